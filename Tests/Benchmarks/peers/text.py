"""Times what Yrs and Loro need for an editing trace, as `bench text` times Réseau.

    python3 text.py [--rounds N] TRACE.json.gz...

A concurrent trace is merged from nothing: its updates go into a fresh document, and the text is
read. This is timed in two ways: "updates", one of each transaction as its author would have sent
it, all in one go; and "whole", one update by a document that has merged them before and leaves
out what nobody needs any more. Making the updates is not timed. A sequential trace is typed again
("edits"), each of its transactions being one of the library's.

Each run has a process of its own, whose peak memory counts the interpreter, too. Prints one JSON
object a line: {"peer", "trace", "what", "ms", "peakMB", "isRight"}, the last saying whether the
run ended in the trace's own text. A library that is not installed is passed over with a sentence.
"""

import argparse
import gzip
import importlib.util
import json
import multiprocessing
import os
import resource
import sys
import time


class Yrs:
    """A document of Yrs, through `pycrdt`, which counts in bytes of UTF-8."""

    package, counts_bytes = "pycrdt", True

    def __init__(self, agent=0):
        from pycrdt import Doc, Text

        self.doc = Doc(client_id=agent + 1)
        self.text = self.doc.get("text", type=Text)

    def edit(self, patches):
        with self.doc.transaction():
            for position, deleted, inserted in patches:
                if deleted:
                    del self.text[position : position + deleted]
                if inserted:
                    self.text.insert(position, inserted)

    def recorded_edit(self, patches):
        """Makes an edit and returns its update."""
        updates = []
        watch = self.doc.observe(lambda event: updates.append(event.update))
        self.edit(patches)
        self.doc.unobserve(watch)
        return updates

    def apply(self, updates):
        with self.doc.transaction():
            for update in updates:
                self.doc.apply_update(update)

    def history(self):
        return self.doc.get_update()

    def read(self):
        return str(self.text)


class Loro:
    """A document of Loro, through `loro`, which counts in scalars."""

    package, counts_bytes = "loro", False

    def __init__(self, agent=0):
        import loro

        self.updates = loro.ExportMode.Updates
        self.nothing = loro.VersionVector()
        self.doc = loro.LoroDoc()
        self.doc.peer_id = agent + 1
        self.text = self.doc.get_text("text")

    def edit(self, patches):
        for position, deleted, inserted in patches:
            if deleted:
                self.text.delete(position, deleted)
            if inserted:
                self.text.insert(position, inserted)
        self.doc.commit()

    def recorded_edit(self, patches):
        """Makes an edit and returns its update."""
        before = self.doc.oplog_vv
        self.edit(patches)
        return [self.doc.export(self.updates(before))]

    def apply(self, updates):
        self.doc.import_batch(updates)

    def history(self):
        return self.doc.export(self.updates(self.nothing))

    def read(self):
        return self.text.to_string()


PEERS = {"yrs": Yrs, "loro": Loro}


def trace(path):
    with gzip.open(path) as file:
        return json.load(file)


def updates(peer, transactions):
    """The update of each transaction, and the one that holds all of them.

    Each author has a document, which takes in what the transaction's parents had seen before it
    makes the edit.
    """
    documents, made, ancestors, seen = {}, [], [], {}
    for index, transaction in enumerate(transactions):
        agent, patches = transaction["agent"], transaction["patches"]
        document = documents.setdefault(agent, peer(agent))
        before = 0
        for parent in transaction["parents"]:
            before |= ancestors[parent] | 1 << parent
        missing, news = before & ~seen.get(agent, 0), []
        while missing:
            lowest = missing & -missing
            news += made[lowest.bit_length() - 1]
            missing ^= lowest
        if news:
            document.apply(news)
        if peer.counts_bytes:
            patches = in_bytes([patches], document.read())[0]
        made.append(document.recorded_edit(patches))
        ancestors.append(before)
        seen[agent] = before | 1 << index
    parts = [part for update in made for part in update]
    whole = peer()
    whole.apply(parts)
    return {"updates": parts, "whole": [whole.history()]}


def in_bytes(edits, text):
    """Edits of a text with their places and lengths in bytes of UTF-8 instead of scalars."""
    if text.isascii() and all(patch[2].isascii() for patches in edits for patch in patches):
        return edits
    result = []
    for patches in edits:
        result.append([])
        for position, deleted, inserted in patches:
            gone = text[position : position + deleted]
            result[-1].append([len(text[:position].encode()), len(gone.encode()), inserted])
            text = text[:position] + inserted + text[position + deleted :]
    return result


def merge(peer, parts):
    document = peer()
    start = time.perf_counter()
    document.apply(parts)
    text = document.read()
    return time.perf_counter() - start, text


def replay(peer, content):
    beginning = content.get("startContent") or ""
    edits = [transaction["patches"] for transaction in content["txns"]]
    if peer.counts_bytes:
        edits = in_bytes(edits, beginning)
    document = peer()
    document.edit([[0, 0, beginning]])
    start = time.perf_counter()
    for patches in edits:
        document.edit(patches)
    text = document.read()
    return time.perf_counter() - start, text


def run(name, path, parts, answer):
    """One run, in a process of its own."""
    peer, content = PEERS[name], trace(path)
    seconds, text = merge(peer, parts) if parts else replay(peer, content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((seconds * 1000, peak, text == content["endContent"]))


def convert(name, path, answer):
    content = trace(path)
    is_concurrent = "parents" in content["txns"][-1]
    answer.put(updates(PEERS[name], content["txns"]) if is_concurrent else {"edits": None})


def apart(task, *arguments):
    """What `task` answers in a process of its own."""
    context = multiprocessing.get_context("spawn")
    answer = context.SimpleQueue()
    process = context.Process(target=task, args=(*arguments, answer))
    process.start()
    result = answer.get()
    process.join()
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("traces", nargs="+")
    options = parser.parse_args()
    for name, peer in PEERS.items():
        if importlib.util.find_spec(peer.package) is None:
            print(f"{peer.package} is not installed.", file=sys.stderr)
            continue
        for path in options.traces:
            inputs = apart(convert, name, path)
            for _ in range(options.rounds):
                for what, parts in inputs.items():
                    ms, peak, is_right = apart(run, name, path, parts)
                    row = {"peer": name, "trace": os.path.basename(path).split(".")[0]}
                    row |= {"what": what, "ms": round(ms, 2), "peakMB": round(peak, 1)}
                    print(json.dumps(row | {"isRight": is_right}), flush=True)


if __name__ == "__main__":
    main()
