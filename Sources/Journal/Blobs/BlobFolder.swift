/// The attachments that a home holds: `blobs/<2 hex>/<sha256>`.
///
/// What a record says of an attachment is in the journal; here are the bytes alone. Nothing is
/// ever removed because no record names it: a record that does may still be on its way. Layout
/// and rules: Journal.docc/BlobFormat.md.
public struct BlobFolder: Sendable {
  /// The most bytes of an attachment: 20 MiB. Every site keeps what it fetched, on drives and
  /// sticks that are small; a film belongs elsewhere.
  public static let maximumSize = 20 << 20

  /// The folder's path.
  public let path: String
  private let files: any FileSystem
  private let outside: any FileSystem

  /// Takes the folder at `path`, which need not exist. No link in it is followed.
  public init(files: any FileSystem, path: String) {
    self.files = files.confined(to: path)
    self.path = path
    outside = files
  }

  /// The path of a blob.
  public func path(of name: BlobName) -> String { "\(path)/\(name.folder)/\(name)" }

  /// Whether a file of this name is here; only reading tells whether it is sound.
  public func contains(_ name: BlobName) throws(FileError) -> Bool {
    try files.size(of: path(of: name)) != nil
  }

  /// The folders in which something lies, sorted.
  public func folders() throws(FileError) -> [String] {
    try list(path).filter(BlobName.isFolder).sorted()
  }

  /// The blobs in one of ``folders()``, sorted.
  public func names(in folder: String) throws(FileError) -> [BlobName] {
    try list("\(path)/\(folder)").compactMap { BlobName($0) }.filter { $0.folder == folder }
      .sorted()
  }

  /// All blobs, sorted.
  public func names() throws(FileError) -> [BlobName] {
    var all: [BlobName] = []
    for folder in try folders() { all += try names(in: folder) }
    return all
  }

  private func list(_ path: String) throws(FileError) -> [String] {
    do {
      return try files.list(path)
    } catch {
      if error.reason == .notFound { return [] }
      throw error
    }
  }

  /// What a home has of a blob.
  public enum Reading: Hashable, Sendable {
    /// The bytes, which are what the name says.
    case sound([UInt8])
    /// Something else, or what can't be read.
    case damaged
    /// Nothing.
    case missing

    /// The bytes, where they are sound.
    public var bytes: [UInt8]? {
      if case .sound(let bytes) = self { bytes } else { nil }
    }
  }

  /// Reads a blob and checks it against its name.
  ///
  /// A file that the disk refuses to read counts as damaged, too: another copy is as good.
  public func read(_ name: BlobName) -> Reading {
    do throws(FileError) {
      let bytes = try files.read(path(of: name), limit: Self.maximumSize)
      return name.matches(bytes) ? .sound(bytes) : .damaged
    } catch {
      return error.reason == .notFound ? .missing : .damaged
    }
  }

  /// Stores `bytes` under the name that they have, and returns when they are durable, also after
  /// a power cut.
  ///
  /// What is here already is written again: nobody can see whether it ever reached the disk, nor
  /// whether it is still sound without reading as much.
  @discardableResult
  public func store(_ bytes: [UInt8]) throws(FileError) -> BlobName {
    let name = BlobName(of: bytes)
    try outside.makeFolders(path)
    try files.makeFolders("\(path)/\(name.folder)")
    try files.replace(
      [NamedFile(name.text, bytes)], in: "\(path)/\(name.folder)", temporary: ".incoming",
      isPrivate: false)
    return name
  }

  /// Removes a blob, if it is here.
  public func remove(_ name: BlobName) throws(FileError) { try files.remove(path(of: name)) }
}
