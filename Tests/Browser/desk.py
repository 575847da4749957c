"""Homes, and the program that serves their page: what stands on a person's desk.

    site = Site.found(folder, "Toulouse")
    with site.open() as page:
        page.address    # opens the page, once: holds a key
"""

import json
import os
import pathlib
import signal
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RESEAU", str(CHECKOUT / ".build/debug/reseau"))
NETWORK = CHECKOUT / "Fixtures/network"
PATIENCE = 60  # seconds that a command may take


class Refused(Exception):
    """A command that ended with another code than 0."""


class Site:
    """A home, and the commands over it."""

    def __init__(self, home, lang="fr"):
        self.home = pathlib.Path(home)
        self.lang = lang

    @classmethod
    def found(cls, folder, name, lang="fr", network="Réseau Valmérac"):
        """Founds a network whose first site is `name`."""
        site = cls(pathlib.Path(folder) / "home", lang)
        site.run("init", network, "--site", name)
        return site

    def run(self, *words, given=None):
        """What a command prints."""
        done = subprocess.run(
            [PROGRAM, "--home", self.home, "--lang", self.lang, *map(str, words)],
            input=given, capture_output=True, text=True, timeout=PATIENCE,
            env={**os.environ, "TZ": "Europe/Paris"})
        if done.returncode != 0:
            raise Refused(f"{words}: {done.returncode}: {done.stderr}")
        return done.stdout

    def apply(self, lines):
        """Records changes, one JSON object a line."""
        self.run("apply", given=lines)

    def fill(self):
        """Takes in the realistic network of the fixtures."""
        files = sorted(NETWORK.glob("*.jsonl"))
        self.apply("".join(file.read_text(encoding="utf-8") for file in files))
        return self

    def dump(self):
        """All records, as every site that has the same changes prints them."""
        return self.run("dump")

    def fields(self, record):
        """What a record holds; nothing when there is none."""
        lines = (json.loads(line) for line in self.dump().splitlines())
        return next((line["fields"] for line in lines if line["record"] == record), {})

    def changes(self, record):
        """What was changed in a record, oldest first."""
        entries = json.loads(self.run("history", record, "--json"))
        return [entry["change"] for entry in entries]

    def open(self):
        return Page(self)


class Page:
    """The page of a home, while it is served."""

    def __init__(self, site):
        self.process = subprocess.Popen(
            [PROGRAM, "--home", site.home, "--lang", site.lang, "open", "--no-browser"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "TZ": "Europe/Paris"})
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http://127.0.0.1:"):
            self.stop()
            raise Refused(f"no address but {self.address!r}")
        self.origin = self.address.partition("/?")[0]
        self.port = int(self.origin.rpartition(":")[2])

    def stop(self):
        """Ends the program, as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
