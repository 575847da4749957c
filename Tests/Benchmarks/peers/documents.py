"""Loro and Yrs alike: one document for the network, a map a record, a text container a text. The
share is a file that holds the document's update; a site appends its own updates to another."""

import os
import time

import peer


class Documents:
    """A peer made of a library's document; subclasses say how the library is called."""

    def prepare(self, folder, work):
        document = self.new()
        for line in peer.work(work):
            self.follow(document, line)
        with open(folder + "/share", "wb") as file:
            file.write(self.everything(document))

    def load(self, folder):
        """A fresh document with everything in it, and how many records were read in it."""
        document = self.new()
        with open(folder + "/share", "rb") as file:
            self.take(document, file.read())
        return document, len(self.read(document))

    def join(self, folder):
        watch = peer.Stopwatch()
        document, count = self.load(folder)
        with open(folder + "/fresh", "wb") as file:
            file.write(self.everything(document))
            os.fsync(file.fileno())
        return {"ms": watch.total(), "records": count}

    def apply(self, folder):
        watch = peer.Stopwatch()
        document, _ = self.load(folder)
        watch.lap()
        version = self.version(document)
        self.follow(document, {
            "site": "site", "text": {}, "on": "practice/mesure",
            "change": {"set": {"title": f"Une mesure {time.time_ns()}"}}})
        peer.append_durably(folder + "/own", self.news(document, version))
        return {"warm": watch.lap(), "ms": watch.total()}

    def sync(self, folder):
        watch = peer.Stopwatch()
        document, _ = self.load(folder)
        watch.lap()
        self.news(document, self.version(document))
        return {"warm": watch.lap(), "ms": watch.total()}
