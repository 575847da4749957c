import Merge

/// What tells a person from others, as one record has it.
public struct PersonTraits: Hashable, Sendable {
  /// The record.
  public let record: String
  let name: PersonName?
  let site: String
  let unit: String
  let mail: String
  let phone: String

  /// Reads the traits of a member's record.
  public init(_ view: RecordView) { self.init(view.record) { view.string($0) } }

  /// Reads the traits from what `field` says of each field of a member.
  public init(_ record: String, field: (String) -> String?) {
    func plain(_ name: String) -> String {
      PersonName.words(in: field(name) ?? "").joined(separator: " ")
    }
    self.record = record
    name = field("name").flatMap { PersonName($0) }
    site = plain("site")
    unit = plain("unit")
    mail = (field("email") ?? "").lowercased().filter { !$0.isWhitespace }
    phone = Self.digits(field("phone") ?? "")
  }

  /// The digits of a phone number, without what stands before it inside the country and from
  /// abroad: `05 36…`, `+33 5 36…` and `0033 5 36…` are one. Fewer than six are an extension,
  /// which many people share across sites.
  private static func digits(_ phone: String) -> String {
    var digits = phone.utf8.filter { 48...57 ~= $0 }[...]
    if digits.starts(with: "00".utf8) { digits = digits.dropFirst(2) }
    if digits.count == 11, digits.starts(with: "33".utf8) { digits = digits.dropFirst(2) }
    if digits.count == 12, digits.starts(with: "330".utf8) { digits = digits.dropFirst(3) }
    if digits.count == 10, digits.first == 48 { digits = digits.dropFirst() }
    return digits.count < 6 ? "" : String(decoding: digits, as: UTF8.self)
  }
}

/// Two records that may tell about the same person, and why it seems so.
public struct LikelyPair: Hashable, Sendable {
  /// What two records have in common.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The mail address.
    case mail
    /// The phone number.
    case phone
    /// The name, and the site or the unit.
    case name
    /// Nearly the name, and the site.
    case nearName
  }

  /// The record with the smaller name.
  public let first: String
  /// The other record.
  public let second: String
  /// What speaks for it, the strongest first; at least one.
  public let reasons: [Reason]

  /// How much speaks for it; only comparable with that of other pairs.
  public var strength: Int {
    reasons.reduce(0) { sum, reason in
      switch reason {
      case .mail: sum + 4
      case .phone, .name: sum + 3
      case .nearName: sum + 2
      }
    }
  }
}

/// Finds records that may tell about the same person.
public enum Likeness {
  /// The pairs among `people` that look like the same person, the likeliest first.
  ///
  /// Nothing follows from it but a question to a person: only people know who is who. What many
  /// share (a switchboard, the address of a secretariat) is no likeness. Records are only compared
  /// where a key of theirs agrees, so ten thousand take as long as their keys take to sort.
  public static func pairs(among people: [PersonTraits]) -> [LikelyPair] {
    let people = people.sorted { $0.record.precedesByCodePoint($1.record) }
    var found: [Candidate: Set<LikelyPair.Reason>] = [:]
    func note(_ groups: [[Int]], _ reason: LikelyPair.Reason, _ isAlike: (Int, Int) -> Bool) {
      for group in groups {
        for (place, left) in group.enumerated() {
          for right in group[(place + 1)...].prefix(mostNeighbours) where left != right {
            let pair = Candidate(min(left, right), max(left, right))
            if found[pair]?.contains(reason) != true, isAlike(left, right) {
              found[pair, default: []].insert(reason)
            }
          }
        }
      }
    }
    let mails = groups(people) { $0.mail }.filter { $0.count <= mostSharers }
    note(mails, .mail) { _, _ in true }
    let phones = groups(people) { $0.phone }.filter { $0.count <= mostSharers }
    note(phones, .phone) { _, _ in true }
    for spelling in [\PersonName.sorted, \PersonName.written] {
      let named = groups(people) { $0.name.map { $0[keyPath: spelling] } ?? [] }
      note(named, .name) { people[$0].isAtSamePlace(as: people[$1]) }
    }
    note(NearNames.groups(of: people), .nearName) { people[$0].hasNearName(of: people[$1]) }
    return found.map { pair, reasons in
      LikelyPair(
        first: people[pair.left].record, second: people[pair.right].record,
        reasons: LikelyPair.Reason.allCases.filter(reasons.contains))
    }.sorted {
      $0.strength != $1.strength
        ? $0.strength > $1.strength : ($0.first, $0.second) < ($1.first, $1.second)
    }
  }

  private struct Candidate: Hashable {
    let left: Int
    let right: Int

    init(_ left: Int, _ right: Int) {
      self.left = left
      self.right = right
    }
  }

  /// An address or a number that more people have than this belongs to none of them.
  private static let mostSharers = 4
  /// With so many others of its group each record is compared, so that a thousand records of one
  /// name cost a thousand times as much as one, and not a million times.
  private static let mostNeighbours = 16

  /// The places of the people who have the same key, which is not empty.
  private static func groups<Key: Hashable & Collection>(
    _ people: [PersonTraits], by key: (PersonTraits) -> Key
  ) -> [[Int]] {
    var groups: [Key: [Int]] = [:]
    for (place, person) in people.enumerated() {
      let key = key(person)
      if !key.isEmpty { groups[key, default: []].append(place) }
    }
    return groups.values.filter { $0.count > 1 }
  }
}

extension PersonTraits {
  /// Whether both are at the same site or in the same unit, or one of them says of neither.
  fileprivate func isAtSamePlace(as other: PersonTraits) -> Bool {
    if !site.isEmpty, site == other.site { return true }
    if !unit.isEmpty, unit == other.unit { return true }
    return site.isEmpty && unit.isEmpty || other.site.isEmpty && other.unit.isEmpty
  }

  /// Whether both are called nearly the same, and not everything else tells them apart.
  fileprivate func hasNearName(of other: PersonTraits) -> Bool {
    guard let name, let others = other.name, !site.isEmpty, site == other.site,
      !name.isSame(as: others)
    else { return false }
    let differ = [(mail, other.mail), (phone, other.phone)].allSatisfy {
      !$0.isEmpty && !$1.isEmpty && $0 != $1
    }
    return !differ && name.isNear(others)
  }
}
