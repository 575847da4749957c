import Community

/// Invitation codes as a table, to be merged into letters.
public enum CodeTable {
  /// One row of the table.
  public struct Row: Hashable, Sendable {
    /// The site's name.
    public let site: String
    /// What it may do, in words.
    public let role: String
    /// Until when the code serves, in words.
    public let until: String
    /// The code.
    public let code: String
    /// What stood beside the site in the list that it comes from.
    public let others: [String]

    /// Makes the row of a site whose code serves until then.
    public init(site: String, role: String, until: String, code: String, others: [String]) {
      self.site = site
      self.role = role
      self.until = until
      self.code = code
      self.others = others
    }
  }

  /// What stands over the columns.
  public static let headings = [
    Phrase(fr: "site", en: "site"), Phrase(fr: "rôle", en: "role"),
    Phrase(fr: "jusqu’au", en: "until"), Phrase(fr: "code", en: "code"),
  ]

  /// The bytes of the table.
  public static func bytes(
    of rows: [Row], otherHeadings: [String], in language: Language
  ) throws(UnencodableCharacter) -> [UInt8] {
    let cells = rows.map { [$0.site, $0.role, $0.until, $0.code] + $0.others }
    let all = [headings.map { $0.text(in: language) } + otherHeadings] + cells
    return try CSVWriter.bytes(of: all.map { $0.map { SafeCell.write($0) } })
  }
}
