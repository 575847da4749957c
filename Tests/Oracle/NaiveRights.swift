/// What only a lead's word does to records, written down by hand from the pages of membership and
/// of records.
enum NaiveRights {
  private static let kinds = [
    "network", "invitation", "admission", "role", "revocation", "retirement", "erasure", "charter",
  ]

  /// The kind of the record that `entry` is about.
  static func kind(_ entry: NaiveEntry) -> String { String(entry.on.prefix { $0 != "/" }) }

  /// Whether `entry`, on another record than a site's, needs to be a lead's word to have effect.
  static func isForLeads(_ entry: NaiveEntry) -> Bool {
    let status = entry.change?["set"]?["status"]?.string
    switch kind(entry) {
    case "practice": return status == "validated"
    case "survey": return status == "open" || status == "closed"
    case let kind: return kinds.contains(kind)
    }
  }

  /// Whether `entry` does nothing but set a name.
  static func isNameAlone(_ entry: NaiveEntry) -> Bool {
    isSetting(entry) && entry.change?["set"]?.members.map(\.key) == ["name"]
  }

  /// Whether `entry` does nothing but set fields.
  static func isSetting(_ entry: NaiveEntry) -> Bool {
    entry.change?.members.map(\.key).filter { $0 != "salt" } == ["set"]
  }
}
