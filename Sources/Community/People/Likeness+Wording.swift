extension LikelyPair.Reason {
  /// Why two records look like one person.
  public var phrase: Phrase {
    switch self {
    case .mail: Phrase(fr: "même courriel", en: "same mail address")
    case .phone: Phrase(fr: "même téléphone", en: "same phone number")
    case .name:
      Phrase(fr: "même nom, au même endroit", en: "same name, at the same place")
    case .nearName:
      Phrase(fr: "presque le même nom, au même site", en: "nearly the same name, at one site")
    }
  }
}
