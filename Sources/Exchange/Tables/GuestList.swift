import Community

/// A site to be invited, as a row of a list says.
public struct Guest: Hashable, Sendable {
  /// The row's number, from 1.
  public let line: Int
  /// The site's name.
  public let site: String
  /// What it may do; `nil` when the list does not say.
  public let role: Role?
  /// For how many days its code shall serve; `nil` when the list does not say.
  public let days: Int?
  /// What stands in the list's other columns.
  public let others: [String]
}

/// What is wrong with a row of a list of sites.
public enum GuestProblem: Error, Hashable, Sendable {
  /// The site has no name, or none that can be.
  case name(GivenNameError)
  /// This is no role.
  case role(String)
  /// This is no number of days, or too many.
  case days(String)
  /// There are more cells than the heading, or a plain list, has.
  case moreCells
  /// The site stands in the row of this number already.
  case twice(line: Int)
}

/// The sites that somebody wants to invite: a plain text with one a line, or a table with headings.
public struct GuestList: Sendable {
  /// For how many days a code can serve.
  public static let daysAllowed = 1...3650

  /// The sites, in the list's order.
  public private(set) var guests: [Guest] = []
  /// What is wrong, by the row's number.
  public private(set) var problems: [(line: Int, problem: GuestProblem)] = []
  /// The headings of the columns about something else, which are handed through: the codes go into
  /// letters, and a letter needs an address.
  public private(set) var otherHeadings: [String] = []
  private var lines: [String: Int] = [:]

  /// Reads the list in `bytes`, in whatever encoding it is.
  public init(_ bytes: [UInt8]) throws(FormatError) {
    let rows = try CSVReader.rows(of: bytes).filter { !$0.isBlank }
    guard let first = rows.first else { throw FormatError(.empty) }
    let headings = first.cells.map { SetCell.trimmed($0) }
    var columns = headings.map { GuestColumn(meant: $0) }
    var content = rows[...]
    if columns.contains(.site) {
      try Self.check(columns, headings, line: first.number)
      otherHeadings = zip(headings, columns).filter { $0.1 == .other }.map(\.0)
      content = rows.dropFirst()
    } else {
      let filled = headings.filter { !$0.isEmpty }
      guard filled.count == 1 else { throw FormatError(.noKnownColumn(filled), line: first.number) }
      columns = [.site]
    }
    for row in content {
      do throws(GuestProblem) {
        try append(row, columns)
      } catch {
        problems.append((row.number, error))
      }
    }
  }

  private static func check(
    _ columns: [GuestColumn], _ headings: [String], line: Int
  ) throws(FormatError) {
    for column in [GuestColumn.site, .role, .days] {
      let places = columns.indices.filter { columns[$0] == column }
      if places.count > 1 { throw FormatError(.columnTwice(headings[places[1]]), line: line) }
    }
  }

  private mutating func append(
    _ row: CSVRow, _ columns: [GuestColumn]
  ) throws(GuestProblem) {
    let cells = row.cells.map { SafeCell.read(SetCell.trimmed($0)) }
    guard cells.dropFirst(columns.count).allSatisfy(\.isEmpty) else { throw .moreCells }
    func cell(_ column: GuestColumn) -> String {
      columns.firstIndex(of: column).flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
    }
    let site: String
    do throws(GivenNameError) {
      site = try GivenName.read(
        cell(.site), what: Phrase(fr: "Le nom du site", en: "The site's name"))
    } catch {
      throw .name(error)
    }
    if let line = lines.updateValue(row.number, forKey: Self.key(of: site)) {
      throw .twice(line: line)
    }
    let others = columns.indices.filter { columns[$0] == .other }
      .map { $0 < cells.count ? cells[$0] : "" }
    guests.append(
      Guest(
        line: row.number, site: site, role: try Self.role(cell(.role)),
        days: try Self.days(cell(.days)), others: others))
  }

  /// What two names have in common that people take for the name of one site.
  public static func key(of site: String) -> String {
    let folded = Folding.key(of: site)
    return folded.isEmpty ? site.lowercased() : folded
  }

  private static func role(_ text: String) throws(GuestProblem) -> Role? {
    switch Folding.words(of: text).joined() {
    case "": return nil
    case "site": return .site
    case "lead", "animateur", "animatrice", "siteanimateur", "leadsite": return .lead
    default: throw .role(text)
    }
  }

  private static func days(_ text: String) throws(GuestProblem) -> Int? {
    if text.isEmpty { return nil }
    guard let days = Int(text), daysAllowed ~= days else { throw .days(text) }
    return days
  }
}

/// What a column of a list of sites is about.
private enum GuestColumn: Hashable {
  case site
  case role
  case days
  case other
  /// No heading stands over it.
  case unnamed

  init(meant heading: String) {
    let word = Folding.words(of: heading).joined()
    if heading.isEmpty {
      self = .unnamed
    } else if ["jours", "jour", "days", "day", "validite", "expires", "expire"].contains(word) {
      self = .days
    } else if word == "role" {
      self = .role
    } else if ["nomdusite", "sitename"].contains(word)
      || Heading.meant(by: heading, kind: .member) == Kind.member.field("site").map({ .field($0) })
    {
      self = .site
    } else {
      self = .other
    }
  }
}
