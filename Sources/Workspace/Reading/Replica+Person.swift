// The right of access: all that is held about one person.

import Catalog
import Community
import Journal
import Merge

/// All that a home holds about one person.
public struct PersonalData: Sendable {
  /// What has become of a person's record.
  public enum State: String, Sendable {
    /// It is there.
    case live
    /// It was removed; its history is still held.
    case removed
    /// It was erased: no history is held any more.
    case erased
  }

  /// A field of another record that refers to the person.
  public struct Reference: Hashable, Sendable {
    /// The other record.
    public let record: String
    /// Its title; `nil` when it is gone.
    public let title: String?
    /// The field.
    public let field: String
    /// Whether the field says so now; else only its history does.
    public let isCurrent: Bool
  }

  /// An entry that the person made.
  public struct Written: Hashable, Sendable {
    /// The site where it was made.
    public let site: SiteName
    /// Its number in the site's journal.
    public let seq: UInt32
    /// When it was made: ``PastChange/at``.
    public let at: Timestamp
    /// The record that was changed; `nil` when the entry was erased.
    public let record: String?
  }

  /// The person's record, `member/…`.
  public let record: String
  /// What has become of it.
  public let state: State
  /// What the record shows; `nil` when it is gone.
  public let view: RecordView?
  /// The changes of the record, in an order in which each comes after those that it had seen.
  public let history: [PastChange]
  /// Changes of the record that are held and count for nothing: their site is not believed, or
  /// they wait for others.
  public let setAside: [PastChange]
  /// What the person answers to surveys now, by record.
  public let answers: [RecordView]
  /// The records that refer to the person, or did.
  public let references: [Reference]
  /// The entries that the person made, journal by journal.
  public let written: [Written]
}

extension Replica {
  /// All that is held about the member called `record`, which may be gone.
  ///
  /// Every journal is read: what was replaced or removed since is held there too, and only there.
  ///
  /// - Throws: ``WorkspaceError/noSuchRecord(_:)``.
  public func personalData(of record: String) throws(WorkspaceError) -> PersonalData {
    guard try remembers(record) else { throw .noSuchRecord(record) }
    do {
      let view = try view(of: record)
      let isErased = try index.read { try storedRoster($0).erased.contains(record) }
      let history = try history(of: record)
      let found = try traces(of: record)
      let merged = Set(history.map { Trace(site: $0.site.id, seq: $0.seq) })
      return PersonalData(
        record: record, state: isErased ? .erased : view == nil ? .removed : .live, view: view,
        history: history,
        setAside: found.changes.filter { !merged.contains(Trace(site: $0.site.id, seq: $0.seq)) },
        answers: try answers(by: record, among: found.mentions),
        references: try found.mentions.sorted().map { try reference($0, to: record) },
        written: found.written)
    } catch {
      throw WorkspaceError(error)
    }
  }

  private struct Trace: Hashable {
    let site: String
    let seq: UInt32
  }

  private struct Mention: Hashable, Comparable {
    let record: String
    let field: String

    static func < (left: Mention, right: Mention) -> Bool {
      (left.record, left.field) < (right.record, right.field)
    }
  }

  /// What the journals hold about a person.
  private struct Traces {
    var changes: [PastChange] = []
    var mentions: Set<Mention> = []
    var written: [PersonalData.Written] = []
  }

  private func traces(of person: String) throws -> Traces {
    var ends = try folder.heads.all(withClocks: false).mapValues(\.head.seq)
    ends[JournalID(settings.site)] = journalEnd.next - 1
    let sites = try index.read { try $0.journalTable() }
    var found = Traces()
    for (done, (id, end)) in ends.sorted(by: { $0.key < $1.key }).enumerated() {
      report(.receiving(done, of: ends.count))
      let name = try name(of: id.site)
      let journal = try folder.journals.stretch(
        of: id, after: Chain(of: id.site), through: end, isOwn: id == JournalID(settings.site))
      let times = sites.known(id).map { sites.times(of: $0) } ?? JournalTimes()
      for entry in journal.entries {
        let at = times.time(of: entry.seq, dated: entry.at)
        let change = entry.change
        if entry.by == person {
          found.written.append(
            PersonalData.Written(
              site: name, seq: entry.seq, at: at, record: change?.record))
        }
        if let change, change.record == person {
          found.changes.append(
            PastChange(
              site: name, seq: entry.seq, at: at, by: entry.by, change: change))
        } else if let change {
          for field in change.fields(naming: person) {
            found.mentions.insert(Mention(record: change.record, field: field))
          }
        }
      }
    }
    return found
  }

  /// The live answers among the records that name `person`.
  private func answers(by person: String, among mentions: Set<Mention>) throws -> [RecordView] {
    let own = mentions.filter { Kind.of(record: $0.record) == .answer && $0.field == "by" }
    return try own.sorted().compactMap { mention in
      try view(of: mention.record).flatMap { $0.names(person, in: "by") ? $0 : nil }
    }
  }

  private func reference(
    _ mention: Mention, to person: String
  ) throws -> PersonalData.Reference {
    let view = try view(of: mention.record)
    return PersonalData.Reference(
      record: mention.record, title: view?.title, field: mention.field,
      isCurrent: view?.names(person, in: mention.field) ?? false)
  }
}

extension Change {
  /// The fields that get `name` as their value, or as an element.
  fileprivate func fields(naming name: String) -> [String] {
    let value = Value(name)
    return set.filter { $0.content == value }.map(\.field)
      + add.filter { $0.content.contains(name) }.map(\.field)
  }
}

extension RecordView {
  /// Whether `field` shows `name`, alone, among others, or as one side of a conflict.
  fileprivate func names(_ name: String, in field: String) -> Bool {
    if conflicts[field]?.contains(where: { $0.value == Value(name) }) == true { return true }
    switch fields[field] {
    case .value(let value): return value == Value(name)
    case .set(let elements): return elements.contains(name)
    case .text, nil: return false
    }
  }
}
