import Merge

/// The first change of a network: it names the network and its founder's key.
///
/// The network's id is the hash of the line that holds it, so nobody can put another founder
/// into a network that exists.
public struct Founding: Hashable, Sendable {
  /// The record that a founding is written on.
  public static let record = "network/reseau"

  /// The network's name.
  public let name: String
  /// The site that founds it, its first lead.
  public let founder: SiteID
  /// The founder's key.
  public let key: PublicKey

  /// Makes the founding of the network called `name` by the site that signs with `key`.
  public init(name: String, founder: SiteID, key: PublicKey) {
    self.name = name
    self.founder = founder
    self.key = key
  }

  /// Reads a founding; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.record.utf8.elementsEqual(Self.record.utf8),
      let name = change.string("name"),
      let founder = change.string("founder").flatMap({ SiteID($0) }),
      let key = change.string("key").flatMap({ PublicKey(base64: $0) })
    else { return nil }
    self.init(name: name, founder: founder, key: key)
  }

  /// The founder's first entry.
  public var change: Change {
    var change = Change(on: Self.record)
    change.set = [
      FieldChange("name", Value(name)), FieldChange("founder", Value(founder.text)),
      FieldChange("key", Value(key.base64)),
    ]
    return change
  }

  /// The founder's second entry: its site, called `siteName`.
  public func siteChange(name siteName: String) -> Change {
    var change = Change(on: "\(Kind.site.name)/\(founder.text)")
    change.set = [
      FieldChange("name", Value(siteName)), FieldChange("role", Value(Role.lead.rawValue)),
      FieldChange("key", Value(key.base64)),
    ]
    return change
  }
}
