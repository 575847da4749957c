import Journal
import Merge

/// What the index knows about itself: how far it is, and whether it can be trusted.
///
/// The index is never synced in daily use; the journal is. So after a restart of the machine the
/// index may be a mixture of old and new pages. It is believed then only if nothing was written
/// to it since it was last synced, which it notes here, and the journal agrees.
struct IndexStanding: Hashable, Sendable {
  /// The id of the network whose records it holds: a file put in its place may be another one’s.
  var network: String
  /// Which start of the machine it was last written in.
  var boot: String
  /// Whether nothing was written since it was synced.
  var isSettled: Bool
  /// Whether journals were being stored that it does not hold yet.
  var isPulling: Bool
  /// Where the site's own open segment ended.
  var position: OpenSegment.Position

  /// Whether the index holds all that the journals do, when the own one ends at `end`.
  func holdsAll(to end: OpenSegment.Position) -> Bool { position == end && !isPulling }

  var json: Value {
    Value(object: [
      ("network", Value(network)), ("boot", Value(boot)), ("settled", Value(isSettled)),
      ("pulling", Value(isPulling)),
      ("first", Value(Int(position.first))), ("next", Value(Int(position.next))),
      ("size", Value(position.size)), ("content", Value(position.content)),
      ("at", Value(position.at.text)),
    ])
  }

  /// Reads what ``json`` wrote.
  init?(json bytes: [UInt8]) {
    var numbers: [String: Int] = [:]
    var strings: [String: String] = [:]
    var flags: [String: Bool] = [:]
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "network", "boot", "at": strings[key] = try reader.string()
          case "settled", "pulling": flags[key] = try reader.value().bool
          default: numbers[key] = try reader.integer(upTo: Int(Int32.max) << 8)
          }
        }
      }
    } catch {
      return nil
    }
    guard let network = strings["network"], let boot = strings["boot"],
      let at = strings["at"].flatMap({ Timestamp($0.utf8) }),
      let isSettled = flags["settled"], let isPulling = flags["pulling"],
      let first = numbers["first"].flatMap({ UInt32(exactly: $0) }),
      let next = numbers["next"].flatMap({ UInt32(exactly: $0) }), let size = numbers["size"],
      let content = numbers["content"]
    else { return nil }
    self.init(
      network: network, boot: boot, isSettled: isSettled, isPulling: isPulling,
      position: OpenSegment.Position(
        first: first, next: next, size: size, content: content, at: at))
  }

  init(
    network: String, boot: String, isSettled: Bool, isPulling: Bool, position: OpenSegment.Position
  ) {
    self.network = network
    self.boot = boot
    self.isSettled = isSettled
    self.isPulling = isPulling
    self.position = position
  }
}
