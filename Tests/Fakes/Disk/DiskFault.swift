import Synchronization

/// What can go wrong with a call on a ``SimulatedDisk``.
public enum DiskFault: String, CaseIterable, Sendable {
  /// The process dies at the call.
  case death = "process dies at a call"
  /// The call is interrupted by a signal (`EINTR`).
  case interruption = "call interrupted (EINTR)"
  /// The device fails (`EIO`).
  case deviceError = "device error (EIO)"
  /// A sync fails (`EIO`), and what it should have written may never be.
  case syncError = "sync failed (EIO)"
  /// Closing a file that was written fails (`EIO`), as where a network drive sends only then.
  case closeError = "close failed (EIO)"
  /// Another program holds the file (`EACCES`, `EPERM`, `EBUSY`).
  case heldFile = "file held by another program (EPERM)"
  /// The disk is full (`ENOSPC`).
  case fullDisk = "disk full (ENOSPC)"
  /// Only a part of the bytes is written or read.
  case shortCall = "short read or write"
  /// Syncing a folder is refused (`EINVAL`).
  case folderSyncRefused = "folder sync refused (EINVAL)"
  /// A listing is older than the folder.
  case staleListing = "stale listing"
  /// A file that is listed is not there yet, or not whole.
  case lateContent = "file listed before its content"
  /// The drive is not there.
  case absentDrive = "drive absent"
}

/// What goes wrong with the calls on a disk, from now on.
public struct DiskFaults: Sendable {
  /// After how many calls that change something the process dies; `nil` for never.
  public var death: Int?
  /// How many of a thousand calls meet each fault.
  public var rates: [DiskFault: Int] = [:]
  /// How many bytes can still be written; `nil` for any number.
  public var space: Int?
  /// Where faults happen: below these folders, or everywhere when there are none.
  public var places: [String] = []

  /// No faults.
  public init() {}

  /// Whether nothing can go wrong.
  public var isEmpty: Bool { death == nil && rates.isEmpty && space == nil }

  func concern(_ path: String) -> Bool {
    places.isEmpty || places.contains { path.hasPrefix($0 + "/") || path == $0 }
  }
}

/// How often each kind of trouble was made, over all runs of a test.
public final class FaultTally: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// Starts at nothing.
  public init() {}

  /// Counts one of `kind`.
  public func count(_ kind: String) { counts.withLock { $0[kind, default: 0] += 1 } }

  /// The table, the most frequent first.
  public var table: String {
    let sorted = counts.withLock { $0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { kind, count in
      let number = String(count)
      return String(repeating: " ", count: max(0, 9 - number.count)) + number + "  " + kind
    }.joined(separator: "\n")
  }
}
