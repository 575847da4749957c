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
  /// The site's id. It changes when the home turns out to be a copy.
  public internal(set) var site: SiteID
  /// The site's name.
  public let name: String
  /// The language of messages: `fr`, `en`, or `nil` to go by the locale.
  public var language: String?
  /// The folders of the shares that this site uses.
  public var shares: [String]
  /// The sites that this home was, each with the last entry that it wrote as it: what stands behind
  /// that in such a journal, another wrote who has its key.
  var was: [EntryName] = []
  /// Where the home lives; `nil` when it has not written yet, or can't tell.
  var whereabouts: Whereabouts?
  /// What is left to do of a change of site: see ``Leftovers``.
  var leftovers = Leftovers()

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
    if !was.isEmpty { members.append(("was", Value(canonical: Clock.json(was)))) }
    if let place = whereabouts {
      let parts = [place.machine, place.path, place.folder]
      members.append(("whereabouts", Value(array: parts.map { Value($0) })))
    }
    if !leftovers.isEmpty {
      members.append(("renames", Value(array: leftovers.renames.map { Value($0) })))
      members.append(("removals", Value(array: leftovers.removals.map { Value($0) })))
    }
    return Value(object: members).json + "\n"
  }

  /// Reads what ``json`` writes, byte for byte.
  init(json bytes: [UInt8], path: String) throws(WorkspaceError) {
    var strings: [String: String] = [:]
    var lists: [String: [String]] = [:]
    var was: [EntryName] = []
    if let format = JSONReader.format(of: bytes), format > Self.format {
      throw .newerHome(format)
    }
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "shares", "whereabouts", "renames", "removals":
            try reader.array { (reader) throws(JSONError) in
              lists[key, default: []].append(try reader.string())
            }
          case "network", "networkName", "site", "name", "language":
            strings[key] = try reader.string()
          case "was": was = try Clock.readAny(&reader)
          default: _ = try reader.value()
          }
        }
      }
    } catch {
      throw .homeDamaged(path: path)
    }
    guard let network = strings["network"], network.isDigest,
      let networkName = strings["networkName"], let site = strings["site"].flatMap({ SiteID($0) }),
      let name = strings["name"]
    else { throw .homeDamaged(path: path) }
    self.init(
      network: network, networkName: networkName, site: site, name: name,
      language: strings["language"], shares: lists["shares"] ?? [])
    self.was = was
    if let place = lists["whereabouts"], place.count == 3 {
      whereabouts = Whereabouts(machine: place[0], path: place[1], folder: place[2])
    }
    leftovers = Leftovers(
      renames: lists["renames"] ?? [], removals: lists["removals"] ?? [])
    guard json.utf8.elementsEqual(bytes) else { throw .homeDamaged(path: path) }
  }
}

/// What is left to do once a home has gone on as another site: the step that counts is that
/// `site.json` names the new one; a crash after it leaves these files to be put right.
struct Leftovers: Hashable {
  /// Files that wait under their name and `.next`, by their path in the home.
  var renames: [String] = []
  /// Files to remove, by their path in the home.
  var removals: [String] = []

  var isEmpty: Bool { renames.isEmpty && removals.isEmpty }
}

extension HomeFolder {
  /// Does what is left to do; nothing, nearly always. It can be done again after a crash.
  func finish(_ settings: inout SiteSettings) throws(FileError) {
    guard !settings.leftovers.isEmpty else { return }
    for name in settings.leftovers.renames {
      guard try files.size(of: "\(path)/\(name).next") != nil else { continue }
      try files.rename("\(path)/\(name).next", to: "\(path)/\(name)")
    }
    for name in settings.leftovers.removals { try files.remove("\(path)/\(name)") }
    for folder in Set((settings.leftovers.renames + settings.leftovers.removals).map(\.parent)) {
      try files.syncFolder("\(path)/\(folder)")
    }
    settings.leftovers = Leftovers()
    try store(settings)
  }
}

extension String {
  /// The path of the folder that this path leads into.
  fileprivate var parent: String { split(separator: "/").dropLast().joined(separator: "/") }
}
