"""All is done without a mouse, in the order in which it is read."""

import unittest

from selenium.webdriver.common.keys import Keys

from journey import Journey, both

TABS = 80  # more than any page has stops


class Keyboard(Journey):

    def tab_to(self, name):
        """Goes on with the tabulator until `name` has the focus."""
        for _ in range(TABS):
            self.browser.keys(Keys.TAB)
            if self.browser.focused().lower() == name.lower():
                return
        self.fail(f"the tabulator never comes to {name}")

    @both
    def test_a_practice_is_written_without_a_mouse(self):
        site = self.site(full=True)
        self.serve(site)
        browser = self.browser
        browser.go("/practice")

        self.tab_to(self.say("Ajouter", "Add"))
        browser.keys(Keys.ENTER)
        browser.wait("form", lambda: browser.path == "/new/practice")
        self.tab_to(self.say("titre", "title"))
        browser.keys("Arroser les plantes")
        self.tab_to(self.say("texte", "body"))
        browser.keys("Le lundi.")
        self.tab_to(self.say("Enregistrer", "Save"))
        browser.keys(Keys.ENTER)

        browser.sees(self.say("C’est enregistré.", "Recorded."))
        self.assertEqual(browser.heading(), "Arroser les plantes")

    @both
    def test_the_first_stop_leads_past_the_menu(self):
        self.serve(self.site(full=True))
        browser = self.browser
        browser.go("/practice")
        browser.keys(Keys.TAB)
        self.assertEqual(browser.focused(), self.say("Aller au contenu", "Skip to content"))
        browser.keys(Keys.ENTER)
        browser.keys(Keys.TAB)
        self.assertTrue(browser.run("return document.activeElement.closest('main') !== null"))

    @both
    def test_arrows_lead_through_what_was_found_and_escape_closes_it(self):
        self.serve(self.site(full=True))
        browser = self.browser
        browser.go("/member")
        shown = "return document.querySelectorAll('.results:not([hidden]) a').length"
        browser.keys(Keys.TAB, Keys.TAB, Keys.TAB)
        browser.keys("dubois")
        browser.wait("hits", lambda: browser.run(shown))

        browser.keys(Keys.ARROW_DOWN)
        self.assertEqual(browser.focused(), "Claire Dubois")
        browser.keys(Keys.ARROW_UP)
        browser.keys(Keys.ESCAPE)
        self.assertEqual(browser.run(shown), 0)

        browser.keys(Keys.CONTROL, "a")
        browser.keys("dubois")
        browser.wait("hits", lambda: browser.run(shown))
        browser.keys(Keys.ARROW_DOWN)
        browser.keys(Keys.ENTER)
        browser.wait("member", lambda: browser.path == "/member/claire-dubois")


if __name__ == "__main__":
    unittest.main()
