import Community
import Crypto
import Foundation
import Journal
import Merge
import Sync
import Testing
import Workspace

/// The rules of DESIGN section 6, each by itself: what travels through shares, and what shares
/// may look like.
@Suite struct ShareRuleTests {
  /// The id of the one practice that a site writes.
  private func slug(_ name: String) -> String { name == "Sète" ? "sete" : name.lowercased() }

  private func write(_ title: String, at name: String, in network: Network) throws {
    try network.apply(name, #"{"on":"practice/\#(slug(name))","set":{"title":"\#(title)"}}"#)
  }

  private func title(of name: String, at site: String, in network: Network) throws -> String? {
    try network.with(site) { try $0.view(of: "practice/\(slug(name))")?.string("title") }
  }

  // MARK: Routes

  @Test func `an entry waits until what its clock names has come`() throws {
    let network = try Network(
      ["Lyon", "Pau", "Sète", "Albi"], shares: ["drive", "stick"], reached: ["Lyon": ["drive"]])
    try network.syncAll()
    try write("un", at: "Lyon", in: network)
    try network.sync("Lyon", .push)
    try network.sync("Pau", .pull, with: [network.sharePath("drive")])
    try network.apply("Pau", #"{"on":"practice/lyon","set":{"title":"deux"}}"#)
    try network.sync("Pau", .push)
    // On the stick, what Lyon wrote gets lost.
    let stick = ShareFolder(network, "stick")
    let lyon = try network.siteID("Lyon")
    for head in try stick.heads() where head.site.text == lyon {
      try stick.remove("heads/\(head.text)")
    }

    let waiting = try network.sync("Sète", .pull, with: [stick.path])

    #expect(waiting.map(\.waiting) == [1])
    #expect(try title(of: "Lyon", at: "Sète", in: network) == nil)

    let came = try network.sync("Sète", .pull, with: [network.sharePath("drive")])

    #expect(came.map(\.waiting) == [0])
    #expect(try title(of: "Lyon", at: "Sète", in: network) == "deux")
  }

  @Test func `an entry that waited is merged although its site comes with a new head alone`()
    throws
  {
    let network = try Network(["Lyon", "Pau", "Sète"])
    try network.syncAll()
    let drive = ShareFolder(network, "drive")
    try write("un", at: "Lyon", in: network)
    try network.sync("Lyon")
    try network.sync("Pau", .pull)
    try network.apply("Pau", #"{"on":"practice/lyon","set":{"title":"deux"}}"#)
    try network.sync("Pau", .push)
    let lyon = try network.siteID("Lyon")
    for head in try drive.heads() where head.site.text == lyon {
      try drive.remove("heads/\(head.text)")
    }
    #expect(try network.sync("Sète", .pull).map(\.waiting) == [1])

    try write("trois", at: "Lyon", in: network)
    try network.sync("Lyon")
    try network.sync("Pau")
    try network.sync("Sète", .pull)

    #expect(try network.dump("Sète") == network.dump("Pau"))
  }

  @Test func `changes travel through a third site and a stick`() throws {
    let network = try Network(
      ["Lyon", "Pau", "Sète"], shares: ["drive", "stick"],
      reached: ["Lyon": ["drive"], "Sète": ["stick"]])
    try write("de Lyon", at: "Lyon", in: network)
    try write("de Sète", at: "Sète", in: network)

    for name in ["Lyon", "Sète", "Pau", "Lyon", "Sète"] { try network.sync(name) }

    #expect(try title(of: "Lyon", at: "Sète", in: network) == "de Lyon")
    #expect(try title(of: "Sète", at: "Lyon", in: network) == "de Sète")
  }

  @Test func `two homes that sync in turn come to rest`() throws {
    let network = try Network(["Lyon", "Pau"])
    for name in network.names { try write("un", at: name, in: network) }
    try network.syncAll()
    try network.sync("Lyon")
    let files = try ShareFolder(network, "drive").files()

    for name in ["Lyon", "Pau", "Pau", "Lyon", "Lyon"] {
      let outcomes = try network.sync(name)
      #expect(outcomes.map { $0.pushed?.count } == [0])
      #expect(outcomes.map { $0.pulled?.news.count } == [0])
    }

    #expect(try ShareFolder(network, "drive").files() == files)
  }

  // MARK: What befalls a share

  @Test func `a share that comes back as an older copy is filled`() throws {
    let network = try Network(["Lyon", "Pau", "Sète"])
    let drive = ShareFolder(network, "drive")
    try network.syncAll()
    try drive.keep()
    try write("un", at: "Lyon", in: network)
    for name in ["Lyon", "Pau"] { try network.sync(name) }
    let heads = try drive.files().filter { $0.hasPrefix("heads/") }

    #expect(try drive.putBack())
    try network.sync("Pau")
    try network.sync("Sète")

    #expect(try title(of: "Lyon", at: "Sète", in: network) == "un")
    #expect(try drive.files().count { $0.hasPrefix("heads/") } == heads.count)
  }

  @Test func `files that a share loses delete nothing anywhere`() throws {
    let network = try Network(["Lyon", "Pau"])
    let drive = ShareFolder(network, "drive")
    for name in network.names { try write("un", at: name, in: network) }
    try network.syncAll()
    let dump = try network.dump("Lyon")
    let files = try drive.files()

    for file in files where file != "reseau.json" { try drive.remove(file) }
    try network.sync("Pau")

    #expect(try network.dump("Pau") == dump)
    #expect(try drive.files() == files)
  }

  @Test func `alien files in a share are neither read nor removed`() throws {
    let network = try Network(["Lyon", "Pau"])
    let drive = ShareFolder(network, "drive")
    try write("un", at: "Lyon", in: network)
    try network.sync("Lyon")
    let head = try #require(drive.heads().first)
    let lyon = try network.siteID("Lyon")
    let segment = try #require(drive.segments(of: lyon).first)
    // Names that no file bears in lower case either, or they would be one where case is ignored.
    let otherHead = head.text.replacing("-000000000", with: "-000000009").uppercased()
    let otherSegment = segment.text.replacing("000000000", with: "000000009").uppercased()
    let aliens = [
      "desktop.ini", "heads/desktop.ini", "segments/.DS_Store", "heads/Thumbs.db",
      "heads/\(head.text.replacing(".json", with: "-conflict.json"))", "heads/\(otherHead)",
      "segments/\(lyon)/\(otherSegment)", "segments/\(lyon)/\(segment.text).tmp",
    ]
    for alien in aliens { try drive.write(Array("?".utf8), to: alien) }

    let outcome = try network.sync("Pau").first

    #expect(outcome?.pulled?.count == 4)
    #expect(outcome?.pulled?.refused.isEmpty == true)
    #expect(outcome?.pulled?.arriving.isEmpty == true)
    #expect(try title(of: "Lyon", at: "Pau", in: network) == "un")
    #expect(Set(aliens).isSubset(of: try drive.files()))
  }

  // MARK: Bytes that are not what they should be

  @Test func `a file that is still being copied is told as arriving, and comes next time`() throws {
    let network = try Network(["Lyon", "Pau"])
    let drive = ShareFolder(network, "drive")
    try write("un", at: "Lyon", in: network)
    try network.sync("Lyon")
    let lyon = try network.siteID("Lyon")
    for file in try drive.files() where file.contains(lyon) {
      let bytes = try drive.bytes(file)
      for size in [0, bytes.count / 2, bytes.count - 1] {
        try drive.write(Array(bytes.prefix(size)), to: file)

        let pulled = try network.sync("Pau", .pull).first?.pulled

        #expect(pulled?.arriving.map(\.text) == [lyon], "\(size) bytes of \(file)")
        #expect(pulled?.refused.isEmpty == true)
        #expect(try title(of: "Lyon", at: "Pau", in: network) == nil)
      }
      try drive.write(bytes, to: file)
    }

    try network.sync("Pau", .pull)

    #expect(try title(of: "Lyon", at: "Pau", in: network) == "un")
    #expect(try network.with("Pau") { try $0.status().quarantine } == [])
  }

  @Test func `a flipped byte keeps back one site and not the rest`() throws {
    let network = try Network(["Lyon", "Pau", "Sète"])
    let drive = ShareFolder(network, "drive")
    try network.syncAll()
    for name in ["Lyon", "Pau"] {
      try write("un", at: name, in: network)
      try network.sync(name, .push)
    }
    let lyon = try network.siteID("Lyon")
    let head = try #require(drive.heads().first { $0.site.text == lyon })
    let segment = try #require(drive.segments(of: lyon).max { $0.last < $1.last })
    for file in ["heads/\(head.text)", "segments/\(lyon)/\(segment.text)"] {
      var bytes = try drive.bytes(file)
      bytes[bytes.count / 2] ^= 1
      try drive.write(bytes, to: file)
    }

    let pulled = try network.sync("Sète", .pull).first?.pulled

    #expect(pulled?.arriving.map(\.text) == [lyon])
    #expect(try title(of: "Pau", at: "Sète", in: network) == "un")
    #expect(try title(of: "Lyon", at: "Sète", in: network) == nil)

    try write("deux", at: "Lyon", in: network)
    try network.sync("Lyon")
    try network.sync("Sète")

    #expect(try title(of: "Lyon", at: "Sète", in: network) == "deux")
  }

  @Test func `a damaged segment under a name that fits is set aside with the reason`() throws {
    let network = try Network(["Lyon", "Pau", "Sète"])
    let drive = ShareFolder(network, "drive")
    try network.syncAll()
    for name in ["Lyon", "Pau"] {
      try write("un", at: name, in: network)
      try network.sync(name, .push)
    }
    let lyon = try network.siteID("Lyon")
    let segment = try #require(drive.segments(of: lyon).max { $0.last < $1.last })
    var bytes = try drive.bytes("segments/\(lyon)/\(segment.text)")
    bytes[bytes.count / 2] ^= 1
    try drive.remove("segments/\(lyon)/\(segment.text)")
    let damaged = SegmentName(from: segment.start, to: segment.end, file: bytes)
    try drive.write(bytes, to: "segments/\(lyon)/\(damaged.text)")

    let pulled = try network.sync("Sète", .pull).first?.pulled

    #expect(pulled?.refused.map(\.name) == [damaged.text])
    #expect(try network.with("Sète") { try $0.status().quarantine } == [damaged.text])
    #expect(try title(of: "Pau", at: "Sète", in: network) == "un")
    #expect(try title(of: "Lyon", at: "Sète", in: network) == nil)
  }

  @Test func `a head with a forged signature is set aside and the one before it still counts`()
    throws
  {
    let network = try Network(["Lyon", "Pau"])
    let drive = ShareFolder(network, "drive")
    try write("un", at: "Lyon", in: network)
    try network.sync("Lyon", .push)
    let head = try #require(drive.heads().first)
    let bytes = try drive.bytes("heads/\(head.text)")
    let forged = Array(
      String(decoding: bytes, as: UTF8.self)
        .replacing("\"edition\":1,", with: "\"edition\":7,").utf8)
    let name = head.text.replacing("-0000000001-", with: "-0000000007-")
      .replacing(head.digest.hexDigits, with: String(sha256(forged).prefix(16)))
    try drive.write(forged, to: "heads/\(name)")

    #expect(try network.sync("Pau", .pull).first?.pulled?.refused.map(\.name) == [name])
    try network.sync("Pau", .pull)

    #expect(try title(of: "Lyon", at: "Pau", in: network) == "un")
  }

  @Test func `a forged head does not keep its site from publishing`() throws {
    let network = try Network(["Lyon", "Pau"])
    let drive = ShareFolder(network, "drive")
    try network.syncAll()
    let lyon = try network.siteID("Lyon")
    let head = try #require(drive.heads().first { $0.site.text == lyon })
    try drive.write(
      Array("{}".utf8), to: "heads/\(lyon)-4294967295-\(sha256(Array("{}".utf8)).prefix(16)).json")
    try write("un", at: "Lyon", in: network)
    for name in ["Lyon", "Pau", "Lyon", "Pau"] { try network.sync(name) }

    #expect(try title(of: "Lyon", at: "Pau", in: network) == "un")
    #expect(try drive.heads().contains { $0.site.text == lyon && $0.edition > head.edition })
  }

  @Test func `a home that lost its heads goes on publishing`() throws {
    let network = try Network(["Lyon", "Pau"])
    for title in ["un", "deux"] {
      try write(title, at: "Lyon", in: network)
      try network.syncAll()
    }

    try FileManager.default.removeItem(atPath: network.homePath("Lyon") + "/heads")
    try write("trois", at: "Lyon", in: network)
    try network.syncAll()

    let shown = try title(of: "Lyon", at: "Pau", in: network)
    #expect(shown == "trois")
  }

  @Test func `a file that rots in a share is replaced by a site that has it`() throws {
    let network = try Network(["Lyon", "Pau", "Sète"])
    let drive = ShareFolder(network, "drive")
    try write("un", at: "Lyon", in: network)
    for name in ["Lyon", "Pau", "Lyon"] { try network.sync(name) }
    let lyon = try network.siteID("Lyon")
    let segment = try #require(drive.segments(of: lyon).first)
    var bytes = try drive.bytes("segments/\(lyon)/\(segment.text)")
    bytes[bytes.count / 2] ^= 1
    try drive.write(bytes, to: "segments/\(lyon)/\(segment.text)")

    try network.syncAll()

    let shown = try title(of: "Lyon", at: "Sète", in: network)
    #expect(shown == "un")
  }

  // MARK: Strangers

  @Test func `who joined by a forged invitation is not merged and stops nobody`() throws {
    let network = try Network(["Lyon", "Pau", "Sète"])
    try network.syncAll()
    let key = Curve25519.Signing.PrivateKey()
    let invitation = Invitation(
      key: PublicKey(of: key), site: "Intrus", role: .lead, expires: .max)
    let id = try network.with("Lyon") { $0.settings.network }
    let code = try #require(
      InvitationCode(invitation, key: key, network: id, networkName: "Réseau Sud"))
    try network.join("Intrus", with: code)
    try write("d'un intrus", at: "Intrus", in: network)
    try network.sync("Intrus")
    try write("un", at: "Pau", in: network)
    try network.sync("Pau")

    let pulled = try network.sync("Sète").first?.pulled

    let intruder = try network.siteID("Intrus")
    #expect(pulled?.unknown.map(\.text) == [intruder])
    #expect(try title(of: "Pau", at: "Sète", in: network) == "un")
    #expect(try title(of: "Intrus", at: "Sète", in: network) == nil)
    #expect(try network.with("Sète") { try $0.status().unknown } == [intruder])
    let journals = network.homePath("Sète") + "/journals/\(intruder)"
    #expect(!FileManager.default.fileExists(atPath: journals))
  }
}
