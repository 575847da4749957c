import Catalog
import Community
import Merge

/// What a home notes in its index beside the records. All but the last five follow from the
/// journals, and are written by the ``IndexStep``.
enum IndexNotes {
  /// What the index knows about itself.
  static let standing = Note<IndexStanding>(
    "standing", encode: { $0.json.json }, decode: { IndexStanding(json: Array($0.utf8)) })

  /// Who belongs to the network.
  static let roster = Note<Roster>(
    "roster", encode: { $0.encoded }, decode: { bytes in try? Roster(encoded: bytes) })

  /// What was believed when the records were merged.
  static let beliefs = Note<Beliefs>(
    "beliefs", encode: { $0.text }, decode: { Beliefs(text: $0) })

  /// The sites in whose journals lines were erased: their files in a share are looked at, lest they
  /// bring the person back.
  static let redacted = Note<Set<SiteID>>(
    "redacted", initially: [], encode: siteLines, decode: sites(inLines:))

  /// How many of the site's own entries some share has; `nil` while only its head can say.
  static let sent = Note<UInt32?>(
    "sent", initially: .some(nil), encode: { $0.map { String($0) } ?? "" },
    decode: { $0.isEmpty ? .some(nil) : UInt32($0).map { .some($0) } })

  /// The sites that wrote to a share and are not known to belong to the network.
  static let unknown = Note<Set<SiteID>>(
    "unknown", initially: [], encode: siteLines, decode: sites(inLines:))

  /// The sites that wrote to a share although they are barred; of those of which nothing is kept,
  /// why.
  static let barred = Note<[SiteID: Standing.Reason?]>(
    "barred", initially: [:],
    encode: { sites in
      sites.sorted { $0.key < $1.key }
        .map { site, reason in "\(site)" + (reason.map { " \($0.rawValue)" } ?? "") }
        .joined(separator: "\n")
    },
    decode: { text in
      var sites: [SiteID: Standing.Reason?] = [:]
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let site = SiteID(words[0]) else { return nil }
        sites[site] = .some(
          words.count > 1 ? Int(words[1]).flatMap(Standing.Reason.init(rawValue:)) : nil)
      }
      return sites
    })

  /// The files of shares that were not what their names say when the last exchange looked, by their
  /// paths there.
  static let awaited = Note<Set<String>>(
    "awaited", initially: [], encode: { $0.sorted().joined(separator: "\n") },
    decode: { Set($0.split(separator: "\n").map(String.init)) })

  /// What the log of exchanges last said about clocks: which of them are wrong, not by how much.
  static let toldClocks = Note<Set<String>>(
    "clocks", initially: [], encode: { $0.sorted().joined(separator: "\n") },
    decode: { Set($0.split(separator: "\n").map(String.init)) })

  @Sendable private static func siteLines(_ sites: Set<SiteID>) -> String {
    sites.map(\.text).sorted().joined(separator: "\n")
  }

  @Sendable private static func sites(inLines text: String) -> Set<SiteID>? {
    let lines = text.split(separator: "\n")
    let sites = Set(lines.compactMap { SiteID(String($0)) })
    return sites.count == lines.count ? sites : nil
  }
}

/// What exchanges remember, and no journal says: it outlives an index that is made anew.
struct ExchangeNotes {
  private let sent: UInt32?
  private let unknown: Set<SiteID>
  private let barred: [SiteID: Standing.Reason?]
  private let awaited: Set<String>
  private let toldClocks: Set<String>

  init(from reader: IndexReader) throws(CatalogError) {
    sent = try reader.value(of: IndexNotes.sent)
    unknown = try reader.value(of: IndexNotes.unknown)
    barred = try reader.value(of: IndexNotes.barred)
    awaited = try reader.value(of: IndexNotes.awaited)
    toldClocks = try reader.value(of: IndexNotes.toldClocks)
  }

  func write(to writer: IndexWriter) throws(CatalogError) {
    try writer.put(sent, as: IndexNotes.sent)
    try writer.put(unknown, as: IndexNotes.unknown)
    try writer.put(barred, as: IndexNotes.barred)
    try writer.put(awaited, as: IndexNotes.awaited)
    try writer.put(toldClocks, as: IndexNotes.toldClocks)
  }
}
