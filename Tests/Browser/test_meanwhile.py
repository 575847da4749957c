"""A form stays open while others change the same record: nothing is overwritten unseen."""

import json
import unittest

from journey import Journey, both

ROOM, CLAIRE = "practice/reserver-une-salle", "member/claire-dubois"


class Meanwhile(Journey):

    @both
    def test_a_value_that_changed_meanwhile_is_asked_about_and_never_overwritten(self):
        site = self.site(full=True)
        self.serve(site)
        browser, phone = self.browser, self.say("téléphone", "phone")
        browser.go(f"/{CLAIRE}/edit")
        browser.fill(phone, "06 11 11 11 11")
        site.run("member", "edit", "Claire Dubois", "--phone", "06 22 22 22 22")

        browser.press(self.say("Enregistrer", "Save"))

        browser.sees(self.say("Rien n’est encore enregistré", "Nothing is recorded yet"))
        browser.sees("06 22 22 22 22")
        self.assertEqual(browser.value(phone), "06 11 11 11 11")
        self.assertEqual(site.fields(CLAIRE)["phone"], "06 22 22 22 22")

        # Whoever has seen it may decide.
        browser.press(self.say("Enregistrer", "Save"))
        browser.sees(self.say("C’est enregistré.", "Recorded."))
        self.assertEqual(site.fields(CLAIRE)["phone"], "06 11 11 11 11")

    @both
    def test_it_is_asked_again_when_it_changed_once_more(self):
        site = self.site(full=True)
        self.serve(site)
        browser, phone = self.browser, self.say("téléphone", "phone")
        browser.go(f"/{CLAIRE}/edit")
        browser.fill(phone, "06 11 11 11 11")
        for other in ("06 22 22 22 22", "06 33 33 33 33"):
            site.run("member", "edit", "Claire Dubois", "--phone", other)
            browser.press(self.say("Enregistrer", "Save"))
            browser.sees(other)
            self.assertEqual(site.fields(CLAIRE)["phone"], other)

    @both
    def test_another_tab_that_changed_another_field_is_kept(self):
        site = self.site(full=True)
        self.serve(site)
        browser = self.browser
        browser.go(f"/{CLAIRE}/edit")
        browser.fill(self.say("service", "unit"), "Pôle Énergie")
        first = browser.driver.current_window_handle
        browser.driver.switch_to.new_window("tab")
        browser.go(f"/{CLAIRE}/edit")
        browser.fill(self.say("téléphone", "phone"), "06 44 44 44 44")
        browser.fill(self.say("compétences", "skills"), "GED\nvoyages")
        browser.press(self.say("Enregistrer", "Save"))
        browser.sees("06 44 44 44 44")
        browser.driver.close()
        browser.driver.switch_to.window(first)

        browser.press(self.say("Enregistrer", "Save"))

        browser.sees(self.say("C’est enregistré", "Recorded"))
        fields = site.fields(CLAIRE)
        self.assertEqual(fields["unit"], "Pôle Énergie")
        self.assertEqual(fields["phone"], "06 44 44 44 44")
        self.assertEqual(fields["skills"], ["GED", "voyages"])

    @both
    def test_paragraphs_of_two_people_merge(self):
        site = self.site(full=True)
        site.apply(self.body("Un matin.\n\nUn midi.\n\nUn soir.\n"))
        self.serve(site)
        browser = self.browser
        browser.go(f"/{ROOM}/edit")
        browser.type(self.say("texte", "body"), "\nUne nuit.\n")
        site.apply(self.body("Un beau matin.\n\nUn midi.\n\nUn soir.\n"))

        browser.press(self.say("Enregistrer", "Save"))

        browser.sees(self.say("avec ce que d’autres ont changé", "with what others changed"))
        self.assertEqual(
            site.fields(ROOM)["body"], "Un beau matin.\n\nUn midi.\n\nUn soir.\n\nUne nuit.\n")

    @both
    def test_a_paragraph_that_both_changed_is_to_be_reread(self):
        site = self.site(full=True)
        site.apply(self.body("Un matin."))
        self.serve(site)
        browser = self.browser
        browser.go(f"/{ROOM}/edit")
        browser.type(self.say("texte", "body"), " Clair.")
        site.apply(self.body("Un beau matin."))

        browser.press(self.say("Enregistrer", "Save"))

        browser.sees(self.say("relisez le texte", "reread the text"))
        self.assertEqual(site.fields(ROOM)["body"], "Un beau matin. Clair.")

    def body(self, text):
        return json.dumps({"on": ROOM, "text": {"body": text}}) + "\n"


if __name__ == "__main__":
    unittest.main()
