import Community
import Journal
import Merge

/// That a clock is wrong by more than a day, as far as it shows here.
///
/// No home knows what time it is. It knows its own clock, the dates of what it wrote, and when each
/// other site signed its last head; a clock that most others contradict is taken for the wrong one.
public enum ClockTrouble: Hashable, Sendable {
  /// This home's clock is so many milliseconds behind that of most sites; or behind that of the
  /// one that is named, which may be the wrong one itself.
  case behind(Int64, SiteName?)
  /// This home's clock is ahead: other sites, or the one that is named, had its changes by an
  /// earlier time than these bear.
  case ahead(Int64, SiteName?)
  /// The last change from here bears a date that is still to come.
  case wasAhead(Int64)
  /// The clock of another site is ahead; those of others agree with this home's.
  case other(SiteName, Int64)
}

/// What a home holds that tells of clocks.
struct ClockComparison {
  /// When another site signed its last head.
  struct Sign {
    let site: SiteName
    let at: Timestamp
  }

  /// The moment, by this home's clock.
  let now: Timestamp
  /// The date of the last change from here; `nil` when there is none.
  let last: Timestamp?
  /// The other sites that are waited for.
  let signs: [Sign]

  /// Clocks that differ by less agree: a day, in milliseconds.
  private static let tolerance: Int64 = 86_400_000

  /// What is wrong.
  ///
  /// - Parameters:
  ///   - seen: the last change of this home that each site had when it signed its head, by the
  ///     site's id. It is asked for only where no site's clock agrees with this home's: it lies in
  ///     the clocks of all heads.
  ///   - date: the date of one of this home's changes, by its number. It is asked for one at most.
  func troubles(
    seen: () -> [String: UInt32], date: (UInt32) -> Timestamp?
  ) -> [ClockTrouble] {
    let later = signs.filter { span($0.at, now) > Self.tolerance }
      .sorted { ($0.at, $0.site.id) < ($1.at, $1.site.id) }
    let agreeing = signs.count { abs(span($0.at, now)) <= Self.tolerance }
    let own = last.map { span($0, now) }.flatMap { $0 > Self.tolerance ? $0 : nil }
    if let first = later.first {
      let against = later.count + (own == nil ? 0 : 1)
      if against == 1, agreeing == 0 { return [.behind(span(first.at, now), first.site)] }
      if against > max(1, agreeing) {
        return [.behind(span(later[(later.count - 1) / 2].at, now), nil)]
      }
    }
    let others = later.map { ClockTrouble.other($0.site, span($0.at, now)) }
    if let own { return [.wasAhead(own)] + others }
    if later.isEmpty, agreeing == 0, let lead = lead(seen(), date) { return [lead] }
    return others
  }

  /// By how much a change from here bears a later date than the signs of all who have that one, and
  /// none behind it.
  private func lead(
    _ seen: [String: UInt32], _ date: (UInt32) -> Timestamp?
  ) -> ClockTrouble? {
    guard let most = signs.compactMap({ seen[$0.site.id] }).max(), most > 0,
      let written = date(most)
    else { return nil }
    let witnesses = signs.filter { seen[$0.site.id] == most }
    guard let latest = witnesses.map(\.at).max(), span(written, latest) > Self.tolerance else {
      return nil
    }
    return .ahead(span(written, latest), witnesses.count == 1 ? witnesses[0].site : nil)
  }

  private func span(_ late: Timestamp, _ early: Timestamp) -> Int64 {
    late.milliseconds - early.milliseconds
  }
}

extension ClockComparison {
  /// Compares the clocks of those who are waited for with that of a home whose journal ends at
  /// `last`.
  init(_ audience: Audience, last: OpenSegment.Position, now: Timestamp) {
    self.now = now
    self.last = last.next > 1 ? last.at : nil
    signs = audience.listeners.compactMap { listener in
      guard let head = listener.head, !listener.isOwn else { return nil }
      return Sign(site: listener.site, at: head.at)
    }
  }
}

extension HomeFolder {
  /// What is wrong by `comparison` with the clock of `site`, the home's own, whose journal ends at
  /// `last`.
  func troubles(
    of comparison: ClockComparison, for site: SiteID, last: OpenSegment.Position
  ) -> [ClockTrouble] {
    comparison.troubles {
      let heads = (try? headsBySite()) ?? [:]
      return heads.reduce(into: [:]) { all, head in
        let seen = head.value.clock.filter { $0.site == site }.map(\.point.seq).max() ?? 0
        all[head.key.text] = min(seen, last.next - 1)
      }
    } date: { seq in
      let lines = try? journals.framedLines(
        of: JournalID(site), from: seq, through: seq, isOwn: true)
      return lines?.first?.line.at
    }
  }
}

extension Replica {
  /// Which clocks are wrong by more than a day, as far as it shows here after an exchange that has
  /// received something, or nothing new.
  public func clockTroubles(after outcomes: [ShareOutcome]) throws(WorkspaceError) -> [ClockTrouble]
  {
    do {
      let heads = HomeFolder.bySite(
        try outcomes.last { $0.pulled != nil && !$0.isTrial }?.pulled?.heads
          ?? folder.heads.all(withClocks: false))
      return try index.read { clockTroubles(try NetworkView($0, heads, of: self)) }
    } catch {
      throw WorkspaceError(error)
    }
  }

  func clockTroubles(_ view: NetworkView) -> [ClockTrouble] {
    let last = journalEnd
    let comparison = ClockComparison(view.audience, last: last, now: surroundings.now())
    return folder.troubles(of: comparison, for: settings.site, last: last)
  }
}
