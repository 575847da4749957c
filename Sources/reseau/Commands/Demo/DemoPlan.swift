import Journal
import Merge

/// The network that the demonstration plays: `network.json` of a data folder, and beside it a file
/// of changes for each site.
struct DemoPlan {
  /// A site of the network.
  struct Site {
    var name = ""
    var file = ""
    var isLead = false
  }

  /// The network's name.
  private(set) var name = ""
  /// Its sites; the first one founds it.
  private(set) var sites: [Site] = []
  /// Where the files are.
  let folder: String

  /// Reads the plan in `folder`.
  init(folder: String) throws {
    self.folder = folder
    let path = "\(folder)/network.json"
    let bytes = try LocalFiles().read(path, limit: 1 << 20)
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in try read(&reader) }
    } catch {
      throw Complaint(
        .badData, fr: "« \(path) » est illisible à l’octet \(error.offset + 1).",
        en: "“\(path)” can't be read at byte \(error.offset + 1).")
    }
    guard sites.count >= 3 else {
      throw Complaint(
        .badData, fr: "« \(path) » doit nommer trois sites au moins.",
        en: "“\(path)” must name at least three sites.")
    }
  }

  private mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "name": name = try reader.string()
      case "sites":
        try reader.array { (reader) throws(JSONError) in sites.append(try Self.site(&reader)) }
      default: _ = try reader.value()
      }
    }
  }

  private static func site(_ reader: inout JSONReader) throws(JSONError) -> Site {
    var site = Site()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "name": site.name = try reader.string()
      case "file": site.file = try reader.string()
      case "role": site.isLead = try reader.string() == "lead"
      default: _ = try reader.value()
      }
    }
    return site
  }
}
