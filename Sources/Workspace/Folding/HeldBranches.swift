import Catalog
import Journal
import Merge

/// Chain hashes of the journals that a home holds, at the few entries where two branches of one
/// journal part: hashed once, and remembered in the index.
struct HeldBranches {
  private var chains: [SiteID: [UInt32: String]] = [:]
  /// Whether some site disowned a branch of a journal, held or not.
  var isForked = false
  private let journals: JournalFolder
  private let own: SiteID

  init(journals: JournalFolder, own: SiteID, text: String = "") {
    self.journals = journals
    self.own = own
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3, let site = SiteID(words[0]), let seq = UInt32(words[1]) else {
        continue
      }
      chains[site, default: [:]][seq] = words[2]
    }
  }

  private static let note = "branches"

  /// The text that ``init(journals:own:text:)`` reads, from the index: empty where no journal has
  /// branches.
  static func text(from reader: IndexReader) throws -> String {
    String(decoding: try reader.note(note) ?? [], as: UTF8.self)
  }

  func write(to writer: IndexWriter) throws {
    try writer.setNote(Self.note, Array(text.utf8))
  }

  private var text: String {
    (isForked ? "forked\n" : "")
      + chains.flatMap { site, known in known.map { "\(site) \($0.key) \($0.value)\n" } }
      .sorted().joined()
  }

  /// The chain hash of the journal of `site` at entry `seq`, in hex; `nil` when it is not held so
  /// far, or can't be read.
  mutating func chain(of site: SiteID, at seq: UInt32) -> String? {
    if let known = chains[site]?[seq] { return known }
    guard seq > 0,
      let chain = try? journals.chain(
        of: site, from: Chain(of: site), through: seq, isOwn: site == own)
    else { return nil }
    chains[site, default: [:]][seq] = chain.hex
    return chain.hex
  }

  /// Forgets a journal that another branch has taken the place of.
  mutating func forget(_ site: SiteID) { chains[site] = nil }
}
