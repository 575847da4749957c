"""The pages that are looked at one by one: their names, and where they are over `scene.busy`."""

import json

PAGES = {
    "home": "/",
    "practices": "/practice",
    "practices-found": "/practice?q=salle",
    "members": "/member",
    "members-next": "/member?from=50",
    "ask": "/ask",
    "ask-found": "/ask?q=anglais",
    "twins": "/twins",
    "projects": "/project",
    "tasks": "/task",
    "meetings": "/meeting",
    "surveys": "/survey",
    "charter": "/charter",
    "practice": "/practice/reserver-une-salle",
    "practice-ticks": "/practice/accueillir-un-nouvel-arrivant",
    "practice-form": "/practice/reserver-une-salle/edit",
    "practice-new": "/new/practice",
    "practice-history": "/practice/reserver-une-salle/history",
    "practice-remove": "/practice/reserver-une-salle/remove",
    "member": "/member/claire-dubois",
    "member-form": "/member/claire-dubois/edit",
    "member-forget": "/member/claire-dubois/forget",
    "member-history": "/member/claire-dubois/history",
    "project": "/project/parapheur-electronique",
    "project-form": "/project/parapheur-electronique/edit",
    "task": "/task/guide-page-sans-voiture",
    "meeting": "/meeting/reunion-2027-01",
    "meeting-form": "/meeting/reunion-2027-01/edit",
    "survey": "/survey/seminaire-2027",
    "survey-form": "/survey/seminaire-2027/edit",
    "search": "/search?q=salle",
    "nothing-found": "/search?q=xylophone",
    "conflicts": "/conflicts",
    "removed": "/removed",
    "sync": "/sync",
    "network": "/network",
    "settings": "/settings",
    "welcome": "/welcome",
    "no-such-page": "/nowhere/at/all",
}


def all_pages(site):
    """`PAGES`, and those about another site, whose number is made anew each time."""
    other = json.loads(site.run("status", "--json"))["sites"][0]["origin"]
    return PAGES | {
        "network-site": f"/network/{other}",
        "site-promote": f"/network/{other}/promote",
        "site-revoke": f"/network/{other}/revoke",
    }
