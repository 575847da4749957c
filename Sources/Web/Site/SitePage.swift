import Merge

/// A file of the static site, before it is made.
struct SitePage {
  /// Where it lies, from the site's root.
  let path: String
  /// A fingerprint of all that it is made of: while it stays, the file does.
  let key: String
  /// The record whose texts it shows, if any.
  let record: String?
  /// How many bytes it has, where that is known and more than a page has; else 0.
  let size: Int
  /// Makes the file. It is handed the record as it is now; `nil` when that has gone meanwhile.
  let bytes: (RecordView?) throws -> [UInt8]

  /// Describes a file.
  init(
    _ path: String, key: String, record: String? = nil, size: Int = 0,
    bytes: @escaping (RecordView?) throws -> [UInt8]
  ) {
    self.path = path
    self.key = key
    self.record = record
    self.size = size
    self.bytes = bytes
  }
}
