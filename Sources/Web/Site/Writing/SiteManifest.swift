import Journal
import Merge
import Workspace

/// What a folder of the static site says of itself: which files the program put there, and of what
/// they were made. It lies among them as `.reseau-site.json`.
///
/// It decides what may be removed, so that nothing is ever removed that somebody else put there;
/// and what need not be made again.
struct SiteManifest {
  /// A file that was written.
  struct Written: Hashable {
    /// The fingerprint of what it was made of; empty when it may be half done.
    let key: String
    /// Its size in bytes.
    let size: Int
  }

  static let name = ".reseau-site.json"
  private static let format = 1

  /// The network whose site it is.
  var network: String
  /// The files, by path.
  var files: [String: Written] = [:]
  /// When records last changed, by record.
  var changes: [String: LastChange] = [:]

  /// Makes the manifest of a new site.
  init(network: String) { self.network = network }

  var json: String {
    let files = files.map { path, file in
      (path, Value(array: [Value(file.key), Value(file.size)]))
    }
    let changes = changes.map { record, change in
      (record, Value(array: [Value(change.trail), Value(change.at.text)]))
    }
    return Value(object: [
      ("changes", Value(object: changes)), ("files", Value(object: files)),
      ("format", Value(Self.format)), ("network", Value(network)),
    ]).json + "\n"
  }

  /// Reads what ``json`` writes, byte for byte; `nil` when the bytes are anything else.
  init?(json bytes: [UInt8]) {
    var network = ""
    var files: [String: Written] = [:]
    var changes: [String: LastChange] = [:]
    do throws(JSONError) {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "network": network = try reader.string()
          case "files":
            try reader.object { (path, reader) throws(JSONError) in
              try reader.expect(UInt8(ascii: "["))
              let key = try reader.string()
              try reader.expect(UInt8(ascii: ","))
              let size = try reader.integer(upTo: Int(UInt32.max))
              try reader.expect(UInt8(ascii: "]"))
              // The folder is others' too: no path leads out of it.
              if Self.isPath(path) { files[path] = Written(key: key, size: size) }
            }
          case "changes":
            try reader.object { (record, reader) throws(JSONError) in
              try reader.expect(UInt8(ascii: "["))
              let trail = try reader.string()
              try reader.expect(UInt8(ascii: ","))
              let at = Timestamp(try reader.string().utf8)
              try reader.expect(UInt8(ascii: "]"))
              if let at { changes[record] = LastChange(trail: trail, at: at) }
            }
          default: _ = try reader.value()
          }
        }
      }
    } catch {
      return nil
    }
    self.network = network
    self.files = files
    self.changes = changes
    guard json.utf8.elementsEqual(bytes) else { return nil }
  }

  /// Whether `path` is one that the program writes: up to three names with slashes between, of
  /// letters, digits and `-`, with an ending.
  static func isPath(_ path: String) -> Bool {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    return 1...3 ~= names.count
      && names.allSatisfy { name in
        name.utf8.first.map { $0 != UInt8(ascii: ".") } ?? false
          && name.utf8.allSatisfy { byte in
            97...122 ~= byte || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E
          }
      }
  }
}
