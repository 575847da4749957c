"""Two sites, each in a browser of its own, disagree, exchange by a click, decide by a click."""

import unittest

from browser import Browser
from journey import Journey, both
from scene import CLAIRE, MAIL, lines, two_sites


class TwoSites(Journey):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = Browser()
        cls.addClassCleanup(cls.other.quit)

    def setUp(self):
        super().setUp()
        self.other.forget()

    def two(self):
        """Toulouse and Lyon over one share, each with its page open."""
        toulouse, lyon, self.share = two_sites(self.new_folder(), self.lang)
        self.serve(toulouse)
        self.serve(lyon, self.other)
        return toulouse, lyon

    def exchange(self, browser):
        """Exchanges, and waits until it is over: there is the button again."""
        browser.go("/sync")
        browser.press(self.say("Échanger maintenant", "Exchange now"))
        browser.wait("account", lambda: browser.has(
            "button", self.say("Échanger maintenant", "Exchange now")))

    def edit(self, browser, record, label, text):
        browser.go(f"/{record}/edit")
        browser.fill(label, text)
        browser.press(self.say("Enregistrer", "Save"))
        browser.sees(self.say("C’est enregistré", "Recorded"))

    @both
    def test_a_conflict_is_decided_by_one_click_and_both_show_the_same(self):
        toulouse, lyon = self.two()
        phone = self.say("téléphone", "phone")
        self.edit(self.browser, CLAIRE, phone, "05 11 11 11 11")
        self.edit(self.other, CLAIRE, phone, "05 22 22 22 22")

        self.exchange(self.browser)
        self.exchange(self.other)

        self.other.go("/conflicts")
        self.other.sees("05 11 11 11 11")
        self.other.sees("05 22 22 22 22")
        self.other.press_beside("05 11 11 11 11")
        self.other.sees(self.say("Rien n’est à décider", "Nothing to decide"))
        self.exchange(self.other)
        self.exchange(self.browser)

        self.assertEqual(toulouse.fields(CLAIRE)["phone"], "05 11 11 11 11")
        self.assertEqual(toulouse.dump(), lyon.dump())
        self.browser.go(f"/{CLAIRE}")
        self.browser.sees("05 11 11 11 11")

    @both
    def test_a_decision_is_asked_again_when_the_conflict_changed_meanwhile(self):
        toulouse, lyon = self.two()
        phone = self.say("téléphone", "phone")
        self.edit(self.browser, CLAIRE, phone, "05 11 11 11 11")
        self.edit(self.other, CLAIRE, phone, "05 22 22 22 22")
        self.exchange(self.browser)
        self.exchange(self.other)
        self.other.go("/conflicts")
        self.edit(self.browser, CLAIRE, phone, "05 33 33 33 33")
        toulouse.run("sync")
        lyon.run("sync")

        self.other.press_beside("05 11 11 11 11")

        self.other.sees("05 33 33 33 33")
        self.assertIn("05 22 22 22 22", lyon.run("conflicts"))

    @both
    def test_a_text_that_both_changed_is_reread_and_left_as_it_is(self):
        toulouse, lyon = self.two()
        toulouse.apply(lines({"on": MAIL, "set": {"title": "Courrier"},
                              "text": {"body": "Le courrier part à midi."}}))
        toulouse.run("sync")
        lyon.run("sync")
        body = self.say("texte", "body")
        self.edit(self.browser, MAIL, body, "Le courrier part à midi pile.")
        self.edit(self.other, MAIL, body, "Le gros courrier part à midi.")
        self.exchange(self.browser)
        self.exchange(self.other)

        self.other.go("/conflicts")
        self.other.press(
            self.say("Le texte réuni est bon ainsi", "The joined text is right as it is"))
        self.exchange(self.other)
        self.exchange(self.browser)

        self.assertEqual(toulouse.dump(), lyon.dump())
        self.assertEqual(
            toulouse.fields(MAIL)["body"], "Le gros courrier part à midi pile.")
        self.assertNotIn("reread", toulouse.dump())

    @both
    def test_a_share_that_is_away_is_said_and_loses_nothing(self):
        toulouse, _ = self.two()
        self.edit(self.browser, CLAIRE, self.say("service", "unit"), "Pôle Énergie")
        self.share.rename(self.share.with_name("away"))

        self.exchange(self.browser)
        self.browser.sees(self.say("n’est pas là", "is not there"))
        self.assertEqual(toulouse.fields(CLAIRE)["unit"], "Pôle Énergie")


if __name__ == "__main__":
    unittest.main()
