"""Fossil: one file a record, one check-in a change, cloned over a file."""

import os
import shutil
import sqlite3
import subprocess
import time

import pages
import peer

os.environ.setdefault("USER", "r")


def fossil(*arguments, within=None):
    subprocess.run(["fossil", *arguments], check=True, cwd=within, stdout=subprocess.DEVNULL)


class Fossil:
    """A repository file as the share, and a clone with its checkout as the site."""

    def prepare(self, folder, work):
        share = folder + "/share.fossil"
        pages.keep(self.replay([share], work, {}), folder)
        os.mkdir(folder + "/site")
        fossil("clone", "--quiet", f"file://{share}", folder + "/site.fossil")
        fossil("open", "--quiet", folder + "/site.fossil", within=folder + "/site")
        fossil("settings", "autosync", "off", within=folder + "/site")

    def replay(self, arguments, work, written, tip=None):
        """Checks the work in, and returns the pages as they then are."""
        command = ["fossil", "import", "--git", "--quiet", *arguments]
        with subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as importing:
            pages.write_stream(peer.work(work), importing.stdin, written, tip)
        if importing.returncode:
            raise SystemExit(importing.returncode)
        return written

    def join(self, folder):
        fresh = folder + "/fresh.fossil"
        if os.path.exists(fresh):
            os.remove(fresh)
        watch = peer.Stopwatch()
        fossil("clone", "--quiet", f"file://{folder}/share.fossil", fresh)
        took = watch.total()
        files = subprocess.check_output(["fossil", "ls", "-R", fresh, "-r", "tip"])
        return {"ms": took, "records": len(files.splitlines())}

    def apply(self, folder):
        site = folder + "/site"
        isnew = not os.path.exists(site + "/measure")
        with open(site + "/measure", "w", encoding="utf-8") as file:
            file.write(f"title: Une mesure, {time.time_ns()}\n")
        if isnew:
            fossil("add", "measure", within=site)
        watch = peer.Stopwatch()
        fossil("commit", "--quiet", "-m", "x", "--no-warnings", within=site)
        return {"ms": watch.total()}

    def sync(self, folder):
        watch = peer.Stopwatch()
        site = folder + "/site"
        fossil("pull", "--quiet", f"file://{folder}/share.fossil", within=site)
        fossil("update", "--quiet", within=site)
        return {"ms": watch.total()}

    def news(self, folder, work):
        """An import goes on from where the share is, which it knows as a mark."""
        share, marks = folder + "/share.fossil", folder + "/marks"
        with sqlite3.connect(share) as database:
            tip = database.execute("SELECT rid, uuid FROM leaf JOIN blob USING (rid)").fetchone()
        with open(marks, "w", encoding="utf-8") as file:
            file.write(f"c{tip[0]} :1 {tip[1]}\n")
        written = self.replay(
            ["--incremental", "--import-marks", marks, share], work, pages.kept(folder), ":1")
        pages.keep(written, folder)

    def work(self, folder, work):
        site = folder + "/site"
        written = pages.kept(folder)
        for line in peer.work(work):
            name, content = pages.follow(line, written)
            is_new = not os.path.exists(f"{site}/{name}")
            os.makedirs(os.path.dirname(f"{site}/{name}"), exist_ok=True)
            with open(f"{site}/{name}", "w", encoding="utf-8") as file:
                file.write(content)
            if is_new:
                fossil("add", name, within=site)
            fossil("commit", "--quiet", "-m", "x", "--no-warnings", "--allow-empty", within=site)
        pages.keep(written, folder)

    def push(self, folder):
        watch = peer.Stopwatch()
        fossil("push", "--quiet", f"file://{folder}/share.fossil", within=folder + "/site")
        return {"ms": watch.total()}


if __name__ == "__main__":
    peer.main(Fossil(), None if shutil.which("fossil") else "fossil is not installed")
