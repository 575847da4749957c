import Catalog
import Community
import Exchange
import Merge

extension Replica {
  /// What `proposals` would do to the records of `kind`. Nothing is written.
  public func plan(
    _ proposals: [Proposal], of kind: Kind
  ) throws(WorkspaceError) -> ImportPlan {
    var generator = surroundings.generator
    let erased = try reading { try storedRoster($0).erased }
    return try ImportPlan(
      proposals, of: kind, roll: roll(for: kind),
      fresh: { RecordName.fresh(kind, using: &generator).text },
      known: { (record) throws(WorkspaceError) in
        if let view = try view(of: record) { return .here(Sheet(view)) }
        if erased.contains(record) { return .gone }
        return try reading { try $0.contains(record) } ? .gone : .unknown
      })
  }

  /// The records that a file about records of `kind` may mean: those of the kind itself, and of
  /// the kinds that its fields refer to.
  public func roll(for kind: Kind) throws(WorkspaceError) -> Roll {
    var kinds = [kind]
    for name in kind.fields.flatMap(\.referencedKinds) {
      if let other = Kind.named(name), !kinds.contains(other) { kinds.append(other) }
    }
    var entries: [Roll.Entry] = []
    for kind in kinds {
      entries += try list(kind: kind.name).map { Roll.Entry($0, kind: kind) }
    }
    return Roll(entries)
  }
}

extension Roll.Entry {
  /// Makes the entry of a row of a list.
  fileprivate init(_ item: ListItem, kind: Kind) {
    var mail: String?
    var second: String?
    if kind == .member || kind.secondKey != nil {
      _ = try? JSONReader.read(item.summary.utf8) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          let value = try reader.value()
          if key == "email", kind == .member { mail = value.string }
          if key == kind.secondKey { second = value.string }
        }
      }
    }
    self.init(record: item.name, title: item.title, mail: mail, second: second)
  }
}
