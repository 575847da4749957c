import Community
import Crypto
import Merge

// What leads write to take something away, and how a home goes on as a new site.
extension Village {
  static let chain = String(repeating: "0f", count: 32)

  static func revocation(
    of site: Inhabitant, through seq: UInt32, keeps: [Inhabitant] = [], by author: Inhabitant,
    in entry: UInt32
  ) -> Fact {
    let revocation = Revocation(
      site: site.id, seq: seq, chain: seq == 0 ? nil : chain, keeps: keeps.map(\.id))
    return Fact(change: revocation.change(id: "r"), site: author.id, seq: entry)
  }

  static func withdrawal(
    ofInvitationTo name: String, keeps: [Inhabitant] = [], by author: Inhabitant,
    in entry: UInt32 = 8
  ) throws -> Fact {
    let withdrawal = Withdrawal(
      invitation: PublicKey(of: try Inhabitant.key(from: "invitation to \(name)")),
      keeps: keeps.map(\.id))
    return Fact(change: withdrawal.change(id: "4h7k2m9qpx3w"), site: author.id, seq: entry)
  }

  static func retirement(
    of site: Inhabitant, at seq: UInt32, by author: Inhabitant, in entry: UInt32 = 8
  ) -> Fact {
    let retirement = Retirement(site: site.id, seq: seq)
    return Fact(change: retirement.change(id: "t"), site: author.id, seq: entry)
  }

  static func erasure(
    of record: String, by author: Inhabitant, in entry: UInt32 = 8
  ) throws -> Fact {
    var change = Change(on: "erasure/e")
    change.set = [FieldChange("record", Value(record))]
    return Fact(change: change, site: author.id, seq: entry)
  }

  static func continuation(
    _ site: Inhabitant, of old: Inhabitant, kept: UInt32 = 5,
    network: String = network, provenBy prover: Inhabitant? = nil
  ) throws -> Fact {
    let continuation = try Continuation(
      network: network, site: site.id, name: site.name, role: .site, key: site.key,
      continues: old.id, kept: kept, provenBy: (prover ?? old).privateKey)
    return Fact(change: continuation.change, site: site.id)
  }

  /// Facts by which `lead` invites `site`, who joins.
  static func arrival(
    of site: Inhabitant, role: Role = .site, by lead: Inhabitant, in entry: UInt32 = 7
  ) throws -> [Fact] {
    [
      try invitation(to: site.name, role: role, by: lead, seq: entry),
      try join(site, role: role),
    ]
  }
}

extension Roster {
  func standing(of site: Inhabitant) -> Standing { standing(of: site.id.text) }

  func believed(of site: Inhabitant) -> Believed { believed(of: site.id) }

  func isLead(_ site: Inhabitant) -> Bool { isLead(site.id.text) }

  func reason(_ site: Inhabitant) -> Standing.Reason? {
    if case .unknown(let reason) = standing(of: site) { reason } else { nil }
  }
}
