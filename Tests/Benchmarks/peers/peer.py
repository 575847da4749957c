"""What all peers have in common: how they are called, and the work that they replay.

    python3 NAME.py check                    exit 0, or 69 and a sentence on what is missing
    python3 NAME.py prepare FOLDER INPUT     replay the work; not measured
    python3 NAME.py join|apply|sync|push FOLDER   print {"ms": …}
    python3 NAME.py news FOLDER INPUT        let others' changes arrive in the share; not measured
    python3 NAME.py work FOLDER INPUT        make changes at the site; not measured

`ms` is the time of the job alone, without Python's start. Beside it may stand `warm`, the part of it
that is left when a program stays open, with its document in memory; `join` says how many `records`
it then has, so that nobody is fast who has not got all.
"""

import json
import os
import sys
import time


class Stopwatch:
    """Milliseconds since it was made, or since the last lap."""

    def __init__(self):
        self.start = self.last = time.perf_counter()

    def lap(self):
        now = time.perf_counter()
        lap, self.last = now - self.last, now
        return lap * 1000

    def total(self):
        return (time.perf_counter() - self.start) * 1000


def work(path):
    """The changes of a village, in the order of their times: see `PeersWork.swift`."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def append_durably(path, data):
    """Appends to a file, and returns when the bytes are on the disk."""
    with open(path, "ab") as file:
        file.write(data)
        file.flush()
        os.fdatasync(file.fileno())


def main(peer, missing=None):
    """Does what the arguments ask of `peer`; `missing` says what is not installed."""
    if missing:
        print(missing)
        sys.exit(69)
    verb, arguments = sys.argv[1], sys.argv[2:]
    if verb == "check":
        return
    said = getattr(peer, verb)(*arguments)
    if said is not None:
        print(json.dumps(said))
