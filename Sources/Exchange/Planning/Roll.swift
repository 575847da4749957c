import Community

/// The records that a file may mean, and by what they are known.
public struct Roll: Sendable {
  /// A record, and by what it is known.
  public struct Entry: Hashable, Sendable {
    /// The record, `kind/id`.
    public let record: String
    /// What people call it.
    public let title: String
    /// The mail address, of a member.
    public let mail: String?
    /// What tells namesakes apart: see `Kind.secondKey`.
    public let second: String?

    /// Makes an entry.
    public init(record: String, title: String, mail: String? = nil, second: String? = nil) {
      self.record = record
      self.title = title
      self.mail = mail
      self.second = second
    }

    /// The kind, as its name says.
    var kind: Substring { record.prefix { $0 != "/" } }
  }

  /// What a word means.
  enum Meant: Equatable {
    case one(String)
    case several([String])
    case nothing
  }

  private var entries: [String: Entry] = [:]
  private var byTitle: [String: [String]] = [:]
  private var byMail: [String: [String]] = [:]

  /// Makes a roll of `entries`.
  public init(_ entries: [Entry] = []) {
    for entry in entries { add(entry) }
  }

  /// Adds an entry: also of a record that is about to be made.
  mutating func add(_ entry: Entry) {
    guard entries.updateValue(entry, forKey: entry.record) == nil else { return }
    byTitle[key(entry.kind, entry.title), default: []].append(entry.record)
    if let mail = entry.mail.map(Self.folded), !mail.isEmpty {
      byMail[mail, default: []].append(entry.record)
    }
  }

  /// The title of `record`; `nil` when it is not there.
  func title(of record: String) -> String? { entries[record]?.title }

  /// The record of one of `kinds` that `word` means: a whole name, which may come later; an id; or
  /// a title, as a whole.
  func meant(by word: String, kinds: [String]) -> Meant {
    if let name = RecordName(word), kinds.contains(name.kind) { return .one(name.text) }
    let named = kinds.map { "\($0)/\(word)" }.filter { entries[$0] != nil }
    if let first = named.first { return named.count == 1 ? .one(first) : .several(named) }
    guard !Folding.key(of: word).isEmpty else { return .nothing }
    let titled = kinds.flatMap { byTitle[key($0[...], word)] ?? [] }
    guard let first = titled.first else { return .nothing }
    return titled.count == 1 ? .one(first) : .several(titled)
  }

  /// What a person reads for a reference to `record`, and what means it when it is read again: its
  /// title where that means no other, else its name.
  func label(of record: String, kinds: [String]) -> String {
    guard let title = title(of: record), meant(by: title, kinds: kinds) == .one(record) else {
      return record
    }
    return title
  }

  /// The members with this mail address.
  func members(mail: String) -> [String] { byMail[Self.folded(mail)] ?? [] }

  /// The records of `kind` called `title`; of namesakes those that share `second`, else those of
  /// which no such thing is known.
  func records(of kind: Kind, titled title: String, second: String?) -> [String] {
    guard !Folding.key(of: title).isEmpty else { return [] }
    let titled = byTitle[key(kind.name[...], title)] ?? []
    guard let second else { return titled }
    let wanted = Folding.key(of: second)
    let same = titled.filter { entries[$0]?.second.map { Folding.key(of: $0) } == wanted }
    return same.isEmpty ? titled.filter { entries[$0]?.second == nil } : same
  }

  private func key(_ kind: Substring, _ title: String) -> String {
    "\(kind)/\(Folding.key(of: title))"
  }

  private static func folded(_ mail: String) -> String { SetCell.trimmed(mail).lowercased() }
}

extension Kind {
  /// The field that tells namesakes apart: the site of a member, the day of a meeting, the project
  /// of a task.
  public var secondKey: String? {
    ["member": "site", "meeting": "date", "task": "project"][name]
  }
}

extension Roll.Entry {
  /// Makes the entry of a record called `title`.
  public init(_ sheet: Sheet, title: String, kind: Kind) {
    self.init(
      record: sheet.record, title: title, mail: kind == .member ? sheet.string("email") : nil,
      second: kind.secondKey.flatMap { sheet.string($0) })
  }
}
