import Community
import Crypto
import Merge
import Testing

/// A site with its key, for networks that tests make up. The key follows from the name.
struct Inhabitant {
  let name: String
  let id: SiteID
  let privateKey: Curve25519.Signing.PrivateKey

  var key: PublicKey { PublicKey(of: privateKey) }

  init(_ name: String) throws {
    self.name = name
    privateKey = try Inhabitant.key(from: name)
    id = try #require(SiteID(name: name, key: PublicKey(of: privateKey)))
  }

  static func key(from words: String) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(
      rawRepresentation: Array(SHA256.hash(data: Array(words.utf8))))
  }
}

/// Something a roster is told.
struct Fact {
  var change: Change
  var site: SiteID
  var seq: UInt32 = 1
  var at: Int64 = 1_000
  var lineDigest: String?
}

extension Roster {
  mutating func note(_ fact: Fact) {
    note(
      fact.change, from: fact.site.text, seq: fact.seq, at: fact.at, lineDigest: fact.lineDigest)
  }

  init(_ facts: [Fact]) {
    self.init(network: Village.network)
    for fact in facts { note(fact) }
  }
}

/// A network that tests make up: Toulouse founds it, and the facts are written as in a journal.
enum Village {
  static let network = String(repeating: "ab", count: 32)

  static func founding(by founder: Inhabitant) -> Fact {
    let founding = Founding(name: "Réseau", founder: founder.id, key: founder.key)
    return Fact(change: founding.change, site: founder.id, lineDigest: network)
  }

  static func invitation(
    to name: String, role: Role = .site, by author: Inhabitant, expires: Int64 = 2_000,
    seq: UInt32 = 7
  ) throws -> Fact {
    let invitation = Invitation(
      key: PublicKey(of: try Inhabitant.key(from: "invitation to \(name)")), site: name,
      role: role, expires: expires)
    return Fact(change: invitation.change(id: "4h7k2m9qpx3w"), site: author.id, seq: seq)
  }

  static func join(
    _ site: Inhabitant, role: Role = .site, at: Int64 = 1_500, network: String = network,
    invitation: String? = nil
  ) throws -> Fact {
    let join = try Join(
      network: network, site: site.id, name: site.name, role: role, key: site.key,
      provenBy: try Inhabitant.key(from: "invitation to \(invitation ?? site.name)"))
    return Fact(change: join.change, site: site.id, at: at)
  }

  static func naming(
    _ site: Inhabitant, _ name: String, by author: Inhabitant, at: Int64, seq: UInt32 = 9
  ) -> Fact {
    var change = Change(on: "site/\(site.id)")
    change.set = [FieldChange("name", Value(name))]
    return Fact(change: change, site: author.id, seq: seq, at: at)
  }
}
