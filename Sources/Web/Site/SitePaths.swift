import Community
import Crypto
import Merge

/// Where the pages of the static site lie: paths from its root, `/` between the names.
enum SitePaths {
  /// The kinds whose records have a page each, and the folder of those pages.
  static let folders = [
    "practice": "practices", "project": "projects", "meeting": "meetings",
  ]

  /// The page of `record`; `nil` when its kind has none.
  static func page(of record: String) -> String? {
    guard let name = RecordName(record), let folder = folders[name.kind] else { return nil }
    return "\(folder)/\(fileName(of: name.id)).html"
  }

  /// The place of a member in the directory.
  static func place(of member: String) -> String {
    "directory.html#m-\(member.drop { $0 != "/" }.dropFirst())"
  }

  /// A name that is one on every disk: where an id has more than `a-z`, `0-9` and dashes, or is
  /// the list's own name, its digest stands behind what is left.
  private static func fileName(of id: String) -> String {
    let safe = id.utf8.filter { 97...122 ~= $0 || $0 &- 0x30 < 10 || $0 == 0x2D }
    let left = String(decoding: safe, as: UTF8.self)
    if left == id, id != "index", id.first != "-" { return id }
    return "\(left)-\(SHA256.hash(data: Array(id.utf8)).prefix(6).hex)"
  }
}
