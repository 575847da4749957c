"""One file a record, one commit a change: the work as a stream for `git fast-import`."""

import pickle


class Page:
    """A record as the file that people would keep."""

    def __init__(self):
        self.values, self.sets, self.texts = {}, {}, {}

    def follow(self, line):
        change = line["change"]
        self.values.update(change.get("set", {}))
        for field, elements in change.get("add", {}).items():
            self.sets.setdefault(field, set()).update(elements)
        for field, elements in change.get("remove", {}).items():
            self.sets.setdefault(field, set()).difference_update(elements)
        self.texts.update(line["text"])

    def __str__(self):
        lines = [f"{field}: {value}" for field, value in sorted(self.values.items())]
        lines += [f"{field}: {', '.join(sorted(held))}" for field, held in sorted(self.sets.items())]
        lines += [f"\n{text}" for _, text in sorted(self.texts.items())]
        return "\n".join(lines) + "\n"


def path(record):
    """Records in folders by their first letters: one folder of 40,000 files, written anew at each
    commit, is nothing that a user of git would keep."""
    kind, name = record.split("/")
    return f"{kind}/{name[:2]}/{name[2:]}.md"


def write_stream(work, stream, pages, tip=None):
    """Writes a commit for each change, the first of them on top of `tip` where there is one."""
    for line in work:
        name, content = follow(line, pages)
        content = content.encode()
        stream.write((f"commit refs/heads/main\ncommitter r <r@r> {line['at'] // 1000} +0000\n"
                      "data 1\nx\n").encode())
        if tip:
            stream.write(f"from {tip}\n".encode())
            tip = None
        stream.write(f"M 100644 inline {name}\ndata {len(content)}\n".encode() + content + b"\n")
    stream.close()


def follow(line, pages):
    """The file that a change concerns, and how it reads then."""
    page = pages.setdefault(line["on"], Page())
    page.follow(line)
    return path(line["on"]), str(page)


def keep(pages, folder):
    with open(folder + "/pages", "wb") as file:
        pickle.dump(pages, file)


def kept(folder):
    with open(folder + "/pages", "rb") as file:
        return pickle.load(file)
