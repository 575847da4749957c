import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// Calls `line` with each live record as a line of JSON, sorted by record: the same lines at
  /// every site that has the same changes.
  ///
  /// Admissions are left out: homes of leads write them by themselves, as soon as a join comes.
  public func dump(_ line: (String) throws -> Void) throws {
    do {
      try Self.dump(index, line)
    } catch let error as CatalogError {
      throw WorkspaceError(error)
    } catch let error as StateCodingError {
      throw WorkspaceError(error)
    }
  }

  static func dump(_ index: RecordIndex, _ line: (String) throws -> Void) throws {
    try index.read { reader in
      let ranks = try reader.siteRanks()
      try reader.forEachLiveState { name, bytes in
        guard Kind.of(record: name) != .admission else { return }
        let state = try RecordState(encoded: bytes)
        guard let view = RecordView(name, state, siteRank: { ranks[Int($0.rawValue)] }) else {
          return
        }
        try line(view.json)
      }
    }
  }

  /// The record that `handle` means: its name `kind/id`, its id, a unique start of that, or its
  /// name or title.
  ///
  /// Where several records of one person answer to it, the one that stands for the person is meant.
  ///
  /// - Parameter kind: only records of this kind.
  /// - Throws: ``WorkspaceError/noSuchRecord(_:)``, ``WorkspaceError/ambiguous(_:_:)``.
  public func record(_ handle: String, kind: String? = nil) throws(WorkspaceError) -> RecordView {
    try reading { reader in
      let found = try reader.find(kind: kind, handle).filter(\.isLive)
      guard let first = found.first else { throw WorkspaceError.noSuchRecord(handle) }
      var name = first.name
      if found.count > 1 {
        let groups = try personGroups(reader)
        name = groups.representative(of: name)
        guard found.allSatisfy({ groups.representative(of: $0.name) == name }) else {
          throw WorkspaceError.ambiguous(handle, found)
        }
      }
      guard let view = try view(of: name, reader) else {
        throw WorkspaceError.noSuchRecord(handle)
      }
      return view
    }
  }

  /// The record called `name`, `kind/id`; `nil` when there is none.
  public func view(of name: String) throws(WorkspaceError) -> RecordView? {
    try reading { try view(of: name, $0) }
  }

  func view(of name: String, _ reader: IndexReader) throws -> RecordView? {
    try reader.view(of: name)
  }

  /// The title of the record called `name`; `nil` when it has not come, or was deleted. A record
  /// that is part of a person is called as the person is.
  public func title(of name: String) throws(WorkspaceError) -> String? {
    try reading { reader in
      guard let item = try reader.item(name), item.isLive else { return nil }
      guard item.link != nil else { return item.title }
      let representative = try personGroups(reader).representative(of: name)
      return try reader.item(representative)?.title ?? item.title
    }
  }

  /// Live records of a kind, sorted by title; of several that are one person the one that stands
  /// for it, with what they say together. A filter asks each record by itself.
  public func list(
    kind: String?, where filters: [ListFilter] = [], limit: Int = .max, offset: Int = 0
  ) throws(WorkspaceError) -> [ListItem] {
    try reading { reader in
      let groups = try personGroups(reader)
      guard !groups.isEmpty, kind == nil || kind == Kind.member.name else {
        return try reader.list(kind: kind, where: filters, limit: limit, offset: offset)
      }
      let items = try people(
        reader.list(kind: kind, where: filters), groups, reader, isFiltered: !filters.isEmpty)
      let rest = items.dropFirst(offset).prefix(limit)
      return try rest.map { try combined($0, groups, reader) }
    }
  }

  /// How many live records of a kind there are.
  public func count(kind: String?, where filters: [ListFilter] = []) throws(WorkspaceError) -> Int {
    try reading { reader in
      let groups = try personGroups(reader)
      guard !groups.isEmpty, kind == nil || kind == Kind.member.name else {
        return try reader.count(kind: kind, where: filters)
      }
      guard !filters.isEmpty else { return try reader.count(kind: kind) - groups.hidden.count }
      return try people(
        reader.list(kind: kind, where: filters), groups, reader, isFiltered: true
      ).count
    }
  }

  /// What a search found, with the place in the text where it was found.
  public struct Found: Hashable, Sendable {
    /// The record, `kind/id`.
    public let record: String
    /// Its title.
    public let title: String
    /// The text around the first word that was looked for.
    public let excerpt: String
  }

  /// The records of the community that `words` find, the best first; each person once.
  public func search(
    _ words: String, kinds: [String] = [], limit: Int = 20
  ) throws(WorkspaceError) -> [Found] {
    let wanted = kinds.isEmpty ? Kind.searched.map(\.name) : kinds
    return try reading { reader in
      let groups = try personGroups(reader)
      let most = limit.addingReportingOverflow(groups.hidden.count)
      let hits = try reader.search(
        words, kinds: wanted, limit: most.overflow ? .max : most.partialValue)
      var seen: Set<String> = []
      let distinct = hits.filter { seen.insert(groups.representative(of: $0.name)).inserted }
      return try distinct.prefix(limit).map { hit in
        let body = try reader.body(of: hit.name) ?? ""
        let record = groups.representative(of: hit.name)
        let title = record == hit.name ? hit.title : try reader.item(record)?.title ?? hit.title
        return Found(
          record: record, title: title, excerpt: excerpt(of: body, for: words).text)
      }
    }
  }

  /// The records in which something waits for a person's decision.
  public func conflicts() throws(WorkspaceError) -> [RecordView] {
    try reading { reader in
      try reader.list(where: [.needsDecision]).compactMap { try reader.view(of: $0.name) }
    }
  }
}
