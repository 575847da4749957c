import Crypto
import Fakes
import Journal
import Merge
import Sync
import Testing

/// The words of this room's tests: homes and shares of one network, in memory.
enum Village {
  static let network = ShareMark(network: String(repeating: "ec", count: 32), name: "Réseau Sud")
  static let morning: Int64 = 1_795_507_200_000
}

func site(_ text: String) throws -> SiteID { try #require(SiteID(text)) }

/// Lets everybody in, or only those named, each with the key that it comes with.
struct OpenDoor: Admission {
  var admitted: Set<SiteID>?
  private var known: Set<SiteID> = []

  init(admitted: Set<SiteID>? = nil) { self.admitted = admitted }

  mutating func belonging(of site: SiteID) -> Belonging { .unknown }

  mutating func belonging(of strangers: [Stranger]) -> [SiteID: Belonging] { [:] }

  mutating func learn(from candidates: [Candidate]) {}

  /// Who is let in is wanted whatever its key is: the vocabulary's homes have no proofs.
  var missing: Set<SiteID> { admitted ?? everybody }
  var everybody: Set<SiteID> = []
  var erased: Set<String> { [] }
}

/// A site's home, in memory: it writes entries and signs heads.
struct Home {
  let files: MemoryFiles
  let site: SiteID
  let key: Curve25519.Signing.PrivateKey

  init(_ id: String, key byte: UInt8 = 1, files: MemoryFiles = MemoryFiles()) throws {
    site = try SyncTests.site(id)
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: byte, count: 32))
    self.files = files
    if try files.size(of: "/home/journals/\(site)/open.jsonl.gz") == nil {
      try OpenSegment(of: JournalID(site), in: holdings.journals).create()
    }
  }

  /// The same home after its disk was copied.
  func copied() throws -> Home {
    var copy = self
    copy = Home(files: MemoryFiles(copying: files), site: site, key: key)
    return copy
  }

  private init(files: MemoryFiles, site: SiteID, key: Curve25519.Signing.PrivateKey) {
    self.files = files
    self.site = site
    self.key = key
  }

  var holdings: LocalStore {
    LocalStore(
      network: Village.network, site: site,
      journals: JournalFolder(files: files, path: "/home/journals"),
      heads: HeadFolder(files: files, path: "/home/heads"),
      blobs: BlobFolder(files: files, path: "/home/blobs"),
      quarantine: Quarantine(files: files, path: "/home/quarantine"))
  }

  private var open: OpenSegment { OpenSegment(of: JournalID(site), in: holdings.journals) }

  /// Writes `count` more entries.
  func write(_ count: Int, _ title: String? = nil) throws {
    try open.cutTornTail()
    let position = try open.read().position
    let entries = (0..<UInt32(count)).map { place in
      var change = Change(on: "practice/a")
      change.set = [FieldChange("title", Value(title ?? "\(site) \(position.next + place)"))]
      return Entry(
        seq: position.next + place, at: Timestamp(milliseconds: Village.morning), by: nil, saw: [],
        content: .change(change))
    }
    var chain = try chain(through: position.next - 1)
    _ = try open.append(entries, at: position, after: &chain)
  }

  /// Writes an entry that the home of which this is a copy does not write.
  func differ() throws {
    let position = try open.read().position
    var change = Change(on: "practice/a")
    change.set = [FieldChange("title", Value("autre"))]
    let entry = Entry(
      seq: position.next, at: Timestamp(milliseconds: Village.morning), by: nil, saw: [],
      content: .change(change))
    var chain = try chain(through: position.next - 1)
    _ = try open.append([entry], at: position, after: &chain)
  }

  private func chain(through seq: UInt32) throws -> Chain {
    try holdings.journals.chain(
      of: JournalID(site), from: Chain(of: site), through: seq, isOwn: true)
  }

  /// The head that says what was written; `nil` when the last one does.
  func newHead() throws -> SignedHead? {
    let last = try holdings.heads.all()[JournalID(site)]?.head
    let seq = try open.read().position.next - 1
    guard seq > 0, last?.seq != seq else { return nil }
    let chain = try chain(through: seq)
    return try SignedHead(
      Head(
        network: Village.network.network, site: site, name: site.text,
        key: Array(key.publicKey.rawRepresentation), edition: (last?.edition ?? 0) + 1, seq: seq,
        chain: chain.hex, clock: [], at: Timestamp(milliseconds: Village.morning)),
      with: key)
  }

  @discardableResult
  func push(to share: any Share) throws -> Pushed {
    try Push(from: holdings, to: share).run(own: try newHead(), progress: { _, _ in })
  }

  @discardableResult
  func pull(from share: any Share, admitting admitted: Set<SiteID>? = nil) throws -> Pulled {
    var door = OpenDoor(admitted: admitted)
    let listed = (try? share.list("heads")) ?? []
    door.everybody = Set(listed.compactMap { HeadName($0)?.site })
    return try Pull(into: holdings, from: share)
      .run(admission: &door, willStore: {}, progress: { _, _ in })
  }

  /// How far each journal is held, by the heads, and whether the entries are really there.
  func held() throws -> [SiteID: UInt32] {
    var held: [SiteID: UInt32] = [:]
    for (journal, head) in try holdings.heads.all() {
      let stretch = try holdings.journals.stretch(
        of: journal, after: Chain(of: journal.site), through: head.head.seq,
        isOwn: journal == JournalID(site))
      #expect(stretch.entries.count == Int(head.head.seq))
      held[journal.site] = max(held[journal.site] ?? 0, head.head.seq)
    }
    return held
  }
}

extension Home {
  /// Pau's home, and Toulouse's, which has written three entries and pushed them to `share`.
  static func pair(over share: any Share) throws -> (pau: Home, toulouse: Home) {
    let (pau, toulouse) = (try Home("pau-00000000", key: 9), try Home("toulouse-6htgz65x"))
    try toulouse.write(3)
    try toulouse.push(to: share)
    return (pau, toulouse)
  }

  /// Lyon's home, which has written one entry and pushed it to `share`.
  static func neighbour(over share: any Share) throws -> Home {
    let lyon = try Home("lyon-p3x9k2m7", key: 2)
    try lyon.write(1)
    try lyon.push(to: share)
    return lyon
  }
}

/// The points before the first entry of `site`, and anywhere, for names that lead nowhere.
func points(of site: SiteID, to last: UInt32, hash: UInt64 = 7) -> (start: Point, end: Point) {
  (Chain(of: site).point, Point(seq: last, hash: hash))
}

/// A share that is marked, and empty.
func emptyShare() -> MemoryShare {
  let share = MemoryShare()
  let isNew = try? share.found(for: Village.network)
  precondition(isNew == true)
  return share
}
