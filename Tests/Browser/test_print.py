"""What is printed: sheets of A4 with the whole text, and nothing of the buttons."""

import base64
import subprocess
import unittest

from journey import Journey, both


class Printed(Journey):

    def printed(self, path):
        self.browser.go(path)
        return self.pdf()

    def pdf(self):
        """The PDF of the page as its own style asks for it: its facts, and its text."""
        pdf = self.browser.driver.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
        file = self.folder / "page.pdf"
        file.write_bytes(base64.b64decode(pdf["data"]))
        facts = subprocess.run(
            ["pdfinfo", file], capture_output=True, text=True, check=True).stdout
        text = subprocess.run(
            ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
        return facts, " ".join(text.split())

    @both
    def test_a_practice_is_printed_whole_on_a4(self):
        self.serve(self.site(full=True))
        facts, text = self.printed("/practice/accueillir-un-nouvel-arrivant")
        self.assertIn("A4", facts)
        self.assertIn("Accueillir un nouvel arrivant", text)
        self.assertIn("Trois semaines avant", text)
        self.assertIn("Nathalie Estrade", text)
        for words in self.say(["Modifier", "Réglages"], ["Edit", "Settings"]):
            self.assertNotIn(words, text)

    @both
    def test_the_report_for_management_is_printed_on_a4(self):
        file = self.folder / "report.html"
        self.site(full=True).run("report", "--output", file)
        self.browser.driver.get(file.as_uri())
        title = self.browser.heading()
        facts, text = self.pdf()
        self.assertIn("A4", facts)
        self.assertIn(" ".join(title.split()), text)
        self.assertIn("Toulouse", text)

    @both
    def test_a_list_is_printed_with_all_its_rows(self):
        self.serve(self.site(full=True))
        facts, text = self.printed("/practice")
        self.assertIn("A4", facts)
        self.assertIn("Réserver une salle de réunion", text)
        self.assertIn("Réserver un déplacement sans oubli", text)


if __name__ == "__main__":
    unittest.main()
