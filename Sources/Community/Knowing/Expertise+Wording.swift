extension Expertise.Reason {
  /// Why somebody is named, as people read it.
  public var phrase: Phrase {
    switch self {
    case .field(let name, let said):
      let label = Kind.member.field(name)?.label ?? Phrase(same: name)
      return Phrase(fr: "\(label.french) : \(said)", en: "\(label.english): \(said)")
    case .practice(_, let title, let part):
      switch part {
      case .owner: return Phrase(fr: "suit « \(title) »", en: "looks after “\(title)”")
      case .author: return Phrase(fr: "a écrit « \(title) »", en: "wrote “\(title)”")
      case .commenter: return Phrase(fr: "a commenté « \(title) »", en: "discussed “\(title)”")
      case .user: return Phrase(fr: "utilise « \(title) »", en: "uses “\(title)”")
      }
    }
  }
}
