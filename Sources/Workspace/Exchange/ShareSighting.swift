import Journal
import Merge
import Sync

/// What a home knows of one of its shares over time: when it was there, and since when it is not.
///
/// Every exchange says how it went with each share, whoever asked for it. It is no part of what the
/// network shares: who loses it learns it anew at the next exchange.
public struct ShareSighting: Hashable, Sendable {
  /// What keeps a share from being used.
  public enum Reason: String, CaseIterable, Sendable {
    /// The folder is not there.
    case absent
    /// The folder is there and wholly empty, as where an unmounted drive would be.
    case empty
    /// The folder holds things, but no share.
    case notAShare = "not-a-share"
    /// The share belongs to another network.
    case otherNetwork = "other-network"
    /// The share was written by a newer program.
    case newerFormat = "newer-format"
    /// The share's mark can't be read.
    case damaged
    /// The drive, or the quota, is full.
    case full
    /// This user may not read or write there.
    case denied
    /// The drive refused something else.
    case refused
  }

  /// That a share can't be used.
  public struct Trouble: Hashable, Sendable {
    /// When an exchange first met it without one that went well since.
    public let since: Timestamp
    /// What the last exchange met.
    public let reason: Reason
  }

  /// The share's folder.
  public let share: String
  /// When something last went through, to the minute; `nil` when nothing ever did.
  public internal(set) var seen: Timestamp?
  /// What is wrong; `nil` when the last exchange went well, or there was none.
  public internal(set) var trouble: Trouble?
  /// What the log of exchanges last said to be wrong; `nil` when it has nothing to take back.
  var told: Reason?

  init(of share: String) { self.share = share }
}

extension ShareSighting {
  /// Exchanges within so many milliseconds are one time: a watch that finds nothing writes nothing.
  private static let grain: Int64 = 60_000

  /// Takes in how an exchange went. What only befell the home says nothing about the share.
  mutating func note(_ outcome: ShareOutcome, at now: Timestamp) {
    if outcome.pulled != nil || outcome.pushed != nil {
      let age = seen.map { abs(now.milliseconds - $0.milliseconds) }
      if age ?? .max >= Self.grain { seen = now }
    }
    guard let failure = outcome.failure else { return trouble = nil }
    guard case .sync(.share(let error)) = failure else { return }
    trouble = Trouble(since: trouble?.since ?? now, reason: Reason(error))
  }
}

extension ShareSighting.Reason {
  /// What `error` means for who waits for the share.
  public init(_ error: ShareError) {
    switch error {
    case .absent: self = .absent
    case .empty: self = .empty
    case .notAShare: self = .notAShare
    case .otherNetwork: self = .otherNetwork
    case .newerFormat: self = .newerFormat
    case .damaged: self = .damaged
    case .file(let error):
      switch error.reason {
      case .noSpace: self = .full
      case .denied: self = .denied
      default: self = .refused
      }
    }
  }

  /// Whether the share is simply not connected, which is nobody's fault.
  public var isAway: Bool { self == .absent || self == .empty }
}
