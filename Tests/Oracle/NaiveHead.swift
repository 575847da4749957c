import Crypto
import Foundation

/// A site's signed word of how far its journal goes.
struct NaiveHead {
  private static let keys = [
    "format", "network", "site", "name", "key", "edition", "seq", "chain", "clock", "awaits", "at",
    "signature",
  ]
  static let longest = 2 << 20

  let network: String
  let site: String
  let edition: Int
  let seq: Int
  /// The chain's hash at `seq`, in 64 digits of hex.
  let chain: String

  /// Reads a head, whose signature fits the key in it and whose key fits the site's id; `nil` for
  /// anything else, and for bytes that no writer writes.
  init?(_ file: [UInt8]) {
    guard file.count <= Self.longest, file.last == 0x0A, let json = JSONText(file.dropLast()),
      json.members.map(\.key) == Self.keys.filter({ $0 != "awaits" || json[$0] != nil }),
      case .literal("1")? = json["format"],
      let network = json["network"]?.string, NaiveSpelling.isHex(network, 64),
      let site = json["site"]?.string, NaiveSpelling.isSite(site),
      let name = json["name"]?.string, name.unicodeScalars.count <= 1_000,
      let key = json["key"]?.string, NaiveSpelling.belongs(key, to: site),
      case .literal(let edition)? = json["edition"], NaiveSpelling.isNumber(edition),
      case .literal(let seq)? = json["seq"], NaiveSpelling.isNumber(seq),
      let chain = json["chain"]?.string, NaiveSpelling.isHex(chain, 64),
      case .object(let clock)? = json["clock"],
      clock.isEmpty || NaiveLine.saw(json["clock"], site) != nil,
      Self.isAwaited(json["awaits"]),
      let at = json["at"]?.string, NaiveSpelling.isTime(at),
      let signature = json["signature"]?.string
    else { return nil }
    let signed = Self.text(json.members.dropLast())
    guard Array((Self.text(json.members[...]) + "\n").utf8) == file,
      NaiveSpelling.isSigned(signed, by: key, signature)
    else { return nil }
    self.network = network
    self.site = site
    self.edition = Int(edition) ?? 0
    self.seq = Int(seq) ?? 0
    self.chain = chain
  }

  /// Whether a head may name these files: some, in the order of their bytes, each once.
  private static func isAwaited(_ json: JSONText?) -> Bool {
    guard let json else { return true }
    guard case .array(let paths) = json, (1...16).contains(paths.count) else { return false }
    let texts = paths.compactMap(\.string)
    return texts.count == paths.count
      && zip(texts, texts.dropFirst()).allSatisfy { $0.precedes($1) }
  }

  /// The name of its file in a share, without the part that tells the bytes.
  var name: String {
    let numbers = [edition, seq].map(NaiveSpelling.tenDigits).joined(separator: "-")
    return "\(site)-\(numbers)-\(chain.prefix(16))"
  }

  /// The object of `members`, in their order.
  static func text(_ members: ArraySlice<(key: String, value: JSONText)>) -> String {
    "{" + members.map { "\"\($0.key)\":\($0.value.text)" }.joined(separator: ",") + "}"
  }
}
