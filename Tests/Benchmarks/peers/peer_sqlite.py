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


SEEN = "CREATE TABLE seen(share TEXT PRIMARY KEY, at INTEGER)"


def rows(line):
    """A change as rows of the table."""
    return [(line["on"], field, value, line["at"], line["site"]) for field, value in fields(line)]


def write(database, rows):
    database.executemany(f"INSERT INTO changes VALUES (?, ?, ?, ?, ?) {KEEP}", rows)


def take(database, path, since=-1, into_words=False):
    """Takes what another database has written since a time."""
    database.execute("ATTACH ? AS other", (path,))
    if into_words:
        database.execute("INSERT INTO words SELECT record, field, value FROM other.changes"
                         " WHERE at > ?", (since,))
    database.execute(f"INSERT INTO changes SELECT * FROM other.changes WHERE at > ? {KEEP}", (since,))
    database.execute("INSERT OR REPLACE INTO seen SELECT ?, max(at) FROM other.changes",
                     (os.path.basename(path),))
    database.commit()
    database.execute("DETACH other")


def give(path, written):
    """Writes rows into a site's database in the share, which may be new."""
    database = sqlite3.connect(path)
    database.execute(TABLE)
    database.execute("CREATE INDEX IF NOT EXISTS news ON changes(at)")
    write(database, written)
    database.commit()
    database.close()


class SQLite:
    """A database a site as the share; one that has taken them all as the site."""

    def prepare(self, folder, work):
        os.mkdir(folder + "/share")
        self.news(folder, work)
        self.fill(folder, "site")

    def news(self, folder, work):
        written = {}
        for line in peer.work(work):
            written.setdefault(line["site"], []).extend(rows(line))
        for site, lines in written.items():
            give(f"{folder}/share/{site}.db", lines)

    def fill(self, folder, name):
        database = sqlite3.connect(f"{folder}/{name}.db")
        database.execute(TABLE)
        database.execute(SEEN)
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
        seen = dict(database.execute("SELECT share, at FROM seen"))
        for path in sorted(glob.glob(folder + "/share/*.db")):
            take(database, path, seen.get(os.path.basename(path), -1), into_words=True)
        database.close()
        return {"ms": watch.total()}

    def work(self, folder, work):
        database = sqlite3.connect(folder + "/site.db")
        database.execute("CREATE TABLE IF NOT EXISTS waiting(record, field, value, at, site)")
        for line in peer.work(work):
            database.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?, ?)", rows(line))
            write(database, rows(line))
            database.executemany(
                "INSERT INTO words VALUES (?, ?, ?)", [row[:3] for row in rows(line)])
        database.commit()
        database.close()

    def push(self, folder):
        watch = peer.Stopwatch()
        database = sqlite3.connect(folder + "/site.db")
        waiting = database.execute("SELECT * FROM waiting").fetchall()
        give(f"{folder}/share/{waiting[0][4]}.db", waiting)
        database.execute("DELETE FROM waiting")
        database.commit()
        database.close()
        return {"ms": watch.total()}


if __name__ == "__main__":
    peer.main(SQLite())
