import Journal
import Merge

/// A share's `reseau.json`: which network it belongs to. Written once.
public struct ShareMark: Hashable, Sendable {
  /// The version of the share's layout that this program writes.
  public static let format = 1

  static let fileName = "reseau.json"
  static let maximumSize = 64 << 10
  /// The network's name is no longer, in Unicode scalars.
  private static let longestName = 1000

  /// The network's id.
  public let network: String
  /// The network's name, for people who look into the folder.
  public let name: String

  /// Makes the mark of a network. A long name is shortened: it is for people, and a mark that is
  /// too large would be no mark.
  public init(network: String, name: String) {
    self.network = network
    self.name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.longestName)))
  }

  var file: NamedFile {
    let text = Value(object: [
      ("format", Value(Self.format)), ("name", Value(name)), ("network", Value(network)),
    ])
    return NamedFile(Self.fileName, Array((text.json + "\n").utf8))
  }

  /// Reads what ``file`` writes, byte for byte.
  init(_ bytes: [UInt8]) throws(ShareError) {
    if let format = JSONReader.format(of: bytes), format > Self.format {
      throw .newerFormat(format)
    }
    var network = ""
    var name = ""
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "network": network = try reader.string()
          case "name": name = try reader.string()
          default: _ = try reader.value()
          }
        }
      }
    } catch {
      throw .damaged
    }
    self.init(network: network, name: name)
    guard network.isDigest, file.bytes == bytes else { throw .damaged }
  }
}

extension Share {
  /// The share's mark; `nil` when it has none.
  func mark() throws(ShareError) -> ShareMark? {
    let bytes: [UInt8]?
    do throws(ShareError) {
      bytes = try read(ShareMark.fileName, limit: ShareMark.maximumSize)
    } catch {
      if case .file(let error) = error, error.reason == .tooLarge { throw .damaged }
      throw error
    }
    return try bytes.map { (bytes) throws(ShareError) in try ShareMark(bytes) }
  }

  /// Whether this bears the mark of a share, of whatever network and format.
  public var isMarked: Bool {
    do throws(ShareError) {
      return try mark() != nil
    } catch {
      if case .newerFormat = error { return true }
      return false
    }
  }

  /// Makes sure that this is a share of `network` and is really there.
  ///
  /// A folder without a mark is believed to be a share that lost it when it holds heads; a wholly
  /// empty one looks like an unmounted drive, and is refused: writing there would hide the loss.
  ///
  /// The mark is the one file whose name does not tell its content. Where it can't be read, a head
  /// that is signed for the network stands in for it.
  ///
  /// - Returns: whether the mark is there and sound; else a push writes it again.
  @discardableResult
  public func check(belongsTo network: ShareMark) throws(ShareError) -> Bool {
    do throws(ShareError) {
      if let mark = try mark() {
        guard mark.network == network.network else { throw ShareError.otherNetwork(mark.name) }
        return true
      }
    } catch {
      guard error == .damaged, try holdsHead(of: network) else { throw error }
      return false
    }
    let names = try list("")
    guard !names.isEmpty else { throw .empty }
    guard try list("heads").contains(where: { HeadName($0) != nil }) else { throw .notAShare }
    return false
  }

  /// Whether a head is there that is signed for `network`. Where the first thousand are not, those
  /// who write here mean no good, and looking on would be work without end.
  private func holdsHead(of network: ShareMark) throws(ShareError) -> Bool {
    for name in try list("heads").compactMap({ HeadName($0) }).sorted().prefix(1000) {
      if try head(name, of: network) != nil { return true }
    }
    return false
  }

  /// Makes this folder a share of `network`, or recognises that it is one.
  ///
  /// - Returns: whether it was made one just now.
  public func found(for network: ShareMark) throws(ShareError) -> Bool {
    if let mark = try mark() {
      guard mark.network == network.network else { throw .otherNetwork(mark.name) }
      return false
    }
    _ = try list("")
    try write([network.file], in: "")
    return true
  }
}
