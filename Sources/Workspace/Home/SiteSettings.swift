import Journal
import Merge

/// A home's `site.json`: who this site is.
public struct SiteSettings: Hashable, Sendable {
  /// The version of the home's layout that this program writes.
  public static let format = 1

  /// The network's id.
  public let network: String
  /// The network's name, as it was when the home was made.
  public let networkName: String
  /// The site's id.
  public let site: SiteID
  /// The site's name.
  public let name: String
  /// The language of messages: `fr`, `en`, or `nil` to go by the locale.
  public var language: String?
  /// The folders of the shares that this site uses.
  public var shares: [String]

  /// Describes a site.
  public init(
    network: String, networkName: String, site: SiteID, name: String, language: String?,
    shares: [String]
  ) {
    self.network = network
    self.networkName = networkName
    self.site = site
    self.name = name
    self.language = language
    self.shares = shares
  }

  /// Reads the settings of the home at `path`.
  public init(at path: String, files: any FileSystem) throws(WorkspaceError) {
    self = try HomeFolder(path: path, files: files).settings()
  }

  var json: String {
    var members: [(key: String, value: Value)] = [
      ("format", Value(Self.format)), ("network", Value(network)),
      ("networkName", Value(networkName)), ("site", Value(site.text)), ("name", Value(name)),
      ("shares", Value(array: shares.map { Value($0) })),
    ]
    if let language { members.append(("language", Value(language))) }
    return Value(object: members).json
  }

  init(json bytes: [UInt8], path: String) throws(WorkspaceError) {
    var strings: [String: String] = [:]
    var format = 0
    var shares: [String] = []
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "format": format = try reader.integer(upTo: Int(UInt32.max))
          case "shares":
            try reader.array { (reader) throws(JSONError) in shares.append(try reader.string()) }
          case "network", "networkName", "site", "name", "language":
            strings[key] = try reader.string()
          default: _ = try reader.value()
          }
        }
      }
    } catch {
      throw .homeDamaged(path: path)
    }
    guard format <= Self.format else { throw .newerHome(format) }
    guard let network = strings["network"], network.isDigest,
      let site = strings["site"].flatMap({ SiteID($0) })
    else { throw .homeDamaged(path: path) }
    self.init(
      network: network, networkName: strings["networkName"] ?? "", site: site,
      name: strings["name"] ?? site.text, language: strings["language"], shares: shares)
  }
}
