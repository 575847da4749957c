import Journal

/// Why a share could not be used.
public enum ShareError: Error, Hashable, Sendable {
  /// The folder is not there: the drive is not connected.
  case absent
  /// The folder is there and wholly empty, as where an unmounted drive would be.
  case empty
  /// The folder holds things, but no share of Réseau.
  case notAShare
  /// The share belongs to another network.
  case otherNetwork(String)
  /// The share's format is newer than this program.
  case newerFormat(Int)
  /// The share's `reseau.json` can't be read.
  case damaged
  /// The storage refused.
  case file(FileError)
}

/// Storage that several sites can reach now and then.
///
/// Four operations are all that sync needs, so any storage can be one; `ShareContract` in the
/// tests says what each must do. Names are relative to the share, in lower-case ASCII, with `/`
/// between folders.
public protocol Share: Sendable {
  /// Where the share is, as people know it.
  var place: String { get }

  /// The names in a folder of the share; none when the folder is not there.
  func list(_ folder: String) throws(ShareError) -> [String]

  /// The bytes of a file; `nil` when it is not there (or not yet).
  ///
  /// - Parameter limit: how many bytes the caller is ready to take.
  func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]?

  /// Writes files into a folder of the share so that no reader ever sees a part of one, and
  /// returns when they are durable.
  func write(_ files: [NamedFile], in folder: String) throws(ShareError)

  /// Removes a file, if it is there.
  func remove(_ name: String) throws(ShareError)
}
