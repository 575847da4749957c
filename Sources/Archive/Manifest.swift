import Journal
import Merge

/// What a backup says about itself: its first file, `manifest.json`.
public struct Manifest: Hashable, Sendable {
  /// The version of the format that this program writes.
  public static let format = 1

  /// A file of the home.
  public struct File: Hashable, Sendable {
    /// Its path in the home.
    public let path: String
    /// How many bytes it has.
    public let size: Int
    /// The SHA-256 of its bytes, in 64 lower-case hexadecimal digits.
    public let digest: String

    /// Describes the file of `bytes` at `path`.
    public init(path: String, bytes: [UInt8]) {
      self.init(path: path, size: bytes.count, digest: sha256(bytes))
    }

    init(path: String, size: Int, digest: String) {
      self.path = path
      self.size = size
      self.digest = digest
    }
  }

  /// The version of the program that made it.
  public let program: String
  /// When it was made.
  public let at: Timestamp
  /// The network's id.
  public let network: String
  /// The network's name.
  public let networkName: String
  /// The site's id.
  public let site: SiteID
  /// The site's name.
  public let siteName: String
  /// How far each journal goes in it.
  public let position: [SiteID: UInt32]
  /// The files, in the order in which they follow.
  public let files: [File]

  /// Describes a backup.
  public init(
    program: String, at: Timestamp, network: String, networkName: String, site: SiteID,
    siteName: String, position: [SiteID: UInt32], files: [File]
  ) {
    self.program = program
    self.at = at
    self.network = network
    self.networkName = networkName
    self.site = site
    self.siteName = siteName
    self.position = position
    self.files = files
  }

  /// How many changes it holds.
  public var changes: Int { position.values.reduce(0) { $0 + Int($1) } }
  /// How many bytes its files have.
  public var size: Int { files.reduce(0) { $0 + $1.size } }

  /// The manifest as it stands in a backup.
  public var json: Value {
    let position = position.map { (key: $0.key.text, value: Value(Int($0.value))) }
    return Value(object: [
      ("format", Value(Self.format)), ("program", Value(program)), ("at", Value(at.text)),
      ("network", Value(network)), ("networkName", Value(networkName)),
      ("site", Value(site.text)), ("siteName", Value(siteName)),
      ("position", Value(object: position)),
      (
        "files",
        Value(
          array: files.map { file in
            Value(object: [
              ("path", Value(file.path)), ("size", Value(file.size)),
              ("sha256", Value(file.digest)),
            ])
          })
      ),
    ])
  }

  var bytes: [UInt8] { Array(json.json.utf8) + [UInt8(ascii: "\n")] }
}

extension Manifest {
  /// What can be wrong with the bytes of one.
  enum Failure: Error {
    /// They are none, or none that this program would write.
    case malformed
    /// They are of a newer format.
    case newer(Int)
  }

  /// Reads what ``json`` writes, byte for byte.
  init(_ bytes: [UInt8]) throws(Failure) {
    var fields = Fields()
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          try fields.read(key, &reader)
        }
      }
    } catch {
      throw .malformed
    }
    guard fields.format <= Self.format else { throw .newer(fields.format) }
    guard let manifest = fields.manifest, manifest.bytes == bytes else { throw .malformed }
    self = manifest
  }

  /// The members of the object, as they are read.
  private struct Fields {
    var format = 0
    var strings: [String: String] = [:]
    var position: [SiteID: UInt32] = [:]
    var files: [File] = []

    mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONError) {
      switch key {
      case "format": format = try reader.integer(upTo: Int(UInt32.max))
      case "position":
        try reader.object { (site, reader) throws(JSONError) in
          let end = UInt32(try reader.integer(upTo: Int(UInt32.max)))
          guard let site = SiteID(site) else { throw reader.error(.unexpected) }
          position[site] = end
        }
      case "files":
        try reader.array { (reader) throws(JSONError) in files.append(try File(&reader)) }
      case "program", "at", "network", "networkName", "site", "siteName":
        strings[key] = try reader.string()
      default: _ = try reader.value()
      }
    }

    var manifest: Manifest? {
      guard let site = strings["site"].flatMap({ SiteID($0) }),
        let at = strings["at"].flatMap({ Timestamp($0.utf8) })
      else { return nil }
      return Manifest(
        program: strings["program"] ?? "", at: at, network: strings["network"] ?? "",
        networkName: strings["networkName"] ?? "", site: site,
        siteName: strings["siteName"] ?? "", position: position, files: files)
    }
  }
}

extension Manifest.File {
  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
    var (path, digest, size) = ("", "", 0)
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "path": path = try reader.string()
      case "sha256": digest = try reader.string()
      case "size": size = try reader.integer(upTo: TarHeader.largest)
      default: _ = try reader.value()
      }
    }
    self.init(path: path, size: size, digest: digest)
  }
}
