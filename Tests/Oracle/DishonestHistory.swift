import Crypto
import Foundation

/// The history of a small network in which some are honest and some are not, told by a seed.
///
/// All keys are valid; nothing else need be. There are a founder, leads and sites that it or they
/// invited, strangers who use a code that was used, thieves who write with a key that is not
/// theirs, and what each of them may do: changes of every kind, merges of what others wrote,
/// invitations, joins, pins, grants, demotions, revocations, withdrawals, erasures, continuations;
/// by who may, and by who may not; on journals that part anywhere, with clocks that lack what was
/// seen or name what is not there.
public struct DishonestHistory: Sendable {
  /// One who writes one journal.
  struct Author {
    var writer: NaiveWriter
    /// All that it has merged, and all that was before that.
    var heard: Set<String> = []
    /// What its clock holds of that.
    var covered: Set<String> = []
    /// How many of its entries stand in another journal, too.
    var shared = 0
    var site: String { writer.site }
  }

  /// A code and what it gives.
  struct Code {
    let key: NaiveKey
    let role: String
  }

  /// The network's id.
  public private(set) var network = ""
  /// How often each act was done.
  public private(set) var acts: [String: Int] = [:]
  var dice: NaiveDice
  var authors: [Author] = []
  var codes: [Code] = []
  /// The last entries of those who are no authors here: homes of the program.
  var honest: [String: String] = [:]
  /// The past of each entry, by name.
  var past: [String: Set<String>] = [:]
  /// The journal before each entry, by name.
  var journal: [String: Set<String>] = [:]
  let lies: Int
  private var seconds = 0

  /// Tells the history of `seed`.
  ///
  /// - Parameters:
  ///   - count: how many acts follow the founding.
  ///   - lies: of how many clocks in a hundred something is not so.
  public init(seed: UInt64, acts count: Int = 60, lies: Int = 8) {
    dice = NaiveDice(seed)
    self.lies = lies
    found()
    for _ in 0..<count { act() }
  }

  // MARK: Time, keys and names

  /// The next moment; of some clocks one that is days off.
  mutating func now() -> String {
    seconds += dice.below(3)
    let day = dice.chance(of: lies) ? dice.below(28) + 1 : 10
    let minute = NaiveSpelling.tenDigits(seconds / 60 % 60).suffix(2)
    let second = NaiveSpelling.tenDigits(seconds % 60).suffix(2)
    return "2026-11-\(NaiveSpelling.tenDigits(day).suffix(2))T08:\(minute):\(second).000Z"
  }

  mutating func key() -> NaiveKey {
    guard let key = NaiveKey(seed: dice.bytes(32)) else { preconditionFailure("no key") }
    return key
  }

  mutating func salt() -> String { Data(dice.bytes(16)).base64EncodedString() }

  mutating func note(_ act: String) { acts[act, default: 0] += 1 }

  // MARK: Writing

  /// Writes an entry of the author at `place`, with the clock that it should have, or now and then
  /// with another one.
  mutating func write(_ place: Int, _ change: String, on record: String) {
    let isHonest = !dice.chance(of: lies)
    var author = authors[place]
    let own = author.writer.lines.isEmpty ? nil : "\(author.site) \(author.writer.end)"
    var news = author.heard.subtracting(author.covered).filter { !$0.hasPrefix(author.site + " ") }
    if !isHonest, !news.isEmpty {
      note("a clock that lacks something")
      for name in news.sorted(by: { $0.precedes($1) }) where dice.flip() { news.remove(name) }
    }
    // Of each journal the last entry alone is named.
    let last = news.filter { name in
      !news.contains { $0 != name && journal[$0, default: []].contains(name) }
    }
    var saw: [String: [String]] = [:]
    for name in last {
      let parts = name.split(separator: " ").map(String.init)
      saw[parts[0], default: []].append(parts[1])
    }
    if !isHonest, dice.chance(of: 10), let other = authors.first(where: { $0.site != author.site })
    {
      note("a clock that names nothing")
      saw[other.site, default: []].append("\(dice.below(9) + 1)-\(hex(dice.bytes(8)))")
    }
    for (site, points) in saw {
      saw[site] = Set(points).sorted { NaiveSpelling.wide($0).precedes(NaiveSpelling.wide($1)) }
    }
    let at = now()
    let name = author.writer.append(change, on: record, at: at, saw: saw)
    let named = saw.flatMap { site, points in points.map { "\(site) \($0)" } }
    journal[name] = (own.flatMap { journal[$0] } ?? []).union([name])
    past[name] = ([own].compactMap(\.self) + named).reduce([name]) { all, parent in
      all.union(past[parent] ?? [])
    }
    author.heard.formUnion(past[name] ?? [])
    author.covered = named.reduce(author.covered.union(journal[name] ?? [])) { all, parent in
      all.union(journal[parent] ?? [])
    }
    authors[place] = author
  }

  private mutating func found() {
    let key = key()
    authors.append(Author(writer: NaiveWriter("toulouse", key: key)))
    let site = authors[0].site
    write(0, Self.founding("Réseau", site, key.text), on: "network/reseau")
    network = hex(SHA256.hash(data: authors[0].writer.lines[0]))
    let fields = ["name": "Toulouse", "role": "lead", "key": key.text]
    write(0, NaiveWriter.set(fields.mapValues { .string($0) }), on: "site/\(site)")
    for role in ["lead", "site", "lead"] {
      invite(0, role: role)
      join(codes[codes.count - 1], isProven: true)
      let newcomer = authors.count - 1
      if dice.flip() { pin(0, newcomer, role: role) }
      hear(newcomer, from: 0)
    }
  }

  static func founding(_ name: String, _ site: String, _ key: String) -> String {
    NaiveWriter.set(["name": .string(name), "founder": .string(site), "key": .string(key)])
  }

  /// Lets one merge all that another one wrote and had merged.
  mutating func hear(_ place: Int, from other: Int) {
    authors[place].heard.formUnion(authors[other].heard)
  }
}

// What homes of the program write.
extension DishonestHistory {
  /// Makes a code for a home that joins, by the founder's word.
  ///
  /// - Parameter isSecret: whether nobody else can come by it.
  mutating func code(for name: String, role: String, isSecret: Bool) -> NaiveKey {
    invite(0, role: role, of: name)
    let code = codes[codes.count - 1]
    if isSecret { codes.removeLast() }
    return code.key
  }

  /// Learns what a home has written, as far as all that it names is known here.
  mutating func learn(_ files: [String: [UInt8]]) {
    let read = NaiveJournals(NaiveFiles(files), network: network)
    for entry in read.entries.values.sorted(by: { $0.seq < $1.seq })
    where past[entry.name] == nil && entry.parents.allSatisfy({ past[$0] != nil }) {
      journal[entry.name] = (entry.previous.flatMap { journal[$0] } ?? []).union([entry.name])
      past[entry.name] = entry.parents.reduce([entry.name]) { $0.union(past[$1] ?? []) }
      honest[entry.site] = entry.name
    }
  }

  /// Lets an author merge what a home wrote and had merged.
  mutating func hear(_ place: Int, fromHome name: String) {
    authors[place].heard.formUnion(past[name] ?? [])
  }
}

extension NaiveDice {
  /// Whether a coin shows heads.
  public mutating func flip() -> Bool { below(2) == 0 }
}
