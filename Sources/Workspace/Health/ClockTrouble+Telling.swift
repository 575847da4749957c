// Which clocks a log of exchanges has told to be wrong: once, and once that it is over.

import Catalog

extension Replica {
  /// The troubles with clocks, when a log has something to say about them: another clock is wrong
  /// than it said last, or none is any more. `nil` when all is said.
  ///
  /// By how much a clock is wrong differs at each look, and is no news. What was handed out is
  /// taken for said, as by ``newsOfShares()``; what could not be noted is said again.
  public func newsOfClocks(among troubles: [ClockTrouble]) -> [ClockTrouble]? {
    let now = Set(troubles.map(\.identity))
    let told = try? index.read { try $0.value(of: IndexNotes.toldClocks) }
    guard told != now else { return nil }
    try? note(now, as: IndexNotes.toldClocks)
    return troubles
  }
}

extension ClockTrouble {
  /// Which clock is wrong, and in which way.
  fileprivate var identity: String {
    switch self {
    case .behind(_, let site): "behind" + (site.map { " \($0.id)" } ?? "")
    case .ahead(_, let site): "ahead" + (site.map { " \($0.id)" } ?? "")
    case .wasAhead: "wasAhead"
    case .other(let site, _): "other \(site.id)"
    }
  }
}
