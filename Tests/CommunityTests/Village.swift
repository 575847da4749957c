import Community
import Crypto
import Merge
import Testing

/// A site with its key, for networks that tests make up. The key follows from the name.
struct Inhabitant {
  let name: String
  let id: SiteID
  let privateKey: Curve25519.Signing.PrivateKey

  var key: PublicKey { PublicKey(of: privateKey) }

  init(_ name: String) throws { try self.init(name, key: Inhabitant.key(from: name)) }

  init(_ name: String, key: Curve25519.Signing.PrivateKey) throws {
    self.name = name
    privateKey = key
    id = try #require(SiteID(name: name, key: PublicKey(of: privateKey)))
  }

  static func key(from words: String) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(
      rawRepresentation: Array(SHA256.hash(data: Array(words.utf8))))
  }

  /// The key of the invitation to whoever is called `name`.
  static func code(_ name: String) throws -> PublicKey {
    PublicKey(of: try key(from: "invitation to \(name)"))
  }
}

/// The entries of a network that tests make up, as a graph: each knows what it has seen.
struct Village {
  static let network = String(repeating: "ab", count: 32)

  struct Entry {
    let change: Change
    let name: EntryName
    let at: Int64
    let before: EntryName?
    let held: Set<EntryName>
    var lineDigest: String?
  }

  /// What an entry has seen beside its own journal.
  enum Seen {
    /// All that was written so far: the sites are in touch.
    case everything
    /// Nothing more than the entry before it.
    case nothing
    /// These entries, and what they have seen.
    case entries([EntryName])
  }

  private(set) var entries: [Entry] = []
  private(set) var places: [EntryName: Int] = [:]

  /// Writes an entry behind `before`, or else the last one that `site` wrote.
  @discardableResult
  mutating func write(
    _ change: Change, by site: Inhabitant, seeing seen: Seen = .everything,
    after before: EntryName? = nil, isFirst: Bool = false, at: Int64 = 1_500,
    lineDigest: String? = nil
  ) -> EntryName {
    let last = entries.last { $0.name.site == site.id }?.name
    let before = isFirst ? nil : before ?? last
    let name = EntryName(
      site: site.id,
      point: Point(seq: (before?.point.seq ?? 0) + 1, hash: UInt64(entries.count + 1)))
    var held: Set = [name]
    var parents = before.map { [$0] } ?? []
    switch seen {
    case .everything: parents += entries.map(\.name)
    case .nothing: break
    case .entries(let names): parents += names
    }
    for parent in parents { held.formUnion(places[parent].map { entries[$0].held } ?? []) }
    places[name] = entries.count
    entries.append(
      Entry(change: change, name: name, at: at, before: before, held: held, lineDigest: lineDigest))
    return name
  }

  /// What `entry` has seen.
  func past(of entry: EntryName) -> Seeing { Seeing(village: self, entry: entry) }

  /// Whether `early` stands at or before `late` on one journal.
  func isOnWay(_ early: EntryName, to late: EntryName) -> Bool {
    var next: EntryName? = late
    while let entry = next {
      if entry == early { return true }
      next = places[entry].flatMap { entries[$0].before }
    }
    return false
  }

  /// The roster that has noted all entries in the order in which they were written.
  var roster: Roster { roster(noting: entries) }

  func roster(noting entries: [Entry], network: String = network) -> Roster {
    var roster = Roster(network: network)
    for entry in entries { note(entry, in: &roster) }
    return roster
  }

  func note(_ entry: Entry, in roster: inout Roster) {
    roster.note(
      entry.change, of: entry.name, at: entry.at, lineDigest: entry.lineDigest,
      past: past(of: entry.name))
  }

  /// The entries in an order in which each comes after what it has seen.
  func shuffled(using generator: inout some RandomNumberGenerator) -> [Entry] {
    var waiting = entries
    var order: [Entry] = []
    var known: Set<EntryName> = []
    while !waiting.isEmpty {
      let ready = waiting.indices.filter {
        waiting[$0].held.subtracting([waiting[$0].name]).isSubset(of: known)
      }
      guard let next = ready.randomElement(using: &generator) else { break }
      known.insert(waiting[next].name)
      order.append(waiting.remove(at: next))
    }
    return order
  }
}

/// What one entry of a village has seen.
struct Seeing: Past {
  let village: Village
  let entry: EntryName

  private var held: Set<EntryName> {
    village.places[entry].map { village.entries[$0].held } ?? []
  }

  func contains(_ entry: EntryName) -> Bool { held.contains(entry) }

  func points(of site: SiteID) -> [Point] {
    let held = held.filter { $0.site == site }
    let followed = Set(
      held.compactMap { village.places[$0].flatMap { village.entries[$0].before } })
    return held.subtracting(followed).map(\.point)
  }

  func isAtOrBefore(_ point: Point) -> Bool {
    village.isOnWay(entry, to: EntryName(site: entry.site, point: point))
  }
}

extension Village {
  /// All that was written so far, as what later entries may have seen.
  var all: Seen { .entries(entries.map(\.name)) }
}
