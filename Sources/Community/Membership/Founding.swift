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
    guard change.id(of: .network) == "reseau", let name = change.string("name"),
      let founder = change.site("founder"), let key = change.key("key")
    else { return nil }
    self.init(name: name, founder: founder, key: key)
  }

  /// The founder's first entry.
  public var change: Change {
    Change(
      on: RecordName(kind: .network, id: "reseau"),
      set: [
        "name": Value(name), "founder": Value(founder.text), "key": Value(key.base64),
      ])
  }

  /// The founder's second entry: its site, called `siteName`.
  public func siteChange(name siteName: String) -> Change {
    Change(
      on: RecordName(of: founder),
      set: [
        "name": Value(siteName), "role": Value(Role.lead.rawValue), "key": Value(key.base64),
      ])
  }
}
