import Catalog
import Community
import Journal
import Merge
import Sync

/// What a home believes of the journals that it holds: who wrote what counts, and what was erased.
///
/// A function of the roster and of the journals alone, so that sites with the same entries believe
/// the same. What is not believed stays in its journal and is not merged; an entry that has seen it
/// does not wait for it.
struct Beliefs {
  /// By site, where it is not everything.
  private(set) var bounds: [SiteID: JournalBounds] = [:]
  /// By site, how far the branches went that the site disowned. What others saw of them is named
  /// by numbers that the journal may never reach.
  private var disownedEnds: [SiteID: ClosedRange<UInt32>] = [:]
  /// The records that were erased.
  private(set) var erased: Set<String> = []
  private var roster: Roster?

  /// Believes everything.
  init() {}

  /// Forms the beliefs that follow from `roster`.
  ///
  /// - Parameters:
  ///   - sites: those whose journals are held.
  ///   - branches: of the journals held, the chains where branches part.
  init(_ roster: Roster, holding sites: some Sequence<SiteID>, _ branches: inout HeldBranches) {
    self.roster = roster
    erased = roster.erased
    for fact in roster.continuations { bound(by: fact, &branches) }
    for site in sites {
      switch roster.believed(of: site) {
      case .all, .unknown: continue
      case .none: bounds[site, default: .none].through = 0
      case .through(let cut): bound(site, cut, roster.revocations(of: site), &branches)
      }
    }
  }

  private mutating func bound(by fact: SiteContinuation, _ branches: inout HeldBranches) {
    guard let chain = fact.branch, fact.reissued > 0, fact.kept < .max else { return }
    let old = fact.continues
    branches.isForked = true
    let start = fact.kept + 1
    let end = fact.kept + min(fact.reissued, .max - fact.kept)
    let known = disownedEnds[old] ?? start...end
    disownedEnds[old] = min(start, known.lowerBound)...max(end, known.upperBound)
    bounds[old, default: .none].disowned.insert(Branch(seq: start, chain: chain))
    guard branches.chain(of: old, at: start) == chain else { return }
    bounds[old, default: .none].isWrongBranch = true
    bounds[old, default: .none].through = min(limit(of: old), fact.kept)
  }

  private mutating func bound(
    _ site: SiteID, _ cut: UInt32, _ revocations: [Revocation], _ branches: inout HeldBranches
  ) {
    bounds[site, default: .none].through = min(limit(of: site), cut)
    for revocation in revocations {
      guard let named = revocation.chain,
        let held = branches.chain(of: site, at: revocation.seq), held != named
      else { continue }
      // The leads believe another journal of this site than the one that is held.
      bounds[site, default: .none].isWrongBranch = true
      bounds[site, default: .none].through = 0
    }
  }

  /// The last entry of `site` that is believed.
  func limit(of site: SiteID) -> UInt32 {
    if let bounds = bounds[site] { return bounds.through }
    return roster?.believed(of: site) == Believed.none ? 0 : .max
  }

  /// Whether an entry may be one that its site disowned since, and that nobody can bring.
  func mayBeDisowned(_ seen: Entry.Seen) -> Bool {
    disownedEnds[seen.site]?.contains(seen.seq) ?? false
  }
}

// The index remembers what it was made by.
extension Beliefs {
  private static let note = "beliefs"

  /// The limits and the erased records as text: two that are equal lead to the same records.
  var text: String {
    let limits = bounds.filter { $0.value.through < .max }.map { site, bounds in
      "\(site) \(bounds.through)"
    }
    return (limits.sorted() + erased.sorted()).joined(separator: "\n")
  }

  func write(to writer: IndexWriter) throws { try writer.setNote(Self.note, Array(text.utf8)) }

  /// The beliefs by which the index was made: enough to decide a change by.
  init(from reader: IndexReader) throws {
    for line in try Self.text(from: reader).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2, let site = SiteID(words[0]), let limit = UInt32(words[1]) {
        bounds[site, default: .none].through = limit
      } else {
        erased.insert(String(line))
      }
    }
  }

  /// The text of the beliefs by which the index was made; empty when nothing was doubted.
  static func text(from reader: IndexReader) throws -> String {
    try reader.note(note).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
