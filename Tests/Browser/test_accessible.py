"""Every page can be read and used by all, on a desk and on a phone (audit.js has the rules)."""

import json
import pathlib
import re
import unittest

from selenium.webdriver.common.keys import Keys

from browser import DESKTOP
from journey import Journey, both
from pages import all_pages
from scene import busy

AUDIT = pathlib.Path(__file__).with_name("audit.js").read_text(encoding="utf-8")
NARROW = (360, 740)
WORD = "Assistantes" * 18
LONG = {
    "on": "practice/long",
    "set": {"title": WORD, "theme": WORD, "owner": "member/claire-dubois"},
    "add": {"tags": [WORD], "adopted": [WORD]},
    "text": {"body": f"# {WORD}\n\n### {WORD}\n\n- {WORD}\n\n|{WORD}|b|\n|-|-|\n|c|{WORD}|\n"},
}
LONG_PAGES = {
    "long": "/practice/long", "long-form": "/practice/long/edit",
    "long-list": "/practice?theme=" + WORD, "long-found": f"/search?q={WORD}",
}


class Accessible(Journey):

    @both
    def test_every_page_can_be_used_by_all(self):
        site = busy(self.new_folder(), self.lang)
        site.apply(json.dumps(LONG) + "\n")
        self.serve(site)
        self.addCleanup(self.browser.resize, *DESKTOP)
        self.addCleanup(self.browser.darken, False)
        findings = []
        for size, is_dark in ((DESKTOP, False), (NARROW, True)):
            self.browser.resize(*size)
            self.browser.darken(is_dark)
            for name, path in (all_pages(site) | LONG_PAGES).items():
                self.browser.go(path)
                self.browser.keys(Keys.TAB)  # from here on the focus is shown, as with keys
                findings += [f"{name} at {size[0]}: {each}" for each in self.browser.run(AUDIT)]
        self.assertFalse(findings, f"{len(findings)} findings:\n" + "\n".join(findings[:40]))

    @both
    def test_the_report_and_the_intranet_can_be_read_by_all_on_light_and_dark_ground(self):
        site = busy(self.new_folder(), self.lang)
        out = self.new_folder()
        report, intranet = out / "report.html", out / "intranet"
        site.run("report", "--output", report)
        site.run("publish", intranet)
        pages = [report, *sorted(intranet.glob("*.html")), *sorted(intranet.glob("*/*.html"))[:9]]
        self.addCleanup(self.browser.darken, False)
        findings = []
        for is_dark in (False, True):
            self.browser.darken(is_dark)
            for file in pages:
                self.browser.driver.get(file.as_uri())
                self.browser.keys(Keys.TAB)
                ground = self.browser.run(
                    "return getComputedStyle(document.body).backgroundColor")
                brightness = sum(map(int, re.findall(r"\d+", ground)[:3]))
                self.assertEqual(brightness < 384, is_dark, f"{file.name}: {ground}")
                findings += [f"{file.name}, {'dark' if is_dark else 'light'}: {each}"
                             for each in self.browser.run(AUDIT)]
        self.assertFalse(findings, f"{len(findings)} findings:\n" + "\n".join(findings[:40]))

    def test_the_audit_finds_what_is_wrong(self):
        page = """<!doctype html><html><title></title><body><h1>a</h1><h3>b</h3><h1>c</h1>
          <style>a:focus{outline:none}</style>
          <p style="color:#999;background:#fff">d</p><p style="color:#888;font-size:25px">e</p>
          <input><a href="/"></a><button></button><img src="data:,"><svg></svg>
          <a href="/f" style="font-size:8px">f</a><a href="/g" style="font-size:8px">g</a>
          <table><tr><td>h</table><label for="nothing">i</label>
          <p id="j" style="width:3000px">j</p><p id="j">k</p></body></html>"""
        self.browser.run("document.open(); document.write(arguments[0]); document.close()", page)
        self.browser.keys(Keys.TAB)
        found = " ".join(self.browser.run(AUDIT))
        for rule in ["contrast 2.85: <p> “d”", "a field without a label", "no name: <a>",
                     "no name: <button>", "a picture without alt", "a drawing without a title",
                     "small: ", "a table without th", "for=nothing leads nowhere", "id twice: j",
                     "no language", "no title", "not one main", "not one h1", "from h1 to h3",
                     "focus is not seen: <a> “f”", "pixels too wide"]:
            self.assertIn(rule, found)
        self.assertNotIn("“e”", found)


if __name__ == "__main__":
    unittest.main()
