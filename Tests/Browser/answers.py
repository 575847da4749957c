"""How fast the page answers, with 10,000 records: a table of times, without any judgement.

    python3 Tests/Browser/answers.py [PROGRAM] [RECORDS]

PROGRAM is a build of `reseau`: best the README's release build, which is the default.
"""

import http.client
import json
import pathlib
import random
import statistics
import sys
import tempfile
import time

import desk

ROUNDS = 200
SEED = 20261124
WORDS = """accueil voyage réunion salle courrier badge visite facture archive parapheur
agenda covoiturage annuaire formation sécurité séminaire traduction déplacement signature fournitures
planning messagerie convocation compte rendu tri papier gobelet alarme navette hôtel visa""".split()
PATHS = {
    "home": "/", "list": "/practice", "list, 2nd page": "/practice?from=50",
    "list, last page": "/practice?from=2950", "list by status": "/practice?status=draft",
    "rows as one types": "/rows/practice?q={word}", "find as one types": "/find?q={word}",
    "find, two letters": "/find?q={start}", "find, two words": "/find?q={word}%20{other}",
    "search": "/search?q={word}", "titles": "/titles?kinds=member&q={start}",
    "record": "/practice/p{number}", "form": "/practice/p{number}/edit",
    "member": "/member/m{number}",
}


def records(count, chance):
    """Changes that make `count` records: members, practices, projects, tasks and comments."""
    def some(least, most):
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))
    for number in range(count * 3 // 10):
        yield {"on": f"member/m{number}", "set": {
            "name": f"{some(1, 1).title()} {some(1, 1).title()} {number}", "site": some(1, 1),
            "title": some(2, 4), "phone": f"+33 5 36 {number:06}"}, "add": {"skills": [some(1, 2)]}}
    for number in range(count * 3 // 10):
        yield {"on": f"practice/p{number}", "set": {
            "title": some(3, 6).capitalize(), "theme": some(1, 1), "owner": f"member/m{number}",
            "status": chance.choice(["draft", "proposed", "archived"])},
            "text": {"body": "\n\n".join(some(40, 80) for _ in range(4))}}
    for number in range(count * 4 // 10):
        yield {"on": f"task/t{number}", "set": {
            "title": some(3, 6), "who": f"member/m{number % (count * 3 // 10)}", "done": False}}


def measure(line, cookie, path, chance):
    """The milliseconds of each of `ROUNDS` answers, in order."""
    times = []
    for _ in range(ROUNDS):
        word = chance.choice(WORDS)
        asked = path.format(
            word=quoted(word), start=quoted(word[:2]), other=quoted(chance.choice(WORDS)),
            number=chance.randrange(1000))
        began = time.perf_counter()
        line.request("GET", asked, headers={"Cookie": cookie})
        answer = line.getresponse()
        size = len(answer.read())
        times.append((time.perf_counter() - began) * 1000)
        if answer.status not in (200, 404):
            raise SystemExit(f"{asked}: {answer.status}")
    return sorted(times), size, answer.status


def quoted(word):
    return "".join(f"%{byte:02x}" for byte in word.encode())


def main(program=desk.CHECKOUT / ".build/release/reseau", count=10_000):
    desk.PROGRAM = str(pathlib.Path(program).resolve())
    desk.PATIENCE = 600
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="reseau-answers-") as folder:
        site = desk.Site.found(folder, "Toulouse")
        began = time.perf_counter()
        lines = [json.dumps(each, ensure_ascii=False) for each in records(int(count), chance)]
        site.apply("\n".join(lines) + "\n")
        print(f"{len(lines)} records applied in {time.perf_counter() - began:.1f} s")
        with site.open() as page:
            line = http.client.HTTPConnection("127.0.0.1", page.port, timeout=60)
            line.request("GET", page.address.removeprefix(page.origin))
            answer = line.getresponse()
            answer.read()
            cookie = answer.getheader("Set-Cookie").partition(";")[0]
            print(f"{'page':20} {'median':>9} {'p95':>9} {'worst':>9} {'bytes':>8}")
            for name, path in PATHS.items():
                times, size, status = measure(line, cookie, path, chance)
                note = "" if status == 200 else f"  ({status})"
                print(f"{name:20} {statistics.median(times):6.1f} ms "
                      f"{times[int(ROUNDS * 0.95)]:6.1f} ms {times[-1]:6.1f} ms {size:8}{note}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
