"""A network in the middle of its work: two sites over one share, with something to decide."""

import json
import pathlib

from desk import Site

CLAIRE, ROOM, MAIL, BADGES = (
    "member/claire-dubois", "practice/reserver-une-salle", "practice/courrier", "practice/badges")


def two_sites(folder, lang="fr"):
    """Toulouse, with the fixtures' records, and Lyon, which joined it; and their share."""
    folder = pathlib.Path(folder)
    share = folder / "share"
    share.mkdir()
    toulouse = Site.found(folder, "Toulouse", lang).fill()
    toulouse.run("share", "add", share)
    code = toulouse.run("invite", "Lyon").splitlines()[-1]
    toulouse.run("sync")
    lyon = Site(folder / "lyon", lang)
    lyon.run("join", code, "--share", share)
    lyon.run("sync")
    toulouse.run("sync")
    return toulouse, lyon, share


def busy(folder, lang="fr"):
    """Toulouse, when all kinds of decisions wait there, and something was removed."""
    toulouse, lyon, _ = two_sites(folder, lang)
    toulouse.apply(lines(
        {"on": MAIL, "set": {"title": "Courrier"}, "text": {"body": "Le courrier part à midi."}},
        {"on": BADGES, "set": {"title": "Badges visiteurs", "theme": "accueil"}}))
    both = (toulouse, lyon)
    for site in both + both:
        site.run("sync")
    toulouse.apply(lines(
        {"on": CLAIRE, "set": {"phone": "05 11 11 11 11"}},
        {"on": ROOM, "set": {"owner": CLAIRE, "review": "2027-01-31"}},
        {"on": MAIL, "text": {"body": "Le courrier part à midi pile."}},
        {"on": BADGES, "delete": True}, {"on": "task/codir-rendre-tablettes", "delete": True}))
    lyon.apply(lines(
        {"on": CLAIRE, "set": {"phone": "05 22 22 22 22"}},
        {"on": ROOM, "set": {"owner": "member/lan-nguyen", "review": "2027-02-28"}},
        {"on": MAIL, "text": {"body": "Le gros courrier part à midi."}},
        {"on": BADGES, "set": {"theme": "sécurité"}}))
    for site in (lyon, toulouse):
        site.run("sync")
    toulouse.run("invite", "Pau")
    return toulouse


def lines(*changes):
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in changes)
