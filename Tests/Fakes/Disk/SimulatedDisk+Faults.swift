import Foundation
import Journal

/// A kind of call, as far as faults are concerned.
enum DiskCall: Sendable {
  case open, create, read, write, truncate, sync, syncFolder, lock, rename, unlink, makeFolder
  case list, status, close

  /// Whether it changes what a power cut or another process can see.
  var isMoment: Bool {
    switch self {
    case .create, .write, .truncate, .sync, .syncFolder, .rename, .unlink, .makeFolder: true
    case .open, .read, .lock, .list, .status, .close: false
    }
  }

  /// The faults that it can meet, with the system's error numbers.
  func errors(of fault: DiskFault) -> [Int32] {
    switch fault {
    case .interruption:
      switch self {
      case .open, .create, .read, .write, .truncate, .sync, .rename, .unlink: [EINTR]
      default: []
      }
    case .deviceError: [.lock, .syncFolder, .close].contains(self) ? [] : [EIO]
    case .syncError: self == .sync ? [EIO] : []
    case .closeError: self == .close ? [EIO] : []
    case .heldFile:
      switch self {
      case .open: [EACCES]
      case .create, .rename, .unlink: [EACCES, EPERM, EBUSY]
      default: []
      }
    case .fullDisk:
      switch self {
      case .create, .write, .rename, .makeFolder: [ENOSPC]
      default: []
      }
    case .folderSyncRefused: self == .syncFolder ? [EINVAL] : []
    case .death, .shortCall, .staleListing, .lateContent, .absentDrive: []
    }
  }
}

/// What becomes of a call.
enum Fate {
  /// It works, on so many bytes at most.
  case works(atMost: Int)
  /// It fails, after so many bytes.
  case fails(SystemError, after: Int)
}

extension SimulatedDisk.State {
  /// Decides what becomes of a call on `path` that is to write or read `size` bytes.
  mutating func fate(
    of call: DiskCall, _ path: String, size: Int, _ tally: FaultTally
  ) -> Fate {
    guard !isDead else { return .fails(SystemError(EIO), after: 0) }
    if call.isMoment {
      calls += 1
      if calls == faults.death {
        isDead = true
        met += 1
        tally.count(DiskFault.death.rawValue)
        let written = random.flip() ? random.below(size + 1) : 0
        return .fails(SystemError(EIO), after: written)
      }
    }
    if call == .syncFolder, isUnsyncable(path) {
      tally.count(DiskFault.folderSyncRefused.rawValue)
      return .fails(SystemError(EINVAL), after: 0)
    }
    guard faults.concern(path) else { return .works(atMost: size) }
    if call == .write, let space = faults.space {
      faults.space = max(0, space - size)
      if space < size { return meet(.fullDisk, ENOSPC, after: space, tally) }
    }
    for fault in DiskFault.allCases {
      guard let rate = faults.rates[fault] else { continue }
      if fault == .shortCall, size > 1, call == .write || call == .read {
        guard random.below(1000) < rate else { continue }
        met += 1
        tally.count(fault.rawValue)
        return .works(atMost: 1 + random.below(size - 1))
      }
      let errors = call.errors(of: fault)
      guard !errors.isEmpty, random.below(1000) < rate else { continue }
      return meet(fault, random.pick(errors), after: random.below(size + 1), tally)
    }
    return .works(atMost: size)
  }

  private mutating func meet(
    _ fault: DiskFault, _ code: Int32, after count: Int, _ tally: FaultTally
  ) -> Fate {
    met += 1
    tally.count(fault.rawValue)
    return .fails(SystemError(code), after: fault == .interruption ? 0 : count)
  }
}
