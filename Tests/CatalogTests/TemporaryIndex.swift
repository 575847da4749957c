import Catalog
import Foundation
import Testing

/// A folder of its own for one test, removed at the end, and an index in it.
final class TemporaryIndex {
  let folder: URL
  var path: String { folder.appending(path: "index.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func open(_ access: RecordIndex.Access = .write, patience: Double = 5) throws -> RecordIndex {
    try RecordIndex(at: path, access: access, patience: patience)
  }

  /// Opens the index and puts these records into it.
  func filled(_ records: [IndexedRecord], bulk: Bool = false) throws -> RecordIndex {
    let index = try open()
    try index.write(bulk: bulk) { writer in
      for record in records { try writer.put(record) }
    }
    return index
  }
}

extension RecordIndex {
  /// The names that a search finds, sorted.
  func found(_ words: String, kinds: [String]? = nil) throws -> [String] {
    try read { try $0.search(words, kinds: kinds).map(\.name).sorted() }
  }

  /// The names that a handle may mean, in the order shown.
  func meant(_ handle: String, kind: String? = nil) throws -> [String] {
    try read { try $0.find(kind: kind, handle).map(\.name) }
  }
}

/// A practice with a body.
func practice(_ id: String, _ title: String = "", body: String = "") -> IndexedRecord {
  IndexedRecord(name: "practice/\(id)", title: title, body: body)
}
