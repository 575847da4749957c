"""The first minutes: no home yet; a network is founded, or joined by a code, in the browser."""

import unittest

from desk import Site
from journey import Journey, both


class Welcome(Journey):

    def newcomer(self):
        """A computer on which nothing is yet, with its page open."""
        site = Site(self.new_folder() / "home", self.lang)
        self.serve(site)
        return site

    @both
    def test_without_a_home_every_page_leads_to_the_welcome(self):
        site = self.newcomer()
        for path in ("/", "/practice", "/sync", "/member/claire-dubois"):
            self.browser.go(path)
            self.assertEqual(self.browser.path, "/welcome")
        self.assertTrue(self.browser.has(
            "heading", self.say("Bienvenue dans Réseau", "Welcome to Réseau")))
        self.assertFalse(site.home.exists())

    @both
    def test_a_network_is_founded_in_the_browser(self):
        site = self.newcomer()
        browser = self.browser
        browser.go("/")
        browser.fill(self.say("Nom du réseau", "Name of the network"), "Réseau Sud")
        browser.fill(self.say("Nom de ce site", "Name of this site"), "Toulouse")
        browser.press(self.say("Fonder le réseau", "Found the network"))
        browser.wait("home", lambda: browser.path.partition("?")[0] != "/welcome")
        self.assertIn("Réseau Sud", site.run("status"))
        browser.go("/new/practice")
        browser.fill(self.say("titre", "title"), "Arroser les plantes")
        browser.press(self.say("Enregistrer", "Save"))
        browser.sees(self.say("C’est enregistré.", "Recorded."))

    @both
    def test_one_joins_by_the_code_that_a_lead_made_in_the_browser(self):
        share = self.new_folder() / "share"
        share.mkdir()
        lead = self.site(full=True)
        browser = self.browser
        with lead.open() as page:
            browser.come_in(page)
            browser.go("/settings")
            browser.fill(self.say("Chemin du dossier", "Path of the folder"), str(share))
            browser.press(self.say("Ajouter un dossier", "Add a folder"))
            browser.sees(str(share))
            browser.fill(self.say("Nom du site", "Name of the site"), "Lyon")
            browser.press(self.say("Préparer l’invitation", "Prepare the invitation"))
            code = browser.value(self.say("Le code", "The code"))
            lead.run("sync")
        site = self.newcomer()
        browser.go("/")
        browser.fill(self.say("Code d’invitation", "Invitation code"), code)
        browser.fill(self.say("Dossier partagé", "Shared folder"), str(share))
        browser.press(self.say("Rejoindre le réseau", "Join the network"))

        browser.wait("records", lambda: "Claire Dubois" in self.seen("/member"))
        site.run("sync")
        lead.run("sync")
        self.assertEqual(site.dump(), lead.dump())

    def seen(self, path):
        self.browser.go(path)
        return self.browser.text()

    @both
    def test_a_wrong_code_is_said_and_what_was_typed_stays(self):
        site = self.newcomer()
        browser = self.browser
        browser.go("/")
        code, folder = self.say("Code d’invitation", "Invitation code"), "/nowhere/at/all"
        browser.fill(code, "reseau1-abcdef")
        browser.fill(self.say("Dossier partagé", "Shared folder"), folder)
        browser.press(self.say("Rejoindre le réseau", "Join the network"))

        self.assertEqual(browser.value(code), "reseau1-abcdef")
        self.assertEqual(browser.value(self.say("Dossier partagé", "Shared folder")), folder)
        self.assertTrue(browser.run(
            "return document.querySelector('main [role=alert]:not([hidden])')"
            ".innerText.length > 10"))
        self.assertFalse((site.home / "site.json").exists())


if __name__ == "__main__":
    unittest.main()
