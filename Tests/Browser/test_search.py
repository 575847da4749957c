"""Search as one types: over everything, and in a list."""

import unittest

from journey import Journey, both


class Search(Journey):

    @both
    def test_what_is_typed_is_found_without_sending_it(self):
        self.serve(self.site(full=True))
        browser = self.browser
        browser.go("/practice")

        browser.type(self.say("Rechercher", "Search"), "reunion")

        # The field of the list: its rows change in place, accents ignored.
        browser.sees("Réserver une salle de réunion")
        browser.wait("fewer rows", lambda: not browser.has("link", "Accueillir un nouvel arrivant"))
        self.assertEqual(browser.path, "/practice")

    @both
    def test_the_field_above_finds_over_everything_and_leads_there(self):
        self.serve(self.site(full=True))
        browser = self.browser
        browser.go("/member")

        browser.run("document.getElementById('find').focus()")
        browser.keys("benkacem")
        browser.wait("hit", lambda: browser.run(
            "return !!document.querySelector('.results a')"))
        browser.follow("Mehdi Benkacem")

        self.assertEqual(browser.heading(), "Mehdi Benkacem")
        browser.sees("+33 5 36 49 10 27")

    @both
    def test_without_script_a_search_is_a_page_of_its_own(self):
        self.serve(self.site(full=True))
        self.browser.go("/search?q=salle")
        self.assertTrue(self.browser.has("link", "Réserver une salle de réunion"))

    @both
    def test_what_is_not_there_is_said_to_be_not_there(self):
        self.serve(self.site(full=True))
        self.browser.go("/search?q=xylophone")
        self.browser.sees(self.say("Rien ne correspond.", "Nothing matches."))


if __name__ == "__main__":
    unittest.main()
