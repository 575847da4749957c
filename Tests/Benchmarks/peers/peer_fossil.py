"""Fossil: one file a record, one check-in a change, cloned over a file."""

import os
import shutil
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
        command = ["fossil", "import", "--git", "--quiet", share]
        with subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as importing:
            pages.write_stream(peer.work(work), importing.stdin)
        if importing.returncode:
            raise SystemExit(importing.returncode)
        os.mkdir(folder + "/site")
        fossil("clone", "--quiet", f"file://{share}", folder + "/site.fossil")
        fossil("open", "--quiet", folder + "/site.fossil", within=folder + "/site")
        fossil("settings", "autosync", "off", within=folder + "/site")

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
        fossil("pull", "--quiet", f"file://{folder}/share.fossil", within=folder + "/site")
        return {"ms": watch.total()}


if __name__ == "__main__":
    peer.main(Fossil(), None if shutil.which("fossil") else "fossil is not installed")
