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
  /// Whether some changes of its records have an effect by leads alone, or by the site that they
  /// are about.
  public var isForSome: Bool { isForLeads || self == .site || fields.contains(where: \.isForSome) }
}

extension Field {
  /// Of the words that the field may hold, the first that anybody may say.
  public var firstForAll: Value? {
    guard case .value(.choice(let choices)) = content else { return nil }
    return choices.first { !$0.isForLeads }.map { Value($0.name) }
  }

  fileprivate var isForSome: Bool {
    guard case .value(.choice(let choices)) = content else { return false }
    return choices.contains(where: \.isForLeads)
  }
}
