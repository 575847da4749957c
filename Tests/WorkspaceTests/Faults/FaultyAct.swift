import Fakes

/// What can happen in a network whose disks and drives are not to be trusted.
enum FaultyAct: String, CaseIterable {
  case write, resolve, exchange, rebuild, reopen, check
  // What befalls a site.
  case loseIndex, turnClock, killProcess, cutPower, join, leaveForEver
  case cloneHome, keepHome, restoreHome
  // What befalls a share.
  case plugDrive, fog, courier, wipeShare, keepShare, putBackShare, loseFiles, damageFiles
  case resurrectFiles, litter

  /// How often each happens in one run. A run that has few kinds of trouble goes deeper into
  /// each (Groce et al., "Swarm Testing", 2012).
  static func weights(_ random: inout Seeded) -> [(act: FaultyAct, weight: Int)] {
    allCases.map { act in
      switch act {
      case .write: (act, 30)
      case .exchange: (act, random.number(10...40))
      case .courier: (act, 20)
      case .resolve: (act, 6)
      case .check, .reopen: (act, 3)
      case .rebuild: (act, 1)
      case .leaveForEver: (act, random.chance(of: 10) ? 1 : 0)
      case .cloneHome, .restoreHome: (act, random.chance(of: 25) ? 3 : 0)
      case .keepHome: (act, 4)
      default: (act, random.chance(of: 40) ? random.number(2...9) : 0)
      }
    }
  }
}

/// What goes wrong with the calls of an act.
struct Weather {
  /// The faults of this run, and how likely an act meets one.
  private let kinds: [DiskFault]
  private let chance: Int

  /// The faults that calls can be given.
  private static let all: [DiskFault] = [
    .death, .interruption, .deviceError, .syncError, .heldFile, .fullDisk, .shortCall,
    .folderSyncRefused, .closeError,
  ]

  init(_ random: inout Seeded) {
    var kinds = Self.all.filter { _ in random.chance(of: 35) }
    if random.chance(of: 60), !kinds.contains(.death) { kinds.append(.death) }
    self.kinds = kinds
    chance = random.pick([0, 40, 60, 80, 95])
  }

  /// The faults of one act, below one of `places` or everywhere.
  func faults(at places: [[String]], _ random: inout Seeded) -> DiskFaults {
    var faults = DiskFaults()
    guard !kinds.isEmpty, random.chance(of: chance) else { return faults }
    for _ in 0..<random.number(1...2) {
      switch kinds.contains(.death) && random.flip() ? .death : random.pick(kinds) {
      case .death:
        faults.death = random.chance(of: 70) ? random.number(1...8) : random.number(1...60)
      case .fullDisk:
        if random.chance(of: 60) {
          faults.space = random.number(0...900)
        } else {
          faults.rates[.fullDisk] = random.number(20...300)
        }
      case .interruption: faults.rates[.interruption] = random.number(50...500)
      case .shortCall: faults.rates[.shortCall] = random.number(100...900)
      case .syncError: faults.rates[.syncError] = random.number(50...600)
      case .heldFile: faults.rates[.heldFile] = random.pick([50, 300, 900])
      case let kind: faults.rates[kind] = random.number(10...200)
      }
    }
    if random.chance(of: 60) { faults.places = random.pick(places) }
    return faults
  }
}
