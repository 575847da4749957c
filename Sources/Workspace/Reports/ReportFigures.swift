import Merge

/// What the network did in a period, in numbers. By site, never by person: a report is no ranking.
public struct ReportFigures: Hashable, Sendable {
  /// What one site did.
  public struct Site: Hashable, Sendable {
    /// The site, as its members call it; empty where nobody said.
    public let name: String
    /// How many members it had at the end.
    public var members = 0
    /// How many practices it shared.
    public var shared = 0
    /// How many of its practices were validated.
    public var validated = 0
    /// How many practices it took over from whom ever.
    public var adopted = 0
    /// How many meetings it was host to.
    public var hosted = 0
  }

  /// The members of one unit of a site.
  public struct Unit: Hashable, Sendable {
    /// The site.
    public let site: String
    /// The unit, or pole; empty where nobody said.
    public let unit: String
    /// How many members it had at the end.
    public let members: Int
  }

  /// Projects of one origin in one state.
  public struct Projects: Hashable, Sendable {
    /// `network`, `management`, or empty.
    public let origin: String
    /// `idea`, `running`, `done`, `stopped`, or empty.
    public let status: String
    /// How many there are.
    public let count: Int
  }

  /// The sites, by name.
  public internal(set) var sites: [Site] = []
  /// The units, by site and name.
  public internal(set) var units: [Unit] = []
  /// How many members there were at the end.
  public internal(set) var members = 0
  /// How many practices were shared: written down for the first time.
  public internal(set) var shared = 0
  /// How many practices were validated.
  public internal(set) var validated = 0
  /// How many practices were taken over by some site.
  public internal(set) var reused = 0
  /// How often: a practice that two sites took over counts twice.
  public internal(set) var adoptions = 0
  /// The projects that went on in the period, as they stood at its end.
  public internal(set) var projects: [Projects] = []
  /// How many meetings were held.
  public internal(set) var held = 0
  /// How many were cancelled.
  public internal(set) var cancelled = 0
  /// How many persons came, of all meetings that were held and say so.
  public internal(set) var attendance = 0
  /// How many of the meetings that were held say who came.
  public internal(set) var counted = 0
  /// The hours that the projects of the period have taken.
  public internal(set) var hours = 0.0
  /// The hours a year that they, and the validated practices, save.
  public internal(set) var gained = 0.0

  /// How many projects went on.
  public var projectCount: Int { projects.reduce(0) { $0 + $1.count } }
}
