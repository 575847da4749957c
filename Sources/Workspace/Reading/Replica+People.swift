// Records that are one person: Community.docc/Persons.md.

import Catalog
import Community
import Merge

extension Replica {
  /// Which records of members are one person.
  public func personGroups() throws(WorkspaceError) -> PersonGroups {
    try reading { try personGroups($0) }
  }

  /// What the records of the person say together whom `record` tells about; of any other record,
  /// the record itself. `nil` when it is gone, or has not come.
  public func person(of record: String) throws(WorkspaceError) -> CombinedPerson? {
    try reading { try person(of: record, personGroups($0), $0) }
  }

  /// Live records of a kind, sorted by title: each by itself, also those that are one person.
  public func listEach(
    kind: String?, where filters: [ListFilter] = [], limit: Int = .max, offset: Int = 0
  ) throws(WorkspaceError) -> [ListItem] {
    try reading { try $0.list(kind: kind, where: filters, limit: limit, offset: offset) }
  }

  /// Pairs of members that may be one person and are not said to be, the likeliest first.
  public func likelyDuplicates() throws(WorkspaceError) -> [LikelyPair] {
    try reading { reader in
      let groups = try personGroups(reader)
      let traits = try reader.list(kind: Kind.member.name).map { item in
        let values = ItemValues(item.summary)
        return PersonTraits(item.name) { values[$0]?.string }
      }
      var seen: Set<[String]> = []
      return Likeness.pairs(among: traits).filter { pair in
        let persons = [pair.first, pair.second].map(groups.representative).sorted()
        return persons.first != persons.last && seen.insert(persons).inserted
      }
    }
  }

  /// The skills that members name, in words that begin with `start`, sorted.
  public func skills(from start: String, limit: Int) throws(WorkspaceError) -> [String] {
    try reading { reader in
      var skills: Set<String> = []
      for item in try reader.list(kind: Kind.member.name) {
        for skill in ItemValues(item.summary).strings("skills") where skill.hasPrefix(start) {
          skills.insert(skill)
        }
      }
      return Array(skills.sorted().prefix(limit))
    }
  }

  /// Says that the two records tell about one person, who goes by the first from now on.
  ///
  /// - Returns: what was written; nothing when they were one already.
  public func merge(
    _ other: String, into kept: String, by member: String? = nil
  ) throws(WorkspaceError) -> [Applied] {
    try write(personGroups().merging(other, into: kept), by: member)
  }

  /// Says that `record` tells about a person of its own.
  ///
  /// - Returns: what was written; nothing when it was alone.
  public func separate(
    _ record: String, by member: String? = nil
  ) throws(WorkspaceError) -> [Applied] {
    try write(personGroups().separating(record), by: member)
  }

  private func write(
    _ steps: [PersonGroups.Step], by member: String?
  ) throws(WorkspaceError) -> [Applied] {
    guard !steps.isEmpty else { return [] }
    return try apply(
      steps.map { step in
        var change = Change(on: step.record)
        change.set = [FieldChange("same", step.target.map { Value($0) } ?? .null)]
        return NumberedDraft(Draft(change))
      }, by: member)
  }
}

extension Replica {
  func personGroups(_ reader: IndexReader) throws -> PersonGroups {
    PersonGroups(
      try reader.links().map { link in
        PersonGroups.Link(
          link.name, to: link.target, isLive: link.isLive, isTargetLive: link.isTargetLive)
      })
  }

  func person(
    of record: String, _ groups: PersonGroups, _ reader: IndexReader
  ) throws -> CombinedPerson? {
    CombinedPerson(try groups.group(of: record).compactMap { try view(of: $0, reader) })
  }

  /// Each person once. Where only another record of a person passed the filters, the one that
  /// stands for the person takes its place.
  func people(
    _ items: [ListItem], _ groups: PersonGroups, _ reader: IndexReader, isFiltered: Bool
  ) throws -> [ListItem] {
    guard isFiltered else { return items.filter { !groups.hidden.contains($0.name) } }
    let passed = Set(items.map(\.name))
    var shown: Set<String> = []
    return try items.compactMap { item in
      let name = groups.representative(of: item.name)
      if name == item.name { return item }
      guard !passed.contains(name), shown.insert(name).inserted else { return nil }
      return try reader.item(name)
    }
  }

  /// The row of a person, with what all the records say.
  func combined(
    _ item: ListItem, _ groups: PersonGroups, _ reader: IndexReader
  ) throws -> ListItem {
    guard groups.group(of: item.name).count > 1,
      let person = try person(of: item.name, groups, reader)
    else { return item }
    var item = item
    item.title = person.view.title
    item.summary = person.view.summary.json
    return item
  }
}

/// The values of a list's row, by field.
struct ItemValues {
  private var values: [String: Value] = [:]

  init(_ summary: String) {
    _ = try? JSONReader.read(summary.utf8) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in values[key] = try reader.value() }
    }
  }

  subscript(_ field: String) -> Value? { values[field] }

  /// The elements of the set `field`.
  func strings(_ field: String) -> [String] {
    guard let json = values[field]?.json else { return [] }
    var strings: [String] = []
    _ = try? JSONReader.read(json.utf8) { (reader) throws(JSONError) in
      try reader.array { (reader) throws(JSONError) in strings.append(try reader.string()) }
    }
    return strings
  }
}
