// A site's signed statement of how far its journal goes and what it has merged.
// Form: Sync.docc/ShareFormat.md.

import Crypto
import Merge

/// Why bytes are no head that can be believed.
public enum HeadError: Error, Hashable, Sendable {
  /// Not the form of a head, from this byte on.
  case malformed(offset: Int)
  /// Written by a newer version of the program, in a format it can say the number of.
  case newerFormat(Int)
  /// The signature does not fit the bytes and the key.
  case forged
}

/// What a site has written and merged, signed by it.
public struct Head: Hashable, Sendable {
  /// The version of the format that this program writes.
  public static let format = 1
  /// No head is larger, in bytes: a clock over 10,000 sites takes a third of it.
  public static let maximumSize = 2 << 20

  /// A site's name is no longer, in Unicode scalars.
  public static let longestName = 1000

  /// It names no more files that are awaited.
  public static let mostAwaited = 16

  /// The network's id.
  public let network: String
  /// The site.
  public let site: SiteID
  /// The name people know the site by; the start of it when it is longer than a reader takes.
  public let name: String
  /// Its public key: 32 bytes of Ed25519.
  public let key: [UInt8]
  /// Counts the site's heads, from 1.
  public let edition: UInt32
  /// How many entries its journal has.
  public let seq: UInt32
  /// The chain hash over them, in hex.
  public let chain: String
  /// What it has merged of other sites: the last entry of each journal.
  public let clock: [EntryName]
  /// Files of a share, by their paths there, that were not what their names say when the site
  /// looked, the first ``mostAwaited`` in order: they may still be copied, or be damaged. Whoever
  /// holds them looks, and gives them anew.
  public let awaits: [String]
  /// When it was signed.
  public let at: Timestamp

  /// Makes a head. A long name is shortened: a head that nobody reads would hide the site.
  public init(
    network: String, site: SiteID, name: String, key: [UInt8], edition: UInt32, seq: UInt32,
    chain: String, clock: [EntryName], awaits: Set<String> = [], at: Timestamp
  ) {
    self.network = network
    self.site = site
    self.name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.longestName)))
    self.key = key
    self.edition = edition
    self.seq = seq
    self.chain = chain
    self.clock = clock
    self.awaits = Self.named(awaits)
    self.at = at
  }

  /// Which of the files that a site awaits its head names, in their order.
  public static func named(_ awaited: Set<String>) -> [String] {
    Array(
      awaited.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(mostAwaited))
  }
}

/// A head with the bytes that its site signed: relays hand on these very bytes.
public struct SignedHead: Hashable, Sendable {
  /// What the site says.
  public let head: Head
  /// The file's bytes.
  public let bytes: [UInt8]

  /// Signs `head` with `key`.
  public init(_ head: Head, with key: Curve25519.Signing.PrivateKey) throws {
    let statement = head.statement
    let signature = try key.signature(for: Array((statement + "}").utf8))
    self.head = head
    bytes = Head.file(statement, signature: Array(signature))
  }

  /// Reads a head and checks its signature against the key that it names. Whether that key
  /// belongs to the network is another question.
  ///
  /// Only the bytes that a writer makes are a head. Else anybody could make other files of the
  /// same statement, and readers would take each for news.
  public init(_ bytes: [UInt8]) throws(HeadError) {
    let (head, signature) = try Head.parse(bytes)
    let statement = head.statement
    let canonical = Head.file(statement, signature: signature)
    guard bytes == canonical else {
      throw .malformed(offset: zip(bytes, canonical).prefix { $0 == $1 }.count)
    }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: head.key),
      key.isValidSignature(signature, for: Array((statement + "}").utf8))
    else { throw .forged }
    self.head = head
    self.bytes = bytes
  }

  /// Reads a head that this home checked when it stored it. A check takes 75 µs, and an exchange
  /// reads the head of every site.
  ///
  /// - Parameter withClock: whether its clock is read; else it is empty here. The clocks of a
  ///   thousand sites name a million numbers.
  init(checkedBefore bytes: [UInt8], withClock: Bool = true) throws(HeadError) {
    head = try Head.parse(bytes, withClock: withClock).head
    self.bytes = bytes
  }
}

extension Head {
  /// The signed part, up to where the signature is put.
  fileprivate var statement: String {
    var text =
      "{\"format\":\(Self.format),\"network\":\"\(network)\",\"site\":\"\(site)\",\"name\":"
    text.appendJSON(name)
    text += ",\"key\":\"\(key.base64)\",\"edition\":\(edition),\"seq\":\(seq)"
    text += ",\"chain\":\"\(chain)\",\"clock\":\(Clock.json(clock))"
    if !awaits.isEmpty { text += ",\"awaits\":\(Value(array: awaits.map { Value($0) }).json)" }
    text += ",\"at\":\"\(at.text)\""
    return text
  }

  /// The bytes of the file that holds `statement` and its signature.
  fileprivate static func file(_ statement: String, signature: [UInt8]) -> [UInt8] {
    Array("\(statement),\"signature\":\"\(signature.base64)\"}\n".utf8)
  }

  fileprivate static func parse(
    _ bytes: [UInt8], withClock: Bool = true
  ) throws(HeadError) -> (head: Head, signature: [UInt8]) {
    guard bytes.count <= maximumSize else { throw .malformed(offset: maximumSize) }
    var signature: [UInt8] = []
    do {
      let head = try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try parse(&reader, withClock: withClock, signature: &signature)
      }
      return (head, signature)
    } catch {
      if let format = JSONReader.format(of: bytes), format > Self.format {
        throw .newerFormat(format)
      }
      throw .malformed(offset: error.offset)
    }
  }

  private static func parse(
    _ reader: inout JSONReader, withClock: Bool, signature: inout [UInt8]
  ) throws(JSONError) -> Head {
    func number(_ reader: inout JSONReader) throws(JSONError) -> UInt32 {
      UInt32(try reader.integer(upTo: Int(UInt32.max)))
    }
    var network = ""
    var site: SiteID?
    var name = ""
    var key: [UInt8] = []
    var edition: UInt32 = 0
    var seq: UInt32 = 0
    var chain = ""
    var clock: [EntryName] = []
    var awaits: [String] = []
    var at: Timestamp?
    try reader.object { (member, reader) throws(JSONError) in
      switch member {
      case "format": _ = try reader.integer(upTo: Head.format)
      case "network": network = try reader.string()
      case "site": site = SiteID(try reader.string())
      case "name": name = try reader.string()
      case "key": key = [UInt8](base64: try reader.string()) ?? []
      case "edition": edition = try number(&reader)
      case "seq": seq = try number(&reader)
      case "chain": chain = try reader.string()
      case "clock":
        if withClock { clock = try Clock.readAny(&reader) } else { try reader.skipFlatObject() }
      case "awaits":
        try reader.array { (reader) throws(JSONError) in
          guard awaits.count < Head.mostAwaited else { throw reader.error(.unexpected) }
          awaits.append(try reader.string())
        }
      case "at": at = Timestamp(try reader.string().utf8)
      case "signature": signature = [UInt8](base64: try reader.string()) ?? []
      default: throw reader.error(.unexpected)
      }
    }
    guard let site, let at, edition > 0, seq > 0, key.count == 32, network.isDigest,
      chain.isDigest, name.unicodeScalars.count <= Head.longestName
    else { throw JSONError(reason: .unexpected, offset: 0) }
    return Head(
      network: network, site: site, name: name, key: key, edition: edition, seq: seq,
      chain: chain, clock: clock, awaits: Set(awaits), at: at)
  }

  /// The chain at the end of the journal.
  public var chainState: Chain { Chain(seq: seq, hash: [UInt8](hex: chain) ?? []) }
}
