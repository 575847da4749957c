"""The pages that are looked at one by one: their names, and where they are over `Site.fill`."""

PAGES = {
    "home": "/",
    "practices": "/practice",
    "practices-found": "/practice?q=salle",
    "members": "/member",
    "members-next": "/member?from=50",
    "projects": "/project",
    "tasks": "/task",
    "practice": "/practice/reserver-une-salle",
    "practice-ticks": "/practice/accueillir-un-nouvel-arrivant",
    "practice-form": "/practice/reserver-une-salle/edit",
    "practice-new": "/new/practice",
    "member": "/member/claire-dubois",
    "member-form": "/member/claire-dubois/edit",
    "project": "/project/parapheur-electronique",
    "project-form": "/project/parapheur-electronique/edit",
    "task": "/task/guide-page-sans-voiture",
    "search": "/search?q=salle",
    "nothing-found": "/search?q=xylophone",
    "no-such-page": "/nowhere/at/all",
}
