"""Loro and Yrs alike: one document for the network, a map a record, a text container a text. The
share is a file that holds the document's update, and beside it a file for each update that came
later; a site has the document in a file, and appends what it makes or takes in to another."""

import glob
import os
import struct
import time

import peer


class Documents:
    """A peer made of a library's document; subclasses say how the library is called."""

    def prepare(self, folder, work):
        document = self.new()
        for line in peer.work(work):
            self.follow(document, line)
        for name in ("share", "site"):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(self.everything(document))
        os.mkdir(folder + "/updates")

    def load(self, path, updates=()):
        """A document with all that is in a file, and in some updates."""
        document = self.new()
        with open(path, "rb") as file:
            self.take(document, file.read())
        for update in updates:
            self.take(document, update)
        return document

    def site(self, folder):
        """The site's document, as it is on its disk."""
        return self.load(folder + "/site", pieces(folder + "/own"))

    def join(self, folder):
        watch = peer.Stopwatch()
        document = self.load(folder + "/share")
        count = len(self.read(document))
        with open(folder + "/fresh", "wb") as file:
            file.write(self.everything(document))
            os.fsync(file.fileno())
        return {"ms": watch.total(), "records": count}

    def apply(self, folder):
        watch = peer.Stopwatch()
        document = self.site(folder)
        watch.lap()
        version = self.version(document)
        self.follow(document, {
            "site": "site", "text": {}, "on": "practice/mesure",
            "change": {"set": {"title": f"Une mesure {time.time_ns()}"}}})
        append(folder + "/own", self.changes(document, version))
        return {"warm": watch.lap(), "ms": watch.total()}

    def sync(self, folder):
        watch = peer.Stopwatch()
        document = self.site(folder)
        watch.lap()
        for name in self.unseen(folder):
            with open(name, "rb") as file:
                update = file.read()
            self.take(document, update)
            append(folder + "/own", update)
            append(folder + "/seen", os.path.basename(name).encode())
        self.changes(document, self.version(document))
        return {"warm": watch.lap(), "ms": watch.total()}

    def unseen(self, folder):
        seen = {name.decode() for name in pieces(folder + "/seen")}
        return [name for name in sorted(glob.glob(folder + "/updates/*"))
                if os.path.basename(name) not in seen]

    def news(self, folder, work):
        everything = []
        for name in sorted(glob.glob(folder + "/updates/*")):
            with open(name, "rb") as file:
                everything.append(file.read())
        document = self.load(folder + "/share", everything)
        with open(f"{folder}/updates/{len(everything):06}", "wb") as file:
            file.write(self.made(document, work))

    def work(self, folder, work):
        """What is made waits in a file until it is pushed, as a journal's entries do."""
        update = self.made(self.site(folder), work)
        append(folder + "/own", update)
        append(folder + "/waiting", update)

    def made(self, document, work):
        """The update that some changes of a document are."""
        version = self.version(document)
        for line in peer.work(work):
            self.follow(document, line)
        return self.changes(document, version)

    def push(self, folder):
        watch = peer.Stopwatch()
        name = f"{len(os.listdir(folder + '/updates')):06}"
        with open(f"{folder}/updates/{name}", "wb") as file:
            file.write(b"".join(pieces(folder + "/waiting")))
            file.flush()
            os.fsync(file.fileno())
        append(folder + "/seen", name.encode())
        os.remove(folder + "/waiting")
        return {"ms": watch.total()}


def append(path, piece):
    """Appends a piece durably, with its length before it."""
    peer.append_durably(path, struct.pack("<I", len(piece)) + piece)


def pieces(path):
    """The pieces of a file, none where there is none."""
    if not os.path.exists(path):
        return
    with open(path, "rb") as file:
        while length := file.read(4):
            yield file.read(struct.unpack("<I", length)[0])
