import Merge

extension Change {
  /// Whether only a lead makes such a change, by what the table of kinds declares. The surfaces
  /// refuse it to anybody else, and where it was written all the same it has no effect.
  ///
  /// A site's own record is told apart by its author, too: ``Judgement``.
  public var isForLeads: Bool {
    guard let kind = Kind.of(record: record) else { return false }
    return kind.isForLeads
      || set.contains { kind.field($0.field)?.isForLeads($0.content) ?? false }
  }
}

extension Kind {
  /// Which changes of some record are not everybody's to make.
  public enum Reserve: Hashable, Sendable {
    /// None.
    case nothing
    /// Those in whose JSON one of these texts stands: there a field is given a word of leads.
    /// Inside a string they can't stand, since quotes are escaped there.
    case saying([String])
    /// All.
    case everything
  }

  /// Which changes of its records have an effect by leads alone, or by the site that they are
  /// about: ``Change/isForLeads`` for changes that were not decoded.
  public var reserve: Reserve {
    if isForLeads || self == .site { return .everything }
    let words = fields.flatMap(\.wordsOfLeads)
    return words.isEmpty ? .nothing : .saying(words)
  }
}

extension Field {
  /// Of the words that the field may hold, the first that anybody may say.
  public var firstForAll: Value? {
    guard case .value(.choice(let choices)) = content else { return nil }
    return choices.first { !$0.isForLeads }.map { Value($0.name) }
  }

  /// How a change spells that the field is given a word of leads.
  fileprivate var wordsOfLeads: [String] {
    guard case .value(.choice(let choices)) = content else { return [] }
    return choices.filter(\.isForLeads).map { "\(Value(name).json):\(Value($0.name).json)" }
  }
}
