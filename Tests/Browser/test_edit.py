"""A practice is read, written, seen before it is saved, and saved once."""

import unittest

from journey import Journey, both

ROOM = "practice/reserver-une-salle"


class Edit(Journey):

    @both
    def test_a_practice_is_edited_with_a_preview_and_saved(self):
        site = self.site(full=True)
        self.serve(site)
        browser = self.browser
        before = site.fields(ROOM)["body"]
        browser.go(f"/{ROOM}")
        browser.follow(self.say("Modifier", "Edit"))

        browser.type(self.say("texte", "body"), "\n\n## Le soir\n\nUn **dernier** coup d’œil.")
        browser.wait("preview", lambda: browser.run(
            "return [...document.querySelectorAll('.preview strong')]"
            ".some((word) => word.textContent === 'dernier')"))
        self.assertEqual(site.fields(ROOM)["body"], before)

        browser.press(self.say("Enregistrer", "Save"))

        browser.sees(self.say("C’est enregistré.", "Recorded."))
        self.assertTrue(browser.has("heading", "Le soir"))
        self.assertEqual(
            site.fields(ROOM)["body"], before + "\n\n## Le soir\n\nUn **dernier** coup d’œil.")
        self.assertEqual(list(site.changes(ROOM)[-1]), ["edit"])

    @both
    def test_what_nobody_changed_is_not_recorded(self):
        site = self.site(full=True)
        self.serve(site)
        for record in (ROOM, "member/claire-dubois", "project/parapheur-electronique"):
            before = site.changes(record)
            self.browser.go(f"/{record}/edit")
            self.browser.press(self.say("Enregistrer", "Save"))
            self.browser.sees(self.say("Rien n’avait changé", "Nothing had changed"))
            self.assertEqual(site.changes(record), before)

    @both
    def test_a_new_member_is_there_at_once(self):
        site = self.site()
        self.serve(site)
        browser = self.browser
        browser.go("/member")
        browser.follow(self.say("Ajouter", "Add"))
        browser.fill(self.say("nom", "name"), "Zoé Œuvrard")
        browser.fill(self.say("téléphone", "phone"), "+33 5 00 00 00 00")
        browser.fill(self.say("compétences", "skills"), "GED\nvoyages\n")
        browser.press(self.say("Enregistrer", "Save"))

        self.assertEqual(browser.heading(), "Zoé Œuvrard")
        record = browser.path.partition("?")[0].strip("/")
        browser.go("/search?q=oeuvrard")
        self.assertTrue(browser.has("link", "Zoé Œuvrard"))
        self.assertEqual(site.fields(record)["skills"], ["GED", "voyages"])
        self.assertEqual(site.fields(record)["phone"], "+33 5 00 00 00 00")

    @both
    def test_comments_stand_under_one_heading_and_the_first_one_can_be_made(self):
        self.serve(self.site(full=True))
        browser = self.browser
        headings = f"""return [...document.querySelectorAll('h2')]
          .filter((each) => each.innerText === '{self.say("Commentaires", "Comments")}').length"""
        browser.go(f"/{ROOM}")
        self.assertEqual(browser.run(headings), 1)

        browser.go("/new/practice")
        browser.fill(self.say("titre", "title"), "Arroser les plantes")
        browser.press(self.say("Enregistrer", "Save"))
        browser.fill(self.say("Votre commentaire", "Your comment"), "Le lundi suffit.")
        browser.press(self.say("Commenter", "Comment"))
        browser.sees("Le lundi suffit.")
        self.assertEqual(browser.run(headings), 1)

    @both
    def test_a_record_without_its_title_is_not_made_and_it_is_said(self):
        site = self.site()
        self.serve(site)
        before = site.dump()
        self.browser.go("/new/practice")
        self.browser.fill(self.say("thème", "theme"), "voyages")
        self.browser.press(self.say("Enregistrer", "Save"))
        self.browser.sees(self.say("Il manque", "Missing"))
        self.assertEqual(site.dump(), before)


if __name__ == "__main__":
    unittest.main()
