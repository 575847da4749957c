"""git: one file a record, one commit a change."""

import os
import shutil
import subprocess
import time

import pages
import peer

SETTINGS = ["-c", "core.fsync=all", "-c", "user.name=r", "-c", "user.email=r@r"]


class Git:
    """A bare repository as the share, and a clone as the site."""

    def prepare(self, folder, work):
        share = folder + "/share"
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", share], check=True)
        pages.keep(self.replay(folder, work, {}), folder)
        subprocess.run(["git", "-C", share, "gc", "-q"], check=True)
        self.clone(folder, "site")

    def replay(self, folder, work, written, tip=None):
        """Commits the work to the share, and returns the pages as they then are."""
        command = ["git", "-C", folder + "/share", "fast-import", "--quiet"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as importing:
            pages.write_stream(peer.work(work), importing.stdin, written, tip)
        if importing.returncode:
            raise SystemExit(importing.returncode)
        return written

    def clone(self, folder, name):
        subprocess.run(
            ["git", "clone", "-q", f"file://{folder}/share", f"{folder}/{name}"], check=True)

    def join(self, folder):
        shutil.rmtree(folder + "/fresh", ignore_errors=True)
        watch = peer.Stopwatch()
        self.clone(folder, "fresh")
        took = watch.total()
        files = subprocess.check_output(["git", "-C", folder + "/fresh", "ls-files"])
        return {"ms": took, "records": len(files.splitlines())}

    def apply(self, folder):
        site = folder + "/site"
        with open(site + "/measure", "w", encoding="utf-8") as file:
            file.write(f"title: Une mesure, {time.time_ns()}\n")
        watch = peer.Stopwatch()
        subprocess.run(["git", "-C", site, *SETTINGS, "add", "measure"], check=True)
        subprocess.run(["git", "-C", site, *SETTINGS, "commit", "-q", "-m", "x"], check=True)
        return {"ms": watch.total()}

    def sync(self, folder):
        watch = peer.Stopwatch()
        subprocess.run(
            ["git", "-C", folder + "/site", *SETTINGS, "pull", "-q", "--ff-only"], check=True)
        return {"ms": watch.total()}

    def news(self, folder, work):
        written = self.replay(folder, work, pages.kept(folder), "refs/heads/main^0")
        pages.keep(written, folder)

    def work(self, folder, work):
        site = folder + "/site"
        written = pages.kept(folder)
        for line in peer.work(work):
            name, content = pages.follow(line, written)
            os.makedirs(os.path.dirname(f"{site}/{name}"), exist_ok=True)
            with open(f"{site}/{name}", "w", encoding="utf-8") as file:
                file.write(content)
            subprocess.run(["git", "-C", site, *SETTINGS, "add", name], check=True)
            subprocess.run(
                ["git", "-C", site, *SETTINGS, "commit", "-q", "--allow-empty", "-m", "x"],
                check=True)
        pages.keep(written, folder)

    def push(self, folder):
        watch = peer.Stopwatch()
        subprocess.run(
            ["git", "-C", folder + "/site", *SETTINGS, "push", "-q", "origin", "main"], check=True)
        return {"ms": watch.total()}


if __name__ == "__main__":
    peer.main(Git(), None if shutil.which("git") else "git is not installed")
