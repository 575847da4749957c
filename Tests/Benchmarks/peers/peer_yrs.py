"""Yrs, by its Python package: one document, which all sites edit in turn."""

import peer
from documents import Documents

try:
    from pycrdt import Doc, Map, Text
    MISSING = None
except ImportError:
    MISSING = "not installed: pip install pycrdt"


class Yrs(Documents):
    """One transaction a change."""

    def __init__(self):
        self.records, self.texts = {}, {}

    def new(self):
        return Doc()

    def follow(self, document, line):
        change = line["change"]
        records = document.get("records", type=Map)
        with document.transaction():
            name = line["on"]
            if name not in self.records:
                if name not in records:
                    records[name] = Map()
                self.records[name] = records[name]
            record = self.records[name]
            for field, value in change.get("set", {}).items():
                record[field] = value
            for verb, value in (("add", True), ("remove", None)):
                for field, elements in change.get(verb, {}).items():
                    for element in elements:
                        record[f"{field}/{element}"] = value
            for field, text in line["text"].items():
                self.rewrite(record, name, field, text)

    def rewrite(self, record, name, field, new):
        """Replaces what differs between the old text and the new one; Yrs counts bytes."""
        new = new.encode()
        if (name, field) not in self.texts:
            if field not in record:
                record[field] = Text()
            self.texts[name, field] = record[field], str(record[field]).encode()
        container, old = self.texts[name, field]
        start, end = difference(old, new)
        if len(old) - end > start:
            del container[start:len(old) - end]
        if len(new) - end > start:
            container.insert(start, new[start:len(new) - end].decode())
        self.texts[name, field] = container, new

    def everything(self, document):
        return document.get_update()

    def take(self, document, update):
        document.apply_update(update)

    def read(self, document):
        return document.get("records", type=Map).to_py()

    def version(self, document):
        return document.get_state()

    def changes(self, document, version):
        return document.get_update(version)


def difference(old, new):
    """How many bytes are the same at the start and at the end, in whole characters."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    while start and start < most and new[start] & 0xC0 == 0x80:
        start -= 1
    end = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    while end and new[len(new) - end] & 0xC0 == 0x80:
        end -= 1
    return start, end


if __name__ == "__main__":
    peer.main(None if MISSING else Yrs(), MISSING)
