import Community
import Merge

// What the sites of a village write.
extension Village {
  /// A village that `founder` has founded.
  init(foundedBy founder: Inhabitant) {
    let founding = Founding(name: "Réseau", founder: founder.id, key: founder.key)
    write(founding.change, by: founder, isFirst: true, at: 1_000, lineDigest: Self.network)
  }

  @discardableResult
  mutating func invite(
    _ name: String, as role: Role = .site, by lead: Inhabitant, expires: Int64 = 2_000,
    seeing seen: Seen = .everything, after before: EntryName? = nil
  ) throws -> EntryName {
    let invitation = Invitation(
      key: try Inhabitant.code(name), site: name, role: role, expires: expires)
    return write(invitation.change(id: "4h7k2m9qpx3w"), by: lead, seeing: seen, after: before)
  }

  /// `site` joins by the code that was given to it, or to `invitation`.
  @discardableResult
  mutating func join(
    _ site: Inhabitant, as role: Role = .site, by invitation: String? = nil, at: Int64 = 1_500,
    seeing seen: Seen = .nothing
  ) throws -> EntryName {
    let join = try Join(
      network: Self.network, site: site.id, name: site.name, role: role, key: site.key,
      provenBy: try Inhabitant.key(from: "invitation to \(invitation ?? site.name)"))
    return write(join.change, by: site, seeing: seen, isFirst: true, at: at)
  }

  /// `lead` invites `site`, which joins.
  @discardableResult
  mutating func welcome(
    _ site: Inhabitant, as role: Role = .site, by lead: Inhabitant
  ) throws -> EntryName {
    try invite(site.name, as: role, by: lead)
    return try join(site, as: role)
  }

  @discardableResult
  mutating func pin(
    _ site: Inhabitant, as role: Role = .site, by lead: Inhabitant, invitation: String? = nil,
    seeing seen: Seen = .everything, after before: EntryName? = nil
  ) throws -> EntryName {
    let admission = Admission(
      site: site.id, key: site.key, role: role,
      invitation: try Inhabitant.code(invitation ?? site.name))
    return write(admission.change(id: "a"), by: lead, seeing: seen, after: before)
  }

  @discardableResult
  mutating func give(
    _ role: Role, to site: Inhabitant, by lead: Inhabitant, seeing seen: Seen = .everything,
    after before: EntryName? = nil
  ) -> EntryName {
    write(
      RoleChange(site: site.id, role: role).change(id: "g"), by: lead, seeing: seen, after: before)
  }

  @discardableResult
  mutating func revoke(
    _ site: Inhabitant, through: UInt32? = nil, by lead: Inhabitant,
    seeing seen: Seen = .everything, after before: EntryName? = nil
  ) -> EntryName {
    write(
      Revocation(site: site.id, through: through).change(id: "r"), by: lead, seeing: seen,
      after: before)
  }

  @discardableResult
  mutating func withdraw(
    _ name: String, by lead: Inhabitant, seeing seen: Seen = .everything
  ) throws -> EntryName {
    write(
      Withdrawal(invitation: try Inhabitant.code(name)).change(id: "4h7k2m9qpx3w"), by: lead,
      seeing: seen)
  }

  /// `site` goes on for `old`, from its last entry or from `point`.
  @discardableResult
  mutating func resume(
    _ site: Inhabitant, of old: Inhabitant, seeing seen: Seen = .everything,
    provenBy prover: Inhabitant? = nil, network: String = network
  ) throws -> EntryName {
    let continuation = try Continuation(
      network: network, site: site.id, name: site.name, role: .site, key: site.key,
      continues: old.id, provenBy: (prover ?? old).privateKey)
    return write(continuation.change, by: site, seeing: seen, isFirst: true)
  }

  @discardableResult
  mutating func retire(_ site: Inhabitant, at seq: UInt32, by lead: Inhabitant) -> EntryName {
    write(Retirement(site: site.id, seq: seq).change(id: "t"), by: lead)
  }

  @discardableResult
  mutating func erase(
    _ record: String, by lead: Inhabitant, seeing seen: Seen = .everything,
    after before: EntryName? = nil
  ) -> EntryName {
    var change = Change(on: "erasure/e")
    change.set = [FieldChange("record", Value(record))]
    return write(change, by: lead, seeing: seen, after: before)
  }

  @discardableResult
  mutating func call(
    _ site: Inhabitant, _ name: String, by author: Inhabitant, at: Int64,
    seeing seen: Seen = .everything, after before: EntryName? = nil
  ) -> EntryName {
    var change = Change(on: "site/\(site.id)")
    change.set = [FieldChange("name", Value(name))]
    return write(change, by: author, seeing: seen, after: before, at: at)
  }

  /// Any work that is no matter of the roster.
  @discardableResult
  mutating func work(
    by site: Inhabitant, seeing seen: Seen = .everything, after before: EntryName? = nil
  ) -> EntryName {
    var change = Change(on: "practice/p")
    change.set = [FieldChange("title", Value("Réserver une salle"))]
    return write(change, by: site, seeing: seen, after: before)
  }

  /// Whether what `entry` says counts as a lead's word.
  func isWord(_ entry: EntryName) -> Bool {
    roster.isLeadWord(entry, past: past(of: entry))
  }

  /// Whether `entry` has an effect.
  func hasEffect(_ entry: EntryName) -> Bool {
    guard let place = places[entry] else { return false }
    return roster.hasEffect(entries[place].change, of: entry, past: past(of: entry))
  }

  func isLead(_ site: Inhabitant) -> Bool { roster.isLead(site.id.text) }

  func isAdmitted(_ site: Inhabitant) -> Bool { roster.isAdmitted(site.id.text) }

  func standing(of site: Inhabitant) -> Standing { roster.standing(of: site.id.text) }

  func reason(_ site: Inhabitant) -> Standing.Reason? {
    if case .unknown(let reason) = standing(of: site) { reason } else { nil }
  }
}

extension Change {
  mutating func replace(_ field: String, with string: String) {
    replace(field, with: Value(string))
  }

  mutating func replace(_ field: String, with value: Value) {
    for place in set.indices where set[place].field == field {
      set[place] = FieldChange(field, value)
    }
  }
}
