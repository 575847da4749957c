"""The program was ended while its page stays open in the browser: the page says so."""

import unittest

from journey import Journey, both


class Closed(Journey):

    def closed(self):
        return self.say("Cette page n’est plus reliée", "This page is no longer connected")

    @both
    def test_a_form_is_not_lost_when_it_cannot_be_sent(self):
        site = self.site(full=True)
        page = self.serve(site)
        browser, notes = self.browser, self.say("notes", "notes")
        browser.go("/member/claire-dubois/edit")
        browser.fill(notes, "Ce que j’ai écrit pendant une heure.")
        page.stop()

        browser.click(self.say("Enregistrer", "Save"))

        browser.sees(self.closed())
        self.assertEqual(browser.value(notes), "Ce que j’ai écrit pendant une heure.")

    @both
    def test_search_says_that_it_finds_nothing_any_more(self):
        page = self.serve(self.site(full=True))
        self.browser.go("/practice")
        page.stop()
        self.browser.type(self.say("Rechercher", "Search"), "salle")
        self.browser.sees(self.closed())


if __name__ == "__main__":
    unittest.main()
