import Merge

/// The rules for changes that are typed here.
///
/// What comes from elsewhere is never held against them: it is merged and shown as it is, since
/// another site's newer program may know more.
public enum Rules {
  /// The most scalars of a line of text.
  public static let longestLine = 1_000
  /// The most scalars of an element of a set.
  public static let longestElement = 200
  /// The most elements that one change puts into a set, or takes out of it.
  public static let mostElements = 1_000
  /// The most bytes of UTF-8 of a text, and of what one edit inserts.
  public static let longestText = 1 << 20
  /// The most steps of an edit.
  public static let mostSteps = 100_000

  /// Checks the shape of `change`, by itself: whether what it names exists is not asked.
  public static func check(_ change: Change) throws(RuleError) { try check(Draft(change)) }

  /// Checks the shape of `draft`, as for a change.
  public static func check(_ draft: Draft) throws(RuleError) {
    let change = draft.change
    let rules = RecordRules(record: change.record, kind: try kind(of: change.record))
    if change.delete, draft.doesMoreThanDelete { throw rules.refusal(.deleteAndMore) }
    for part in change.set { try rules.checkSet(part) }
    for part in change.add { try rules.checkAdd(part) }
    for part in change.remove { try rules.checkRemove(part) }
    for part in change.edit { try rules.checkEdit(part) }
    for part in draft.texts {
      try rules.checkText(part)
      if change.edit.contains(where: { $0.field == part.field }) {
        throw rules.refusal(.editAndText, part.field)
      }
    }
    if let salt = change.salt, !Salt.isSalt(salt) { throw rules.refusal(.salt, value: salt) }
  }

  private static func kind(of record: String) throws(RuleError) -> Kind {
    guard let name = RecordName(record) else {
      throw RuleError(.recordName, record: record, value: record)
    }
    guard let kind = Kind.named(name.kind) else {
      let nearest = Spelling.nearest(
        to: name.kind,
        in: Kind.editable.map { kind in
          (kind.name, [kind.singular, kind.plural])
        })
      throw RuleError(.unknownKind(nearest: nearest), record: record, value: name.kind)
    }
    guard kind.isEditable else { throw RuleError(.structuralKind, record: record) }
    return kind
  }
}

extension Draft {
  fileprivate var doesMoreThanDelete: Bool {
    !(change.set.isEmpty && change.add.isEmpty && change.remove.isEmpty && change.edit.isEmpty
      && texts.isEmpty)
  }
}
