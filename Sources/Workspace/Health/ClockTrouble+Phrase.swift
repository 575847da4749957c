import Community

extension ClockTrouble {
  /// Says that no clock is wrong any more.
  public static let overPhrase = Phrase(
    fr: "Les horloges des sites s’accordent de nouveau.", en: "The sites' clocks agree again.")

  /// Whose clock is wrong by how much, and what to do.
  public var phrase: Phrase {
    switch self {
    case .behind(let span, nil):
      let span = Self.days(span)
      return Phrase(
        fr: "L’horloge de ce poste retarde de \(span.french) sur celle des autres sites : "
          + "réglez-la.",
        en: "This computer's clock is \(span.english) behind that of the other sites: set it.")
    case .behind(let span, let site?):
      let span = Self.days(span)
      return Phrase(
        fr: "L’horloge de ce poste retarde de \(span.french) sur celle de \(site.name), ou l’autre "
          + "avance : réglez celle qui est fausse.",
        en: "This computer's clock is \(span.english) behind that of \(site.name), or the other is "
          + "ahead: set the one that is wrong.")
    case .ahead(let span, nil):
      let span = Self.days(span)
      return Phrase(
        fr:
          "L’horloge de ce poste avance de \(span.french) sur celle des autres sites : réglez-la.",
        en: "This computer's clock is \(span.english) ahead of that of the other sites: set it.")
    case .ahead(let span, let site?):
      let span = Self.days(span)
      return Phrase(
        fr: "L’horloge de ce poste avance de \(span.french) sur celle de \(site.name), ou l’autre "
          + "retarde : réglez celle qui est fausse.",
        en: "This computer's clock is \(span.english) ahead of that of \(site.name), or the other "
          + "is behind: set the one that is wrong.")
    case .wasAhead(let span):
      let span = Self.days(span)
      return Phrase(
        fr: "Le dernier changement d’ici porte une date qui ne viendra que dans \(span.french) : "
          + "l’horloge de ce poste avançait, ou retarde maintenant. Vérifiez-la.",
        en: "The last change from here bears a date that is still \(span.english) away: this "
          + "computer's clock was ahead then, or is behind now. Check it.")
    case .other(let site, let span):
      let span = Self.days(span)
      return Phrase(
        fr: "L’horloge de \(site.name) avance de \(span.french) sur celle des autres sites : "
          + "faites-la régler.",
        en: "The clock of \(site.name) is \(span.english) ahead of that of the other sites: have "
          + "it set.")
    }
  }

  /// So many milliseconds, more than a day: the nearest number of days from a day and a half on.
  private static func days(_ span: Int64) -> Phrase {
    let halfADay: Int64 = 43_200_000
    return TimeSpan(milliseconds: span < 3 * halfADay ? span : span + halfADay).phrase
  }
}
