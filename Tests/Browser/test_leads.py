"""A lead makes another site a lead, and decides who belongs, by clicks; the others see it."""

import json
import unittest

from desk import Site
from journey import Journey, both
from scene import two_sites


class Leads(Journey):

    def number(self, site):
        return json.loads(site.run("status", "--json"))["site"]

    def contest(self):
        """Toulouse, two sites that joined by one of its codes, and their numbers."""
        toulouse, _, share = two_sites(self.new_folder(), self.lang)
        code = toulouse.run("invite", "Pau").splitlines()[-1]
        toulouse.run("push")
        sites = [Site(self.new_folder() / "home", self.lang) for _ in range(2)]
        for site in sites:
            site.run("join", code)
            site.run("share", "add", share)
            site.run("push")
        toulouse.run("sync")
        return toulouse, sites, [self.number(site) for site in sites]

    @both
    def test_a_lead_is_made_by_clicks_from_the_question_on_the_home_page(self):
        toulouse, lyon, _ = two_sites(self.new_folder(), self.lang)
        self.serve(toulouse)
        browser = self.browser
        browser.sees(self.say("un seul site animateur", "only one lead site"))
        browser.follow(self.say("Choisir un site", "Choose a site"))
        browser.follow("Lyon")
        browser.follow(self.say("Nommer site animateur", "Make it a lead site"))
        browser.sees(self.say(
            "Il peut alors inviter, révoquer, valider et effacer",
            "It may then invite, revoke, validate and erase"))
        browser.press(self.say("Nommer site animateur", "Make it a lead site"))
        browser.sees(self.say("C’est noté. Échangez", "Noted. Exchange"))

        browser.go("/")
        self.assertNotIn(self.say("un seul site animateur", "only one lead site"), browser.text())
        toulouse.run("sync")
        lyon.run("sync")
        self.assertTrue(json.loads(lyon.run("status", "--json"))["lead"])
        self.serve(lyon)
        browser.go("/network")
        browser.sees(self.say("Sites animateurs : Lyon, Toulouse.", "Lead sites: Lyon, Toulouse."))

    @both
    def test_of_two_sites_by_one_code_the_lead_keeps_one_by_its_number(self):
        toulouse, both, numbers = self.contest()
        self.serve(toulouse)
        browser = self.browser

        browser.follow(self.say(
            f"Garder : Pau ({numbers[1]})", f"Keep: Pau ({numbers[1]})"))
        browser.press(self.say("Garder", "Keep"))

        browser.sees(self.say("C’est noté. Échangez", "Noted. Exchange"))
        toulouse.run("sync")
        both[1].run("sync")
        status = json.loads(both[1].run("status", "--json"))
        self.assertFalse(status["barred"])
        self.assertIn(numbers[1], toulouse.run("status", "--json"))

    @both
    def test_a_site_that_waits_is_refused_by_clicks_and_told_so_before(self):
        toulouse, _, numbers = self.contest()
        self.serve(toulouse)
        browser = self.browser

        browser.follow(self.say(
            f"Refuser : Pau ({numbers[0]})", f"Refuse: Pau ({numbers[0]})"))
        browser.sees(self.say(
            "rien de ce qu’il a écrit ne compte", "nothing that it wrote counts"))
        browser.press(self.say("Refuser", "Refuse"))

        browser.sees(self.say("C’est noté. Échangez", "Noted. Exchange"))
        browser.sees(self.say("écarté : révoqué", "kept out: revoked"))
        browser.go("/")
        self.assertFalse(browser.has("link", self.say(
            f"Refuser : Pau ({numbers[0]})", f"Refuse: Pau ({numbers[0]})")))

    @both
    def test_who_is_no_lead_sees_who_leads_and_no_button(self):
        _, lyon, _ = two_sites(self.new_folder(), self.lang)
        self.serve(lyon)
        browser = self.browser
        browser.go("/network")
        browser.sees(self.say("Site animateur : Toulouse.", "Lead site: Toulouse."))
        self.assertFalse(browser.has("link", "Toulouse"))
        other = json.loads(lyon.run("status", "--json"))["sites"][0]["origin"]
        browser.go(f"/network/{other}/revoke")
        browser.sees(self.say("Seul un site animateur peut faire cela", "Only a lead site may do"))


if __name__ == "__main__":
    unittest.main()
