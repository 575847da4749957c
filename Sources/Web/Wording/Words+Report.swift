import Community

extension Words {
  /// The words of the report for management.
  static let report: [String: Phrase] = [
    "reportTitle": Phrase(fr: "Ce que le réseau a fait", en: "What the network did"),
    "reportSummary": Phrase(fr: "En bref", en: "In short"),
    "reportMeasure": Phrase(fr: "Mesure", en: "Measure"),
    "reportNow": Phrase(fr: "Période", en: "Period"),
    "reportBefore": Phrase(fr: "Période d’avant", en: "Period before"),
    "reportMembers": Phrase(fr: "Membres", en: "Members"),
    "reportMembersBySite": Phrase(
      fr: "Membres par site et par service", en: "Members by site and unit"),
    "reportSite": Phrase(fr: "Site", en: "Site"),
    "reportUnit": Phrase(fr: "Service", en: "Unit"),
    "reportNoSite": Phrase(fr: "Site non indiqué", en: "No site given"),
    "reportNoUnit": Phrase(fr: "non indiqué", en: "none given"),
    "reportUnsaid": Phrase(fr: "non indiqué", en: "none given"),
    "reportPractices": Phrase(fr: "Pratiques", en: "Practices"),
    "reportShared": Phrase(fr: "Pratiques partagées", en: "Practices shared"),
    "reportValidated": Phrase(fr: "Pratiques validées", en: "Practices validated"),
    "reportReused": Phrase(
      fr: "Pratiques reprises par un site", en: "Practices taken over by a site"),
    "reportAdopted": Phrase(fr: "Pratiques reprises", en: "Practices taken over"),
    "reportProjects": Phrase(fr: "Projets", en: "Projects"),
    "reportOrigin": Phrase(fr: "Origine", en: "Origin"),
    "reportStatus": Phrase(fr: "État", en: "State"),
    "reportCount": Phrase(fr: "Nombre", en: "Number"),
    "reportMeetings": Phrase(fr: "Réunions", en: "Meetings"),
    "reportHeld": Phrase(fr: "Réunions tenues", en: "Meetings held"),
    "reportCancelled": Phrase(fr: "Réunions annulées", en: "Meetings cancelled"),
    "reportAverage": Phrase(
      fr: "Présents par réunion, en moyenne", en: "Attendance, on average"),
    "reportHosted": Phrase(fr: "Réunions accueillies", en: "Meetings hosted"),
    "reportHoursHeading": Phrase(fr: "Temps passé, temps gagné", en: "Time spent, time saved"),
    "reportHours": Phrase(fr: "Heures passées sur les projets", en: "Hours spent on projects"),
    "reportGained": Phrase(fr: "Heures gagnées par an", en: "Hours saved a year"),
    "reportHoursShort": Phrase(fr: "Passées", en: "Spent"),
    "reportGainedShort": Phrase(fr: "Gagnées par an", en: "Saved a year"),
    "reportHoursNote": Phrase(
      fr: "Ce que les projets de la période et les pratiques validées font gagner chaque année, "
        + "comme leurs fiches l’estiment.",
      en: "What the projects of the period and the validated practices save each year, as their "
        + "records estimate it."),
    "reportSurveys": Phrase(fr: "Enquêtes", en: "Surveys"),
    "reportSurveysHow": Phrase(
      fr: "Les réponses telles qu’on les connaît aujourd’hui, en sommes : personne n’est nommé, et "
        + "les réponses libres ne se lisent que si assez de membres ont répondu.",
      en: "The answers as they are known today, in sums: nobody is named, and free answers can "
        + "only be read when enough members have answered."),
    "reportAnswer": Phrase(fr: "Réponse", en: "Answer"),
    "reportStep": Phrase(fr: "Degré", en: "Step"),
    "reportPart": Phrase(fr: "Part", en: "Part"),
    "reportHow": Phrase(
      fr: "Tout est compté par site, d’après les fiches du réseau : une pratique est partagée le "
        + "jour où elle est notée, validée le jour où cet état lui est donné, reprise le jour où "
        + "un site dit l’avoir adoptée. Les projets sont ceux qui n’étaient pas finis avant la "
        + "période.",
      en: "All is counted by site, from the network's records: a practice is shared on the day it "
        + "is noted, validated on the day it is given that state, taken over on the day a site "
        + "says that it adopted it. The projects are those that were not over before the period."),
    "reportThin": Phrase(
      fr: "Barre claire : la période d’avant.", en: "Light bar: the period before."),
  ]
}
