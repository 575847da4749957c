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

  private static let usualFolder = "Fixtures/network"

  /// Reads the plan in `folder`, or where it usually is.
  init(folder named: String?) throws {
    folder = try named.map { Edge.absolute($0) } ?? Self.found()
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

  /// Below the current folder, or below any that the program's own file lies in.
  private static func found() throws -> String {
    let files = LocalFiles()
    var candidates = [Edge.absolute(usualFolder)]
    var above = Edge.programFolder?.split(separator: "/") ?? []
    while !above.isEmpty {
      candidates.append("/" + above.joined(separator: "/") + "/" + usualFolder)
      above.removeLast()
    }
    for folder in candidates where try files.size(of: folder + "/network.json") != nil {
      return folder
    }
    throw Complaint(
      .missing,
      fr: "Les données de la démonstration (\(usualFolder)) sont introuvables : donnez leur "
        + "dossier avec --data.",
      en: "The data of the demonstration (\(usualFolder)) can't be found: name their folder with "
        + "--data.")
  }
}
