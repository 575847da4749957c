import Community
import Workspace

/// What an exchange did, and what it found out: all that is told of one, whoever asked for it.
///
/// A command tells it as it is; a log as far as it is news. Both take it from here, so that neither
/// keeps quiet about what the other knows.
struct Exchanged {
  /// How it went with each share.
  let shares: [ShareOutcome]
  /// How many of this site's changes no share has; `nil` when nothing was to be sent.
  let waiting: Int?
  /// Whether it was only tried.
  let isTrial: Bool
  /// That the home went on as another site on the way.
  let wentOn: WentOn?
  /// That the network does not believe this site (any more), and why.
  let barring: WorkspaceError?
  /// Clocks that are wrong by more than a day; none where nothing was received.
  let clocks: [ClockTrouble]

  /// Exchanges with the shares that `handles` name.
  init(
    _ direction: Replica.Direction, with handles: [String], of replica: Replica,
    isTrial: Bool = false
  ) throws {
    guard !replica.settings.shares.isEmpty else { throw Complaint.noShare }
    shares = try replica.exchange(direction, with: handles, isTrial: isTrial)
    waiting = direction == .pull ? nil : Int(try replica.unsent())
    self.isTrial = isTrial
    wentOn = replica.wentOn.last
    barring = try replica.barring()
    clocks = direction == .push ? [] : try replica.clockTroubles(after: shares)
  }

  /// What was done with `shares` by something larger, which tells the rest itself.
  init(with shares: [ShareOutcome]) {
    self.shares = shares
    isTrial = shares.contains(where: \.isTrial)
    (waiting, wentOn, barring, clocks) = (nil, nil, nil, [])
  }

  /// How a command ends that exchanged so: `nil` when all went well, else by the first failure that
  /// somebody should look at. A share that is simply not connected is told of (69) when nothing
  /// worse happened; that the network bars the site is worse than all of it.
  var end: Outcome? {
    if let barring { return Complaint(barring).outcome }
    let ends = shares.compactMap { $0.complaint?.outcome }
    return ends.first { $0 != .unavailable } ?? ends.first
  }
}
