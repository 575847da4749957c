import Community
import Crypto
import FoundationEssentials
import Merge
import Testing

/// A page of the module's documentation.
private func page(_ name: String) throws -> String {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = "/\(root)/Sources/Community/Community.docc/\(name).md"
  return try String(contentsOf: URL(filePath: path), encoding: .utf8)
}

@Suite struct RecordsPageTests {
  @Test(arguments: Kind.editable)
  func `the page tells every field of a kind as the table has it`(kind: Kind) throws {
    let page = try page("Records")
    for field in kind.fields {
      let labels = "\(field.label.french) | \(field.label.english)"
      let row = "| `\(kind.name)` | `\(field.name)` | \(words(for: field.content)) | \(labels) |"
      #expect(page.contains(row), "\(row)")
    }
  }

  @Test func `the page tells every limit`() throws {
    let page = try page("Records")
    for limit in ["1,000 scalars", "200 scalars", "1,000 elements", "1 MiB", "100,000 steps"] {
      #expect(page.contains(limit), "\(limit)")
    }
  }

  private func words(for content: Field.Content) -> String {
    switch content {
    case .value(let form): words(for: form)
    case .set(of: let form): "set of \(words(for: form))s"
    case .text: "text"
    }
  }

  private func words(for form: Field.Form) -> String {
    switch form {
    case .line: "line"
    case .date: "date"
    case .attachment: "attachment"
    case .time: "time"
    case .truth: "true or false"
    case .number: "number"
    case .whole(let range): "whole number from \(range.lowerBound) to \(range.upperBound)"
    case .reference(let kinds): kinds.map { "`\($0)`" }.joined(separator: " or ") + " reference"
    case .choice(let choices): choices.map { "`\($0.name)`" }.joined(separator: ", ")
    }
  }
}

@Suite struct MembershipPageTests {
  private let page: String
  /// The six entries: their lines, and the changes in them.
  private let lines: [String]
  private let changes: [Change]

  private static let toulouse = "toulouse-6htgz65x"
  private static let saintEtienne = "saintetienne-d8w07nfg"
  private static let copy = "saintetienne-rpwm1v9z"

  init() throws {
    page = try CommunityTests.page("Membership")
    lines = page.split(separator: "\n").filter { $0.hasPrefix("{\"seq\"") }.map { String($0) }
    changes = try lines.map { (line) throws in
      let start = try #require(line.firstRange(of: "\"change\":")).upperBound
      let json = line[start...].dropLast()
      let on = try #require(line.firstRange(of: "\"on\":\"")).upperBound
      let record = String(line[on...].prefix { $0 != "\"" })
      return try JSONReader.read(json.utf8, spelling: .canonical) { (reader) throws(JSONError) in
        try Change(on: record, from: &reader)
      }
    }
    try #require(changes.count == 6)
  }

  private var network: String {
    SHA256.hash(data: Array(lines[0].utf8))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func key(_ byte: UInt8) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: byte, count: 32))
  }

  @Test func `the example's entries admit its two sites`() throws {
    var roster = Roster(network: network)
    roster.note(changes[3], from: Self.saintEtienne, seq: 1, at: 1_795_599_000_000, lineDigest: nil)
    roster.note(changes[2], from: Self.toulouse, seq: 3, at: 2, lineDigest: nil)
    roster.note(changes[1], from: Self.toulouse, seq: 2, at: 1, lineDigest: nil)
    roster.note(changes[0], from: Self.toulouse, seq: 1, at: 0, lineDigest: network)
    #expect(roster.networkName == "Réseau Valmérac")
    #expect(roster.sites.map(\.name) == ["Saint-Étienne", "Toulouse"])
    #expect(roster.sites.map(\.role) == [.site, .lead])
    #expect(page.contains("\n\(network)\n"))
  }

  @Test func `the example's entries are what the code writes`() throws {
    let lead = PublicKey(of: try key(1))
    let site = PublicKey(of: try key(2))
    let toulouse = try #require(SiteID(name: "Toulouse", key: lead))
    let saintEtienne = try #require(SiteID(name: "Saint-Étienne", key: site))
    #expect(toulouse.text == Self.toulouse)
    #expect(saintEtienne.text == Self.saintEtienne)

    let founding = Founding(name: "Réseau Valmérac", founder: toulouse, key: lead)
    #expect(founding.change.json == changes[0].json)
    #expect(founding.siteChange(name: "Toulouse").json == changes[1].json)
    #expect(Founding(changes[0]) == founding)

    let invitation = Invitation(
      key: PublicKey(of: try key(3)), site: "Saint-Étienne", role: .site,
      expires: 1_798_099_200_000)
    #expect(invitation.change(id: "4h7k2m9qpx3w").json == changes[2].json)
    #expect(Invitation(changes[2]) == invitation)

    // A signature may hold randomness; that it is right is what counts.
    let join = try Join(
      network: network, site: saintEtienne, name: "Saint-Étienne", role: .site, key: site,
      provenBy: try key(3))
    let written = try #require(Join(changes[3]))
    #expect(written.change.json == changes[3].json)
    #expect(written.isProven(for: network))
    #expect(unproven(join.change) == unproven(changes[3]))
    let message = Join.message(network: network, site: saintEtienne, key: site, role: .site)
    #expect(page.contains("\n\(String(decoding: message, as: UTF8.self))\n"))
  }

  @Test func `the example's copy goes on as a site of its own`() throws {
    var roster = Roster(network: network)
    roster.note(changes[5], from: Self.copy, seq: 1, at: 3, lineDigest: nil)
    roster.note(changes[3], from: Self.saintEtienne, seq: 1, at: 1_795_599_000_000, lineDigest: nil)
    roster.note(changes[2], from: Self.toulouse, seq: 3, at: 2, lineDigest: nil)
    roster.note(changes[0], from: Self.toulouse, seq: 1, at: 0, lineDigest: network)
    let copy = try #require(SiteID(Self.copy))
    #expect(roster.believed(of: copy) == .all)
    #expect(roster.origin(of: copy).text == Self.saintEtienne)
  }

  @Test func `the example's continuation is what the code writes`() throws {
    let written = try #require(Continuation(changes[5]))
    let old = PublicKey(of: try key(2))
    #expect(written.change.json == changes[5].json)
    #expect(written.isProven(for: network, by: old))
    let made = try Continuation(
      network: network, site: try #require(SiteID(name: "Saint-Étienne", key: written.key)),
      name: "Saint-Étienne", role: .site, key: PublicKey(of: try key(4)),
      continues: try #require(SiteID(Self.saintEtienne)), kept: 2, provenBy: try key(2))
    #expect(unproven(made.change) == unproven(changes[5]))
    let message = String(decoding: written.message(network: network), as: UTF8.self)
    #expect(page.contains("\n\(message)\n"))
  }

  private func unproven(_ change: Change) -> String {
    var change = change
    change.set.removeAll { $0.field == "proof" }
    return change.json
  }

  @Test func `the example's code opens its invitation`() throws {
    let invitation = try #require(Invitation(changes[2]))
    let made = try #require(
      InvitationCode(
        invitation, key: try key(3), network: network, networkName: "Réseau Valmérac"))
    let start = try #require(page.firstRange(of: "\nreseau1-")).lowerBound
    let printed = page[start...].prefix { $0 != "`" }
    #expect(try InvitationCode(String(printed)) == made)
    #expect(printed.filter { $0 != "\n" } == made.text)
  }
}
