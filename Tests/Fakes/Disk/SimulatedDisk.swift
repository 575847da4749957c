// A disk in memory under the program's own file code: `LocalFiles(calls: disk)`.
//
// Each call of the system is one moment. At any of them it can fail, or the process can die: from
// then on its calls do nothing. A process that died leaves what it wrote in the system's cache. A
// power cut takes what was not synced, wholly or partly (Loss), names as well as bytes.

import Journal

/// A disk in memory which knows what is durable, and can fail at any call.
public final class SimulatedDisk: Sendable {
  struct State {
    var inodes: [Int: Inode] = [0: Inode(isFolder: true)]
    var nextInode = 1
    var open: [Int32: (inode: Int, path: String)] = [:]
    var nextDescriptor: Int32 = 3
    var locks: [Int: Int32] = [:]
    var faults = DiskFaults()
    var random = Seeded(0)
    var calls = 0
    var isDead = false
    /// How many processes have ended.
    var process = 0
    var absent: Set<String> = []
    /// Shares whose newest files have not wholly come yet, and how they were before.
    var fog: [String: [String: [UInt8]]] = [:]
    /// Folders that can't be synced; they are as durable as they can be made.
    var unsyncable: Set<String> = []
    /// How many faults were met.
    var met = 0
  }

  let state: Guarded<State>
  let tally: FaultTally

  /// Makes an empty disk.
  public init(seed: UInt64 = 0, tally: FaultTally = FaultTally()) {
    var state = State()
    state.random = Seeded(seed)
    self.state = Guarded(state)
    self.tally = tally
  }

  /// Makes a disk that holds what `other` holds, durable or not, and works without fault.
  public init(copying other: SimulatedDisk, seed: UInt64 = 0) {
    var copied = other.state.withLock { $0 }
    copied.open = [:]
    copied.locks = [:]
    copied.faults = DiskFaults()
    copied.random = Seeded(seed)
    copied.calls = 0
    copied.isDead = false
    state = Guarded(copied)
    tally = other.tally
  }

  // MARK: What goes wrong

  /// Says what goes wrong from now on, and counts calls from 0 again.
  public func setFaults(_ faults: DiskFaults, seed: UInt64 = 0) {
    state.withLock { state in
      state.faults = faults
      state.random = Seeded(seed)
      state.calls = 0
      state.met = 0
    }
  }

  /// How many calls that change something there were since the faults were set.
  public var calls: Int { state.withLock { $0.calls } }

  /// How many faults were met since they were set.
  public var faultsMet: Int { state.withLock { $0.met } }

  /// Whether the process has died at one of its calls.
  public var isDead: Bool { state.withLock { $0.isDead } }

  /// Ends the process: its files are closed and its locks gone. What it wrote stays.
  public func endProcess() {
    state.withLock { state in
      state.open = [:]
      state.locks = [:]
      state.process += 1
      state.isDead = false
      state.faults = DiskFaults()
    }
  }

  /// Cuts the power of what lies below `folder`.
  ///
  /// - Returns: how many files and folders had something to lose.
  @discardableResult
  public func cutPower(below folder: String, _ loss: Loss, seed: UInt64) -> Int {
    var random = Seeded(seed)
    let count = state.withLock { state in state.cutPower(below: folder, loss, &random) }
    if count > 0 { tally.count("power cut: \(loss) of what was not synced kept or lost") }
    return count
  }

  /// Takes the drive at `path` away, or brings it back.
  public func setThere(_ isThere: Bool, _ path: String) {
    state.withLock { state in
      if isThere { state.absent.remove(path) } else { state.absent.insert(path) }
    }
  }

  /// Lets the newest files of the folder at `path` be listed late, or before their content is
  /// there: all that is not among `known`. `nil` clears the air.
  public func setFog(_ known: [String: [UInt8]]?, _ path: String) {
    state.withLock { $0.fog[path] = known }
  }

  /// Lets the folders below `path` refuse to be synced; names are durable there at once.
  public func refuseFolderSync(below path: String) {
    state.withLock { _ = $0.unsyncable.insert(path) }
  }
}
