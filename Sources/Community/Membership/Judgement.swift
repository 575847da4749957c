import Merge

/// All that decides which entries of one site have an effect.
///
/// Two rosters that judge a site alike judge every entry of it alike: so whoever merged entries
/// under one can tell by comparing whether they are to be merged anew under the other.
public struct Judgement: Hashable, Sendable {
  /// The site.
  public let site: SiteID
  /// The first entries by which it is admitted; empty when it is not.
  let firsts: Set<EntryName>
  let isFounder: Bool
  /// Whether it is a lead without anybody's word: it founded the network, or goes on for a lead.
  let isLeadOfOld: Bool
  /// What makes it a lead: all entries of one of these have to be in the past.
  let makers: Set<Maker>
  /// The grants that count, with the demotions in the past of each.
  let grants: [EntryName: Set<EntryName>]
  /// The demotions that stand, with what was seen of the site in each.
  let demotions: [EntryName: Cut]
  /// What revocations leave.
  let cuts: Set<Cut>

  /// A word that makes a lead.
  struct Maker: Hashable, Sendable {
    let word: EntryName
    /// Of an invitation, the joins by it: one of them has to be in the past, too.
    let joins: Set<EntryName>
  }

  /// Whether what `entry` says counts as a lead's word.
  ///
  /// - Parameters:
  ///   - entry: an entry of the site whose clock is closed.
  ///   - past: what it has seen.
  public func isLeadWord(_ entry: EntryName, past: some Past) -> Bool {
    guard entry.point.seq > 1, !firsts.isEmpty, leaves(entry, past) else { return false }
    let isMade =
      isLeadOfOld
      || makers.contains { maker in
        past.contains(maker.word)
          && (maker.joins.isEmpty || maker.joins.contains { past.contains($0) })
      }
    return isMade
      && demotions.allSatisfy { demotion, seen in
        seen.leaves(entry, past)
          || grants.contains { $0.value.contains(demotion) && past.contains($0.key) }
      }
  }

  /// Whether `change`, in `entry` of the site, has an effect: the site belongs, nothing took the
  /// entry away, and what it does is its author's to do.
  ///
  /// - Parameters:
  ///   - entry: an entry of the site whose clock is closed.
  ///   - past: what it has seen.
  public func hasEffect(_ change: Change, of entry: EntryName, past: some Past) -> Bool {
    if isFounder, firsts.contains(entry) { return true }
    guard !firsts.isEmpty, leaves(entry, past) else { return false }
    if firsts.contains(entry) { return true }
    guard Kind.of(record: change.record) == .site else {
      return !change.isForLeads || isLeadWord(entry, past: past)
    }
    guard let subject = change.subject, let field = change.set.first?.field else { return false }
    if isFounder, subject == site, entry.point.seq == 2 { return true }
    let isNameAlone = change.set.count == 1 && field.utf8.elementsEqual("name".utf8)
    return isNameAlone && (subject == site || isLeadWord(entry, past: past))
  }

  private func leaves(_ entry: EntryName, _ past: some Past) -> Bool {
    cuts.allSatisfy { $0.leaves(entry, past) }
  }

  /// Whether the site belongs, and nothing that it wrote was taken away: what anybody may do has
  /// an effect in every entry of it.
  public var leavesAll: Bool { !firsts.isEmpty && cuts.isEmpty }

  /// The last number of the site's entries, on whichever journal, that can have an effect.
  public var limit: UInt32 {
    guard !firsts.isEmpty else { return 0 }
    return cuts.map(\.limit).min() ?? .max
  }

  /// What of this judgement concerns the entries of the site up to `ends`.
  ///
  /// Where it is the same of two judgements, these judge all those entries alike.
  ///
  /// - Parameter ends: the last entry of each of the site's journals, and what it has seen.
  public func concerning(_ ends: [(entry: EntryName, past: some Past)]) -> Judgement {
    func isSeen(_ word: EntryName) -> Bool { ends.contains { $0.past.contains(word) } }
    func isEarlier(_ cut: Cut) -> Bool {
      !ends.allSatisfy { end in cut.leaves(end.entry, end.past) }
    }
    return Judgement(
      site: site, firsts: firsts, isFounder: isFounder, isLeadOfOld: isLeadOfOld,
      makers: makers.filter { isSeen($0.word) }, grants: grants.filter { isSeen($0.key) },
      demotions: demotions.filter { isEarlier($0.value) }, cuts: cuts.filter { isEarlier($0) })
  }
}

extension Roster {
  /// All that decides which entries of `site` have an effect.
  public func judgement(of site: SiteID) -> Judgement {
    let verdict = verdict
    let member = verdict.admissions.member(site)
    let losses = verdict.admissions.losses
    func names(_ facts: some Sequence<Int>) -> Set<EntryName> {
      Set(facts.map { self.facts.all[$0].name })
    }
    let demotions = losses.demotions[site] ?? []
    return Judgement(
      site: site, firsts: names(member?.firsts ?? []), isFounder: facts.founding?.founder == site,
      isLeadOfOld: member?.isLeadOfOld ?? false,
      makers: Set((member?.makers ?? []).map { maker($0, of: site) }),
      grants: Dictionary(
        (member?.grants ?? []).map { grant in
          (facts.all[grant].name, names(demotions.filter { facts.hears(grant, $0) }))
        }, uniquingKeysWith: { first, _ in first }),
      demotions: Dictionary(
        demotions.map { (facts.all[$0].name, Cut(points: facts.points[$0] ?? [])) },
        uniquingKeysWith: { first, _ in first }),
      cuts: Set(cuts(of: site)))
  }

  /// Whether what `entry` says counts as a lead's word: ``Judgement/isLeadWord(_:past:)``.
  public func isLeadWord(_ entry: EntryName, past: some Past) -> Bool {
    judgement(of: entry.site).isLeadWord(entry, past: past)
  }

  /// Whether `change`, in `entry`, has an effect: ``Judgement/hasEffect(_:of:past:)``.
  public func hasEffect(_ change: Change, of entry: EntryName, past: some Past) -> Bool {
    judgement(of: entry.site).hasEffect(change, of: entry, past: past)
  }

  private func maker(_ word: Int, of site: SiteID) -> Judgement.Maker {
    let entry = facts.all[word]
    guard case .invitation(let invitation, _) = entry.content else {
      return Judgement.Maker(word: entry.name, joins: [])
    }
    let joins = (facts.firsts[site] ?? []).filter { first in
      guard case .join(let join) = facts.all[first].content else { return false }
      return join.isProven && join.invitation == invitation.key
    }
    return Judgement.Maker(word: entry.name, joins: Set(joins.map { facts.all[$0].name }))
  }
}
