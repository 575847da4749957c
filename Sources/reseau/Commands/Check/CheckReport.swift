import Community
import Merge
import Workspace

/// What `check` says, by the conventions of monitoring plugins: one line with performance data.
struct CheckReport {
  private let site: SiteName
  private let changes: Int
  private let items: [CheckItem]

  init(_ health: HomeHealth, _ items: [CheckItem]) {
    site = health.site
    changes = health.changes
    self.items = items
  }

  var state: MonitorState { items.map(\.state).max() ?? .ok }

  /// The one line, and with `isVerbose` a line for each thing below.
  func lines(isVerbose: Bool) -> [String] {
    let data = (items.compactMap(\.performance) + ["changes=\(changes);;;0"])
      .joined(separator: " ")
    let details = isVerbose ? items.map { "\($0.state.word): \(Self.plain($0.phrase.text))" } : []
    let told = Phrase(fr: "\(site.name) : \(summary)", en: "\(site.name): \(summary)").text
    return [Self.line(state, told) + "|\(data)"] + details
  }

  /// What is wrong, the worst first.
  private var summary: String {
    let wrong = items.filter { $0.state != .ok }.sorted { $0.state > $1.state }
    guard !wrong.isEmpty else {
      let counted = Counted.changes(changes)
      return Phrase(
        fr: "tout va bien (\(counted.french))", en: "all is well (\(counted.english))"
      ).text
    }
    return Self.joined(wrong.map(\.phrase.text))
  }

  /// Puts what is wrong one behind the other: what is less than a sentence behind a semicolon, a
  /// sentence behind the end of one.
  private static func joined(_ pieces: [String]) -> String {
    pieces.dropFirst().reduce(pieces.first ?? "") { told, piece in
      let isSentence = piece.first?.isUppercase ?? false
      guard told.last == "." || isSentence else {
        return told + Phrase(fr: " ; ", en: "; ").text + piece
      }
      let start = piece.prefix(1).uppercased() + piece.dropFirst()
      return told + (told.last == "." ? " " : ". ") + start
    }
  }

  var json: String {
    Value(object: [
      ("changes", Value(changes)), ("checks", Value(array: items.map(\.json))),
      ("message", Value(summary)), ("site", Value(site.id)),
      ("siteName", Value(site.name)),
      ("state", Value(state.word.lowercased())),
    ]).json
  }

  /// Tells why nothing could be checked. A home that is damaged is critical; the rest says nothing
  /// about how the site is.
  static func tell(_ complaint: Complaint) -> MonitorState {
    let state = complaint.outcome == .inputOutput ? MonitorState.critical : .unknown
    let message = complaint.phrase.text
    if Edge.arguments.rest.contains("--json") {
      let value = Value(object: [
        ("message", Value(message)), ("state", Value(state.word.lowercased())),
      ])
      try? Output.print(value.json)
    } else {
      try? Output.print(line(state, message))
    }
    return state
  }

  private static func line(_ state: MonitorState, _ text: String) -> String {
    "RESEAU \(state.word) - \(plain(text))"
  }

  /// `text` as one line without the bar, behind which monitoring reads numbers.
  private static func plain(_ text: String) -> String {
    Visible.line(text).replacing("|", with: "¦")
  }
}
