/// What an entry says of membership, where its fields have the form that the page asks for.
enum NaiveFact {
  case founding(key: String)
  case invitation(code: String, role: String, expires: String)
  /// Of joins only the proven ones say something.
  case join(key: String, role: String, code: String)
  /// `proof` is checked with the old site's key, once that is known.
  case continuation(key: String, old: String, proof: String)
  case admission(site: String, key: String, role: String, code: String)
  case role(site: String, role: String)
  case withdrawal(code: String)
  case revocation(site: String, through: Int?)
  case erasure(records: [String])

  /// Reads what `entry` says; `nil` when it says nothing.
  init?(_ entry: NaiveEntry, network: String) {
    // Only by a change that does nothing but `set` something is said.
    guard NaiveRights.isSetting(entry) else { return nil }
    let fields = NaiveFields(entry)
    let isFirst = entry.seq == 1
    let fact: NaiveFact? =
      switch String(entry.on.prefix { $0 != "/" }) {
      case "network" where isFirst: Self.founding(entry, fields, network)
      case "site" where isFirst:
        Self.join(entry, fields, network) ?? Self.continuation(entry, fields)
      case "invitation": Self.invitation(fields)
      case "admission": Self.admission(fields)
      case "role":
        fields.site("site").flatMap { site in fields.role.map { .role(site: site, role: $0) } }
      case "revocation": Self.revocation(fields)
      case "erasure": Self.erasure(fields)
      default: nil
      }
    guard let fact else { return nil }
    self = fact
  }

  private static func founding(
    _ entry: NaiveEntry, _ fields: NaiveFields, _ network: String
  ) -> NaiveFact? {
    guard entry.on == "network/reseau", entry.lineHash == network,
      fields.string("name") != nil, fields.site("founder") == entry.site,
      let key = fields.key("key"), NaiveSpelling.belongs(key, to: entry.site)
    else { return nil }
    return .founding(key: key)
  }

  private static func join(
    _ entry: NaiveEntry, _ fields: NaiveFields, _ network: String
  ) -> NaiveFact? {
    guard entry.on == "site/\(entry.site)", fields.string("name") != nil,
      let key = fields.key("key"), NaiveSpelling.belongs(key, to: entry.site),
      let role = fields.role, let code = fields.key("invitation"),
      let proof = fields.string("proof")
    else { return nil }
    let message = joinMessage(network, entry.site, key, role)
    guard NaiveSpelling.isSigned(message, by: code, proof) else { return nil }
    return .join(key: key, role: role, code: code)
  }

  /// What the key of a code signs.
  static func joinMessage(_ network: String, _ site: String, _ key: String, _ role: String)
    -> String
  {
    ["reseau join 1", network, site, key, role].joined(separator: "\n")
  }

  private static func continuation(_ entry: NaiveEntry, _ fields: NaiveFields) -> NaiveFact? {
    guard entry.on == "site/\(entry.site)", fields.string("name") != nil,
      let key = fields.key("key"), NaiveSpelling.belongs(key, to: entry.site),
      fields.role != nil, let old = fields.site("continues"), let proof = fields.string("proof")
    else { return nil }
    return .continuation(key: key, old: old, proof: proof)
  }

  /// What the old site's key signs.
  static func continuationMessage(
    _ network: String, _ site: String, _ key: String, _ old: String
  ) -> String {
    ["reseau continue 1", network, site, key, old].joined(separator: "\n")
  }

  private static func invitation(_ fields: NaiveFields) -> NaiveFact? {
    guard fields["withdrawn"] == nil else {
      return fields.key("withdrawn").map { .withdrawal(code: $0) }
    }
    guard let code = fields.key("key"), let role = fields.role, fields.string("site") != nil,
      let expires = fields.string("expires"), NaiveSpelling.isTime(expires)
    else { return nil }
    return .invitation(code: code, role: role, expires: expires)
  }

  private static func admission(_ fields: NaiveFields) -> NaiveFact? {
    guard let site = fields.site("site"), let key = fields.key("key"), let role = fields.role,
      let code = fields.key("invitation")
    else { return nil }
    return .admission(site: site, key: key, role: role, code: code)
  }

  private static func revocation(_ fields: NaiveFields) -> NaiveFact? {
    guard let site = fields.site("site") else { return nil }
    guard let through = fields["through"] else { return .revocation(site: site, through: nil) }
    guard case .literal(let text) = through, NaiveSpelling.isNumber(text, from: 0) else {
      return nil
    }
    return .revocation(site: site, through: Int(text))
  }

  private static func erasure(_ fields: NaiveFields) -> NaiveFact? {
    guard let record = fields.string("record"), NaiveSpelling.isRecord(record, of: "member") else {
      return nil
    }
    // Answers that are not listed as they should be are left out: the person is erased anyway.
    let listed = fields["answers"]?.elements ?? []
    let answers = listed.compactMap(\.string)
    let areListed = answers.count == listed.count && answers.count <= 10_000
    return .erasure(
      records: [record]
        + (areListed ? answers.filter { NaiveSpelling.isRecord($0, of: "answer") } : []))
  }
}

/// The values that an entry sets.
struct NaiveFields {
  private let values: JSONText?

  init(_ entry: NaiveEntry) { values = entry.change?["set"] }

  subscript(field: String) -> JSONText? { values?[field] }
  func string(_ field: String) -> String? { values?[field]?.string }
  func site(_ field: String) -> String? {
    string(field).flatMap { NaiveSpelling.isSite($0) ? $0 : nil }
  }
  func key(_ field: String) -> String? {
    string(field).flatMap { NaiveSpelling.bytes($0, count: 32) == nil ? nil : $0 }
  }
  var role: String? { string("role").flatMap { ["lead", "site"].contains($0) ? $0 : nil } }
}
