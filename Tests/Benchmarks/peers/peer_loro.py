"""Loro: the sites as peers of one document."""

import peer
from documents import Documents

try:
    import loro
    MISSING = None
except ImportError:
    MISSING = "not installed: pip install loro"


class Loro(Documents):
    """Commits each change under its site's own peer id."""

    def __init__(self):
        self.peers, self.records = {}, {}

    def new(self):
        return loro.LoroDoc()

    def follow(self, document, line):
        document.peer_id = self.peers.setdefault(line["site"], 1 + len(self.peers))
        change = line["change"]
        record = self.record(document, line["on"])
        for field, value in change.get("set", {}).items():
            record.insert(field, value)
        for verb, value in (("add", True), ("remove", None)):
            for field, elements in change.get(verb, {}).items():
                for element in elements:
                    record.insert(f"{field}/{element}", value)
        for field, text in line["text"].items():
            record.get_or_create_container(field, loro.LoroText()).update(text)
        document.commit()

    def record(self, document, name):
        """The map of a record; kept, since the library looks it up by its path each time."""
        if name not in self.records:
            records = document.get_map("records")
            self.records[name] = records.get_or_create_container(name, loro.LoroMap())
        return self.records[name]

    def everything(self, document):
        return document.export(loro.ExportMode.Snapshot())

    def take(self, document, update):
        document.import_(update)

    def read(self, document):
        return document.get_deep_value()["records"]

    def version(self, document):
        return document.oplog_vv

    def changes(self, document, version):
        return document.export(loro.ExportMode.Updates(version))


if __name__ == "__main__":
    peer.main(None if MISSING else Loro(), MISSING)
