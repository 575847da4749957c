import Exchange
import Journal

/// Where an export goes: a file, or without one the standard output.
struct ExportFile {
  /// As the user named it; `nil` for the standard output.
  let name: String?

  private static let temporary = ".reseau-export"
  private static let longestPage = 4 << 20

  init(_ name: String?) { self.name = name == "-" ? nil : name }

  /// Writes all of it, in the place of a file of that name: a reader sees the old one or the new.
  func write(_ bytes: [UInt8]) throws {
    guard let name else { return try Output.print(bytes: bytes) }
    let path = Edge.absolute(name)
    let parts = path.split(separator: "/")
    let folder = "/" + parts.dropLast().joined(separator: "/")
    let files = Edge.surroundings.files
    do throws(FileError) {
      try files.replace(
        [NamedFile(String(parts.last ?? ""), bytes)], in: folder, temporary: Self.temporary,
        isPrivate: false)
    } catch {
      let isFolder = (try? files.list(path)) != nil
      throw FileError(.write, name, isFolder ? .other(FileError.isFolder) : error.reason)
    }
  }

  /// Writes pages into the folder called so, which is made where it is missing. Of the files there
  /// only those of these records change, and only where they must.
  ///
  /// - Returns: how many files were written.
  static func write(
    pages: [(record: String, title: String, text: String)], into folder: String
  ) throws -> Int {
    let path = Edge.absolute(folder)
    let files = Edge.surroundings.files
    try files.makeFolders(path)
    var existing: [(file: String, record: String?)] = []
    var contents: [String: [UInt8]] = [:]
    for file in try files.list(path).sorted() {
      let bytes =
        file.lowercased().hasSuffix(".md")
        ? try? files.read("\(path)/\(file)", limit: longestPage) : nil
      contents[file] = bytes
      existing.append((file, bytes.flatMap { PageReader.record(of: $0) }))
    }
    var names = PageNames(existing: existing)
    var written = 0
    for page in pages {
      let file = names.name(of: page.record, title: page.title)
      let bytes = Array(page.text.utf8)
      if contents[file] == bytes { continue }
      try files.replace(
        [NamedFile(file, bytes)], in: path, temporary: temporary, isPrivate: false)
      written += 1
    }
    return written
  }
}
