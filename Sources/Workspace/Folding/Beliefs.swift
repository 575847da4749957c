import Community
import Journal
import Merge

/// What a home believes of the journals that it holds: which entries have an effect, and what was
/// erased.
///
/// A function of the roster alone, so that sites with the same entries believe the same. What is
/// not believed stays in its journal and is merged; it changes no record.
struct Beliefs: Equatable, Sendable {
  /// What is judged of each site; of one that is not here everything is believed.
  private var judgements: [SiteID: Judgement] = [:]
  /// The records that were erased.
  private(set) var erased: Set<String> = []

  /// Believes everything.
  init() {}

  /// Forms the beliefs that follow from `roster` of the journals of `sites`.
  ///
  /// - Parameter own: this home's site, which counts for it until something says otherwise.
  init(_ roster: Roster, of sites: some Sequence<SiteID>, own: SiteID) {
    erased = roster.erased
    // Before the founding has come nobody is known, and nobody can be doubted.
    guard roster.networkName != nil else { return }
    for site in sites where site != own || !roster.isUndecided(own) {
      judgements[site] = roster.judgement(of: site)
    }
  }

  /// What is judged of `site`; `nil` when everything is believed.
  func judgement(of site: SiteID) -> Judgement? { judgements[site] }

  /// The last number of an entry of `site`, on whichever journal, that is believed.
  func limit(of site: SiteID) -> UInt32 { judgements[site]?.limit ?? .max }
}

extension Roster {
  /// Whether nothing says yet that `site` belongs, nor that it does not.
  func isUndecided(_ site: SiteID) -> Bool {
    if case .unknown(let reason) = standing(of: site.text) { !reason.isFinal } else { false }
  }
}

// The index remembers what it was made by.
extension Beliefs {
  /// The judgements and the erased records as text: two that are equal lead to the same records.
  var text: String {
    let judged = judgements.sorted { $0.key < $1.key }.map {
      $0.value.lines.joined(separator: "\n")
    }
    return (judged + [erased.sorted().joined(separator: "\n")]).joined(separator: "\n\n")
  }

  /// Reads what ``text`` wrote: enough to decide a change by.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var parts = lines.split(omittingEmptySubsequences: false) { $0.isEmpty }
    while let last = parts.last, parts.count > 1, last.isEmpty { parts.removeLast() }
    for part in parts where !part.isEmpty {
      if let judgement = Judgement(lines: part) {
        judgements[judgement.site] = judgement
        continue
      }
      for line in part {
        guard let record = RecordName(String(line)) else { return nil }
        erased.insert(record.text)
      }
    }
  }
}
