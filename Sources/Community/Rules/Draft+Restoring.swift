import Merge

extension Draft {
  /// Makes the change that gives the values and texts of a record what they held in `past`.
  ///
  /// It is a change like any other, made on top of all that came since: what it does not name
  /// stays, and it merges as every edit does. Sets stay as they are, since they hold what others
  /// put in for themselves, and so do fields that this version does not know.
  ///
  /// - Parameters:
  ///   - past: the record as it was.
  ///   - now: the record as it is, or was when it was removed.
  public init(restoring past: RecordView, over now: RecordView, of kind: Kind) {
    var change = Change(on: past.record)
    var texts: [FieldChange<String>] = []
    for field in kind.fields {
      switch field.content {
      case .value:
        let old = past.value(field.name) ?? .null
        if old != now.value(field.name) ?? .null { change.set.append(FieldChange(field.name, old)) }
      case .text:
        let old = past.text(field.name)
        if !old.utf8.elementsEqual(now.text(field.name).utf8) {
          texts.append(FieldChange(field.name, old))
        }
      case .set: break
      }
    }
    self.init(change, texts: texts)
  }

  /// The fields that the draft is about.
  public var touchedFields: [String] { change.touchedFields + texts.map(\.field) }
}

extension Change {
  /// The fields that the change is about.
  public var touchedFields: [String] {
    self.set.map(\.field) + add.map(\.field) + remove.map(\.field) + edit.map(\.field)
  }
}
