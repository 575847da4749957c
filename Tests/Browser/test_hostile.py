"""What comes from elsewhere may hold anything: it is read as text, and nothing of it runs."""

import gzip
import json
import unittest

from journey import Journey
from test_door import elsewhere

RUN = "window.incidents.push('ran')"
TAG = f'"><img src=x onerror="{RUN}"><script>{RUN}</script>'
WORDS = "{{page.token}} {{{html}}} &lt;b&gt; ' onfocus=" + RUN + " autofocus='"
MARKDOWN = """# <script>{run}</script>

<img src="{away}/raw.png" onerror="{run}"> <iframe src="{away}/frame"></iframe>
<svg onload="{run}"></svg> <style>@import url({away}/style.css);</style>
<form action="{away}/form"><input autofocus onfocus="{run}"></form>

[a](javascript:{run}) [b](JaVaScRiPt:{run}) [c](&#106;avascript:{run}) [d](vbscript:{run})
[e](data:text/html,<script>{run}</script>) <javascript:{run}> [f](  java\nscript:{run})

![g]({away}/picture.png) ![h](data:image/svg+xml,<svg/onload={run}>) ![i](javascript:{run})

| <b onmouseover="{run}">j</b> | `<script>{run}</script>` |
|---|---|
| [k][l] | <math><mtext><script>{run}</script></mtext></math> |

```<script>{run}</script>
</code></pre><script>{run}</script>
```

[l]: javascript:{run} "</a><script>{run}</script>"
"""


def hostile(away):
    """A network in which somebody tries everything, as changes."""
    text = MARKDOWN.replace("{run}", RUN).replace("{away}", away)
    return [
        {"on": "member/one", "set": {
            "name": TAG, "site": TAG, "title": WORDS, "unit": TAG, "assists": WORDS,
            "phone": "javascript:" + RUN, "email": f"a@b.c\"onfocus=\"{RUN}"},
         "add": {"tags": [TAG, WORDS], "skills": [TAG], "languages": [WORDS], "roles": [TAG]},
         "text": {"notes": text}},
        {"on": "practice/one", "set": {"title": TAG, "theme": TAG, "owner": "member/one"},
         "add": {"tags": [TAG], "useful": ["member/one"], "adopted": [TAG]},
         "text": {"body": text}},
        {"on": "practice/two", "set": {"title": WORDS, "theme": WORDS, "owner": "member/none"},
         "text": {"body": TAG}},
        {"on": "project/one", "set": {"title": TAG, "sponsor": TAG, "lead": "member/one"},
         "text": {"aim": text, "log": WORDS}},
        {"on": "task/one", "set": {"title": TAG, "project": "project/one", "who": "member/one"}},
        {"on": "comment/one", "set": {"about": "practice/one", "by": "member/one"},
         "text": {"body": text}},
    ]


def smuggled():
    """What no honest program writes: other types, false references, fields of no name."""
    return [
        {"on": "practice/three", "set": {
            "title": {"text": TAG}, "theme": [TAG], "status": TAG, "owner": "member/" + TAG,
            "review": TAG, "onclick": RUN, "href": "javascript:" + RUN},
         "add": {"useful": ["member/" + TAG, TAG], "style": [TAG]}},
        {"on": "member/three", "set": {"name": TAG, "visible": TAG, "arrived": "2026-" + TAG}},
        {"on": "task/three", "set": {"title": TAG, "order": TAG, "done": {TAG: TAG}}},
    ]


def spelled(change):
    """A change as a journal's line holds it: its parts, their fields and elements in order."""
    def text(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    parts = {"set": change.get("set", {}), "add": {
        field: sorted(set(elements)) for field, elements in change.get("add", {}).items()}}
    return "{" + ",".join(f'"{name}":{text(part)}' for name, part in parts.items() if part) + "}"


def smuggle(site, changes):
    """Writes changes into a home's journal by hand, past all that the program checks."""
    [file] = site.home.glob("journals/*/open.jsonl.gz")
    seq = len(gzip.decompress(file.read_bytes()).splitlines())
    lines = "".join(
        f'{{"seq":{seq + number},"at":"2099-01-01T00:00:00.000Z","on":"{change["on"]}","change":'
        + spelled(change) + "}\n"
        for number, change in enumerate(changes, 1))
    with file.open("ab") as journal:
        journal.write(gzip.compress(lines.encode()))


PATHS = [
    "/", "/practice", "/member", "/project", "/practice/one", "/practice/two", "/practice/three",
    "/practice/three/edit", "/member/three", "/member/three/edit", "/task/three", "/member/one",
    "/project/one", "/task/one", "/comment/one", "/practice/one/edit", "/member/one/edit",
    "/project/one/edit", "/search?q=script", "/search?q=onerror", "/new/practice",
    "/practice?q=%22%3E%3Cscript%3E" + RUN + "%3C/script%3E", "/practice?tags=%3Cscript%3E",
    "/search?q=%3Cimg%20src%3Dx%20onerror%3D" + RUN + "%3E",
    "/%3Cscript%3E" + RUN + "%3C/script%3E",
    "/practice/%3Cimg%20src%3Dx%3E", "/practice/one?note=%3Cscript%3E", "/new/member?name=" + TAG,
]


class Hostile(Journey):

    def setUp(self):
        super().setUp()
        self.port, self.calls = self.stack.enter_context(elsewhere())
        self.home = self.site(TAG[:60])
        lines = [json.dumps(line) for line in hostile(f"http://127.0.0.1:{self.port}")]
        self.home.apply("\n".join(lines) + "\n")
        smuggle(self.home, smuggled())
        self.page = self.serve(self.home)

    def check(self, path):
        """Nothing ran, and nothing was asked for elsewhere."""
        incidents = [each for each in self.browser.incidents() if not each.startswith("img-src ")]
        self.assertEqual(incidents, [], path)
        for asked in self.browser.requests():
            self.assertTrue(
                asked.startswith((self.page.origin + "/", "data:image/", "about:")), (path, asked))
        self.assertEqual(self.calls, [], path)
        self.assertEqual(self.browser.run(
            "return [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes])"
            ".filter((each) => each.name.startsWith('on') || each.name === 'style'"
            " || /^\\s*(javascript|vbscript):/i.test(each.value) && each.name === 'href')"
            ".map((each) => each.name + '=' + each.value)"), [], path)
        self.assertEqual(self.browser.run(
            "return document.querySelectorAll('script:not([src]),iframe,object,embed,base,style,"
            "main svg[onload],main form[action^=http]').length"), 0, path)

    def test_no_page_runs_or_fetches_anything(self):
        for path in PATHS:
            self.browser.go(path)
            self.check(path)

    def test_what_was_smuggled_in_is_shown(self):
        self.browser.go("/practice/three")
        self.browser.sees(TAG)
        # The name of an unknown field, as a label: it begins with a capital on the page.
        self.browser.sees("Href")

    def test_a_hostile_title_is_shown_as_it_was_written(self):
        self.browser.go("/practice/one")
        self.assertEqual(self.browser.heading(), TAG)
        self.browser.go("/member/one/edit")
        self.assertEqual(self.browser.value("nom"), TAG)
        self.assertEqual(self.browser.value("fonction"), WORDS)

    def test_what_is_offered_while_typing_is_text(self):
        browser = self.browser
        browser.go("/practice/two/edit")
        browser.fill("responsable", "script")
        browser.wait("titles", lambda: browser.run(
            "return [...document.querySelectorAll('datalist option')].map((each) => each.value)"
            ".includes(arguments[0])", TAG))
        self.check("titles")
        browser.run("document.getElementById('find').focus()")
        browser.keys("onerror")
        browser.wait("hits", lambda: browser.run(
            "return document.querySelectorAll('.results a').length"))
        self.check("find")
        browser.go("/practice")
        browser.type("Rechercher", "onerror")
        browser.sees("raw.png")  # in what was found, and not in the list as it was
        self.check("rows")

    def test_a_hostile_table_is_taken_in_as_text(self):
        def cell(text):
            return '"' + text.replace('"', '""') + '"'
        table = self.folder / "membres.csv"
        row = ";".join(map(cell, [TAG + " Durand", TAG, "=cmd|' /C calc'!A0", f"<b>{RUN}</b>"]))
        table.write_text(f"nom;fonction;service;notes\n{row}\n", encoding="utf-8-sig")
        self.home.run("import", table, "--kind", "member")
        self.browser.go("/search?q=durand")
        self.check("found")
        self.browser.follow(TAG + " Durand")
        self.assertEqual(self.browser.heading(), TAG + " Durand")
        self.browser.sees("=cmd|' /C calc'!A0")
        self.check("taken in")

    def test_nothing_of_it_runs_in_the_report_and_the_intranet(self):
        report, intranet = self.folder / "report.html", self.folder / "intranet"
        self.home.run("report", "--output", report)
        self.home.run("publish", intranet)
        pages = [report, *sorted(intranet.rglob("*.html"))]
        self.assertGreater(len(pages), 5)
        for file in pages:
            self.browser.driver.get(file.as_uri())
            self.assertEqual(
                [each for each in self.browser.incidents() if not each.startswith("img-src ")], [])
            self.assertEqual(self.calls, [], file.name)

    def test_hostile_markdown_does_nothing_in_the_preview(self):
        self.browser.go("/new/practice")
        text = MARKDOWN.replace("{run}", RUN).replace("{away}", f"http://127.0.0.1:{self.port}")
        self.browser.run(
            "const field = document.getElementById('f-body'); field.value = arguments[0];"
            "field.dispatchEvent(new Event('input', { bubbles: true }))", text)
        self.browser.wait("preview", lambda: self.browser.run(
            "return document.querySelector('.preview').innerText.includes('picture')"
            " || document.querySelectorAll('.preview a').length > 3"))
        self.check("preview")

    def test_what_is_typed_comes_back_as_text_when_it_is_asked_about(self):
        browser = self.browser
        browser.go("/member/one/edit")
        browser.fill("service", TAG)
        self.home.apply(json.dumps({"on": "member/one", "set": {"unit": WORDS}}) + "\n")
        browser.fill("service", TAG + "!")
        browser.press("Enregistrer")
        browser.sees("Rien n’est encore enregistré")
        self.assertEqual(browser.value("service"), TAG + "!")
        self.check("asked")


if __name__ == "__main__":
    unittest.main()
