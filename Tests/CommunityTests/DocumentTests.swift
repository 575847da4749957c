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
  /// The seven entries: their lines, and the changes in them.
  private let lines: [String]
  private let changes: [Change]

  private let toulouse: Example
  private let saintEtienne: Example
  private let copy: Example

  /// A site of the example, with its key: 32 times one byte.
  private struct Example {
    let key: Curve25519.Signing.PrivateKey
    let id: SiteID
    let home: Inhabitant

    init(_ name: String, _ byte: UInt8) throws {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: byte, count: 32))
      home = try Inhabitant(name, key: key)
      id = home.id
    }
  }

  init() throws {
    page = try CommunityTests.page("Membership")
    lines = page.split(separator: "\n").filter { $0.hasPrefix("{\"seq\"") }.map { String($0) }
    changes = try lines.map { (line) throws in
      let on = try #require(line.firstRange(of: ",\"on\":\""))
      let change = try #require(line.firstRange(of: "\",\"change\":"))
      let record = String(line[on.upperBound..<change.lowerBound])
      let json = line[change.upperBound...].dropLast()
      return try JSONReader.read(json.utf8) { (reader) throws(JSONError) in
        try Change(on: record, from: &reader)
      }
    }
    try #require(changes.count == 7)
    toulouse = try Example("Toulouse", 1)
    saintEtienne = try Example("Saint-Étienne", 2)
    copy = try Example("Saint-Étienne", 4)
  }

  private var network: String { digest(Array(lines[0].utf8)).hex }

  private func invitationKey() throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: 3, count: 32))
  }

  /// The roster that has noted the first of the example's entries.
  private func roster(_ count: Int) -> Roster {
    var village = Village()
    let authors = [
      toulouse, toulouse, toulouse, saintEtienne, toulouse, saintEtienne, copy,
    ]
    for place in 0..<count {
      let isFirst = [0, 3, 6].contains(place)
      village.write(
        changes[place], by: authors[place].home, seeing: place == 3 ? .nothing : .everything,
        isFirst: isFirst, at: place == 3 ? 1_795_599_000_000 : Int64(place),
        lineDigest: isFirst ? digest(Array(lines[place].utf8)).hex : nil)
    }
    return village.roster(noting: village.entries, network: network)
  }

  @Test func `the example's entries admit its sites, as they come`() throws {
    #expect(page.contains("\n\(network)\n"))
    let joined = roster(4)
    #expect(joined.networkName == "Réseau Valmérac")
    #expect(joined.sites.map(\.name) == ["Saint-Étienne", "Toulouse"])
    #expect(joined.sites.map(\.role) == [.site, .lead])
    #expect(joined.pinsDue(for: toulouse.id) == [try #require(Admission(changes[4]))])
    #expect(roster(5).pinsDue(for: toulouse.id).isEmpty)
    let all = roster(7)
    #expect(all.isAdmitted(copy.id.text))
    #expect(all.origin(of: copy.id) == saintEtienne.id)
  }

  @Test func `the example's entries are what the code writes`() throws {
    let lead = toulouse.home.key
    #expect(toulouse.id.text == "toulouse-6htgz65x")
    #expect(saintEtienne.id.text == "saintetienne-d8w07nfg")
    let founding = Founding(name: "Réseau Valmérac", founder: toulouse.id, key: lead)
    #expect(founding.change == changes[0])
    #expect(founding.siteChange(name: "Toulouse") == changes[1])
    #expect(Founding(changes[0]) == founding)

    let invitation = Invitation(
      key: PublicKey(of: try invitationKey()), site: "Saint-Étienne", role: .site,
      expires: 1_798_099_200_000)
    #expect(invitation.change(id: "4h7k2m9qpx3w") == changes[2])
    #expect(Invitation(changes[2]) == invitation)
    let admission = Admission(
      site: saintEtienne.id, key: saintEtienne.home.key, role: .site, invitation: invitation.key)
    #expect(admission.change(id: "8d0c5t1vwz6n") == changes[4])
  }

  /// The fields of `change` but the proof: a signature may hold randomness; that it is right is
  /// what counts.
  private func unproven(_ change: Change) -> [FieldChange<Value>] {
    change.set.filter { $0.field != "proof" }
  }

  @Test func `the example's join is what the code writes`() throws {
    let key = saintEtienne.home.key
    let join = try Join(
      network: network, site: saintEtienne.id, name: "Saint-Étienne", role: .site, key: key,
      provenBy: try invitationKey())
    let written = try #require(Join(changes[3]))
    #expect(written.change == changes[3])
    #expect(written.isProven(for: network))
    #expect(unproven(join.change) == unproven(changes[3]))
    let message = Join.message(network: network, site: saintEtienne.id, key: key, role: .site)
    #expect(page.contains("\n\(String(decoding: message, as: UTF8.self))\n"))
  }

  @Test func `the example's continuation is what the code writes`() throws {
    let written = try #require(Continuation(changes[6]))
    #expect(written.change == changes[6])
    #expect(written.isProven(for: network, by: saintEtienne.home.key))
    let made = try Continuation(
      network: network, site: copy.id, name: "Saint-Étienne", role: .site, key: copy.home.key,
      continues: saintEtienne.id, provenBy: saintEtienne.key)
    #expect(unproven(made.change) == unproven(changes[6]))
    let message = Continuation.message(
      network: network, site: copy.id, key: copy.home.key, continues: saintEtienne.id)
    #expect(page.contains("\n\(String(decoding: message, as: UTF8.self))\n"))
  }

  @Test func `the example's clocks name the points of its chains`() throws {
    let (first, second) = (chain([lines[3]]), chain([lines[3], lines[5]]))
    let name = saintEtienne.id.text
    #expect(lines[4].contains("\"saw\":{\"\(name)\":\"1-\(first.prefix(16))\"}"))
    #expect(lines[6].contains("\"saw\":{\"\(name)\":\"2-\(second.prefix(16))\"}"))
  }

  /// The chain hash after `lines` of Saint-Étienne's journal.
  private func chain(_ lines: [String]) -> String {
    lines.reduce(digest(Array(saintEtienne.id.text.utf8))) { hash, line in
      let start = line.firstRange(of: "\"change\":")?.upperBound ?? line.endIndex
      let change = digest(Array(line[start...].dropLast().utf8)).hex
      return digest(hash + Array("\(line[..<start])\"sha256:\(change)\"}".utf8))
    }.hex
  }

  private func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  @Test func `the example's code opens its invitation`() throws {
    let invitation = try #require(Invitation(changes[2]))
    let made = try #require(
      InvitationCode(
        invitation, key: try invitationKey(), network: network, networkName: "Réseau Valmérac"))
    let start = try #require(page.firstRange(of: "\nreseau1-")).lowerBound
    let printed = page[start...].prefix { $0 != "`" }
    #expect(try InvitationCode(String(printed)) == made)
    #expect(printed.filter { $0 != "\n" } == made.text)
  }

  @Test func `the page tells every bound`() {
    #expect(page.contains("At most \(Roster.mostByOne) continuations"))
    #expect(page.contains("\(Roster.mostByOne) sites"))
    #expect(page.contains("\(Roster.mostRounds) rounds"))
  }
}
