"""Going back and loading again do nothing twice; a page that was closed says so."""

import unittest

from journey import Journey, both

CLAIRE = "member/claire-dubois"


class Repeating(Journey):

    @both
    def test_going_back_and_loading_again_record_nothing_twice(self):
        site = self.site(full=True)
        self.serve(site)
        browser = self.browser
        browser.go("/new/practice")
        browser.fill(self.say("titre", "title"), "Arroser les plantes")
        browser.press(self.say("Enregistrer", "Save"))
        browser.sees(self.say("C’est enregistré.", "Recorded."))
        record = browser.path.partition("?")[0].strip("/")
        before = site.dump()

        browser.reload()
        browser.back()
        browser.reload()

        self.assertEqual(site.dump(), before)
        self.assertEqual(len(site.changes(record)), 1)

    @both
    def test_a_double_click_sends_a_form_once(self):
        site = self.site()
        self.serve(site)
        browser = self.browser
        browser.go("/new/practice")
        browser.fill(self.say("titre", "title"), "Arroser les plantes")
        browser.double_click(self.say("Enregistrer", "Save"))
        browser.sees(self.say("C’est enregistré.", "Recorded."))
        self.assertEqual(site.dump().count("Arroser les plantes"), 1)

    @both
    def test_a_form_that_was_sent_and_gone_back_to_does_not_undo_what_came_later(self):
        site = self.site(full=True)
        self.serve(site)
        browser, phone = self.browser, self.say("téléphone", "phone")
        browser.go(f"/{CLAIRE}/edit")
        browser.fill(phone, "06 11 11 11 11")
        browser.press(self.say("Enregistrer", "Save"))
        site.run("member", "edit", "Claire Dubois", "--phone", "06 22 22 22 22")

        browser.back()
        browser.fill(phone, "06 33 33 33 33")
        browser.press(self.say("Enregistrer", "Save"))

        browser.sees("06 22 22 22 22")
        self.assertEqual(site.fields(CLAIRE)["phone"], "06 22 22 22 22")


if __name__ == "__main__":
    unittest.main()
