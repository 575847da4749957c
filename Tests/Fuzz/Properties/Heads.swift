import Crypto
import Fakes
import Journal
import Merge
import Sync

/// The first byte says what the others are: a file, a name, or the parts of an honest head.
func checkHead(_ bytes: [UInt8]) throws {
  var source = Source(bytes)
  switch source.below(3) {
  case 0: try checkHeadFile(source.remainder())
  case 1: try checkNames(source.text(1000))
  default: try checkHonestHead(&source)
  }
}

/// A file is refused at a byte of its own, or is a head whose name tells it.
private func checkHeadFile(_ bytes: [UInt8]) throws {
  do {
    let signed = try SignedHead(bytes)
    try require(signed.bytes == bytes, "a head keeps other bytes than were signed")
  } catch HeadError.malformed(let offset) {
    try require(0...bytes.count ~= offset, "refused at \(offset) of \(bytes.count)")
  } catch is HeadError {
    return
  }
}

/// A name is nobody's, or exactly what the program itself would write.
private func checkNames(_ text: String) throws {
  if let name = HeadName(text) {
    try require(name.text.isIdentical(to: text), "\(text) is taken for \(name.text)")
  }
  if let name = SegmentName(text) {
    try require(name.text.isIdentical(to: text), "\(text) is taken for \(name.text)")
  }
  if let site = SiteID(text) {
    try require(site.text.isIdentical(to: text), "\(text) is taken for \(site)")
    try require(text.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7B && $0 != 0x2F }, "a bad id: \(text)")
  }
}

/// What an honest site signs reads back, whatever its name and clock are.
private func checkHonestHead(_ source: inout Source) throws {
  let key = try Curve25519.Signing.PrivateKey(
    rawRepresentation: [UInt8](repeating: 1, count: 32))
  let sites = ["lyon-p3x9k2m7", "pau-00000000", "z-zzzzzzzz"].compactMap { SiteID($0) }
  let clock = sites.prefix(source.below(4)).map {
    EntryName(site: $0, point: Point(seq: max(1, source.number()), hash: UInt64(source.number())))
  }
  guard let site = SiteID("toulouse-6htgz65x") else { return }
  let head = Head(
    network: String(repeating: "ec", count: 32), site: site,
    name: source.text(source.below(16) * 300), key: Array(key.publicKey.rawRepresentation),
    edition: max(1, source.number()), seq: max(1, source.number()),
    chain: source.bytes(32).hex.padding(64), clock: clock,
    at: Timestamp(milliseconds: Int64(source.number()) << Int64(source.below(32))))
  let signed = try SignedHead(head, with: key)
  let again = try SignedHead(signed.bytes)
  try require(again.head.name.isIdentical(to: head.name), "the name changed: \(head.name)")
  try require(again == signed, "a head does not read back: \(head)")
  let name = HeadName(signed)
  try require(HeadName(name.text) == name && name.matches(signed.bytes), "not its name: \(name)")
}

/// A mark is refused for a reason that people are told, or is the mark of a network, as it is
/// written.
func checkMark(_ bytes: [UInt8]) throws {
  let network = String(repeating: "ec", count: 32)
  do {
    try MemoryShare(["reseau.json": bytes]).check(
      belongsTo: ShareMark(network: network, name: "Est"))
    var name = ""
    try JSONReader.read(bytes.dropLast(), spelling: .canonical) { (reader) throws(JSONError) in
      try reader.object(isSorted: true) { (key, reader) throws(JSONError) in
        if key == "name" { name = try reader.string() } else { _ = try reader.value() }
      }
    }
    let share = MemoryShare()
    _ = try share.found(for: ShareMark(network: network, name: name))
    try require(share["reseau.json"] == bytes, "another spelling was taken")
  } catch ShareError.damaged {
  } catch ShareError.newerFormat(let format) {
    try require(format > ShareMark.format, "\(format) is newer")
  } catch ShareError.otherNetwork(let name) {
    try require(name.unicodeScalars.count <= 1000, "a name of \(name.unicodeScalars.count)")
  }
  let mark = ShareMark(network: network, name: String(decoding: bytes, as: UTF8.self))
  let share = MemoryShare()
  try require(try share.found(for: mark), "a share is no new one")
  try share.check(belongsTo: mark)
}

extension String {
  /// The first `length` characters, and zeros where there are fewer.
  fileprivate func padding(_ length: Int) -> String {
    String((self + String(repeating: "0", count: length)).prefix(length))
  }
}
