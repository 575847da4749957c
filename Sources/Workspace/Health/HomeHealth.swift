import Community
import Journal
import Merge

/// How a home stands, as monitoring asks every few minutes.
///
/// Read without the lock, without a look at any share, which could hang, and without a byte written
/// to the home: what the last exchanges noted has to do. It costs the same after a year.
public struct HomeHealth: Sendable {
  /// Something about the home's own files that is not as it should be.
  public enum Fault: Sendable {
    /// There is no index; the next command makes it anew.
    case indexMissing
    /// The index is of another version of this program; the next command makes it anew.
    case indexOutdated
    /// The index is cut short, damaged, or no index.
    case indexDamaged
    /// The index lacks what the journals hold; the next command brings it forward.
    case indexBehind
    /// The index holds what the journals have lost.
    case indexAhead
    /// The site's private key is missing, or is another one.
    case key
    /// Other accounts of the machine can open the home.
    case openToOthers
    /// A journal is damaged, or a part of it is missing.
    case journal(JournalError)
  }

  /// Things that wait, and the time from which the oldest does, where it is known.
  public struct Waiting: Sendable {
    /// How many they are.
    public internal(set) var count = 0
    /// Since when.
    public internal(set) var since: Timestamp?
  }

  /// When the home was looked at, by this machine's clock.
  public let now: Timestamp
  /// This site.
  public internal(set) var site: SiteName
  /// Whether the index could be read: else nothing is known of what follows down to ``conflicts``.
  public internal(set) var isIndexRead = false
  /// Whether what this site writes counts, and if not, why.
  public internal(set) var place = Status.Place.belongs
  /// What this site has to settle as a lead; nothing where it is none.
  public internal(set) var questions: [LeadQuestion] = []
  /// How many changes are merged here, of all sites.
  public internal(set) var changes = 0
  /// The other sites that are waited for, and when each last said something, by its clock. Who was
  /// retired or revoked, or went on as another site, is not among them.
  public internal(set) var sites: [(site: SiteName, at: Timestamp?)] = []
  /// This site's own changes that no share has.
  public internal(set) var unsent = Waiting()
  /// Records that wait for a person's decision.
  public internal(set) var conflicts = Waiting()
  /// This site's shares, and when each was last there: since when it was looked for in vain, where
  /// it never was.
  public internal(set) var shares: [(folder: String, seen: Timestamp)] = []
  /// How many files of shares were refused that should not have come.
  public internal(set) var refused = 0
  /// How far this clock is behind the latest time that anybody wrote, in milliseconds; 0 when it is
  /// not. A clock that is ahead shows at the others.
  public internal(set) var clockLag: Int64 = 0
  /// Who wrote the latest time.
  public internal(set) var clockWitness: SiteName?
  /// Clocks that are wrong by more than a day.
  public internal(set) var clocks: [ClockTrouble] = []
  /// How many bytes can be written on the home's disk; `nil` where it does not know.
  public internal(set) var room: Int?
  /// What is not sound.
  public internal(set) var faults: [Fault] = []

  /// Whether the network bars this site.
  public var isBarred: Bool { place.isBarred }

  init(of site: SiteName, at now: Timestamp) {
    self.site = site
    self.now = now
  }

  /// Looks at the home at `path`.
  ///
  /// - Parameter drive: what tells how much room there is.
  /// - Throws: ``WorkspaceError`` when there is no home, or it can't be read at all.
  public static func read(
    at path: String, drive: any DriveFacts, in surroundings: Surroundings
  ) throws(WorkspaceError) -> HomeHealth {
    let folder = HomeFolder(path: path, in: surroundings)
    let reading = HealthReading(
      folder: folder, settings: try folder.settings(), surroundings: surroundings, drive: drive)
    do { return try reading.run() } catch { throw WorkspaceError(error) }
  }
}
