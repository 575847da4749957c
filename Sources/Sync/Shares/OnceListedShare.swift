import Journal
import Synchronization

/// A share during one exchange, of which each folder is listed once: a hundred thousand names take
/// their time each time, and what others add meanwhile is news for the next exchange.
///
/// What this exchange writes and removes is seen at once.
public final class OnceListedShare: Share {
  private let share: any Share
  private let listings = Mutex<[String: [String]]>([:])

  /// Takes `share` as it is from the first look on.
  public init(_ share: any Share) { self.share = share }

  /// The share's place.
  public var place: String { share.place }

  /// Lists a folder the first time.
  public func list(_ folder: String) throws(ShareError) -> [String] {
    if let known = listings.withLock({ $0[folder] }) { return known }
    let names = try share.list(folder)
    listings.withLock { $0[folder] = names }
    return names
  }

  /// Reads a file.
  public func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    try share.read(name, limit: limit)
  }

  /// Writes files; the folder, and those that it lies in, are listed again after that.
  public func write(_ files: [NamedFile], in folder: String) throws(ShareError) {
    defer { forget(folder) }
    try share.write(files, in: folder)
  }

  /// Removes a file; its folder is listed again after that.
  public func remove(_ name: String) throws(ShareError) {
    defer { forget(Self.folder(of: name)) }
    try share.remove(name)
  }

  private func forget(_ folder: String) {
    listings.withLock { listings in
      var folder = folder
      listings[folder] = nil
      while !folder.isEmpty {
        folder = Self.folder(of: folder)
        listings[folder] = nil
      }
    }
  }

  private static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }
}
