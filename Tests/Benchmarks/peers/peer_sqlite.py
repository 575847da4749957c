"""SQLite: a table of the last value of each field, the last writer wins. What was written
concurrently is lost, which is why this is so little work."""

import glob
import os
import sqlite3
import time

import peer

TABLE = """CREATE TABLE IF NOT EXISTS changes(
  record TEXT, field TEXT, value TEXT, at INTEGER, site TEXT,
  PRIMARY KEY(record, field)) WITHOUT ROWID"""
KEEP = """ON CONFLICT(record, field) DO UPDATE
  SET value = excluded.value, at = excluded.at, site = excluded.site
  WHERE (excluded.at, excluded.site) > (at, site)"""
WORDS = """CREATE VIRTUAL TABLE words USING fts5(
  record, field, value, tokenize = 'unicode61 remove_diacritics 2')"""


def fields(line):
    """What a change says, as fields and their values; an element of a set is a field, too."""
    change = line["change"]
    yield from change.get("set", {}).items()
    yield from line["text"].items()
    for verb, value in (("add", "1"), ("remove", None)):
        for field, elements in change.get(verb, {}).items():
            for element in elements:
                yield f"{field}/{element}", value


def write(database, rows):
    database.executemany(f"INSERT INTO changes VALUES (?, ?, ?, ?, ?) {KEEP}", rows)


def take(database, path):
    database.execute("ATTACH ? AS other", (path,))
    database.execute(f"INSERT INTO changes SELECT * FROM other.changes WHERE true {KEEP}")
    database.commit()
    database.execute("DETACH other")


class SQLite:
    """A database a site as the share; one that has taken them all as the site."""

    def prepare(self, folder, work):
        os.mkdir(folder + "/share")
        rows = {}
        for line in peer.work(work):
            rows.setdefault(line["site"], []).extend(
                (line["on"], field, value, line["at"], line["site"])
                for field, value in fields(line))
        for site, written in rows.items():
            database = sqlite3.connect(f"{folder}/share/{site}.db")
            database.execute(TABLE)
            write(database, written)
            database.execute("CREATE INDEX news ON changes(at)")
            database.commit()
            database.close()
        self.fill(folder, "site")

    def fill(self, folder, name):
        database = sqlite3.connect(f"{folder}/{name}.db")
        database.execute(TABLE)
        for path in sorted(glob.glob(folder + "/share/*.db")):
            take(database, path)
        database.execute(WORDS)
        database.execute("INSERT INTO words SELECT record, field, value FROM changes")
        database.commit()
        database.close()

    def join(self, folder):
        if os.path.exists(folder + "/fresh.db"):
            os.remove(folder + "/fresh.db")
        watch = peer.Stopwatch()
        self.fill(folder, "fresh")
        took = watch.total()
        database = sqlite3.connect(folder + "/fresh.db")
        count, = database.execute("SELECT count(DISTINCT record) FROM changes").fetchone()
        return {"ms": took, "records": count}

    def apply(self, folder):
        watch = peer.Stopwatch()
        database = sqlite3.connect(folder + "/site.db")
        database.execute("PRAGMA synchronous = FULL")
        row = ("practice/mesure", "title", f"Une mesure {time.time_ns()}", time.time_ns(), "site")
        write(database, [row])
        database.execute("INSERT INTO words VALUES (?, ?, ?)", row[:3])
        database.commit()
        database.close()
        return {"ms": watch.total()}

    def sync(self, folder):
        watch = peer.Stopwatch()
        database = sqlite3.connect(folder + "/site.db")
        for path in sorted(glob.glob(folder + "/share/*.db")):
            database.execute("ATTACH ? AS other", (path,))
            newest, = database.execute("SELECT max(at) FROM other.changes").fetchone()
            database.execute("SELECT 1 FROM other.changes WHERE at > ?", (newest,)).fetchall()
            database.execute("DETACH other")
        database.close()
        return {"ms": watch.total()}


if __name__ == "__main__":
    peer.main(SQLite())
