import Community

/// Names for files of pages: readable, safe on every system, and the same at each export.
public struct PageNames {
  /// The names that are taken, in small letters: some systems know no others.
  private var taken: Set<String>
  private var known: [String: String] = [:]

  private static let longest = 60

  /// Starts with the files that are there.
  ///
  /// - Parameter existing: each file's name, with the record that it names. A record keeps the file
  ///   that it has; a file that names none is somebody else's and is left alone.
  public init(existing: [(file: String, record: String?)] = []) {
    taken = Set(existing.map { $0.file.lowercased() })
    for (file, record) in existing {
      if let record, known[record] == nil { known[record] = file }
    }
  }

  /// The file of `record`, which people call `title`: its id where that is readable, as one that
  /// was chosen is; else the words of the title, and the id behind them.
  public mutating func name(of record: String, title: String) -> String {
    if let file = known[record] { return file }
    let id = String(record.drop { $0 != "/" }.dropFirst()).lowercased()
    var slug = ""
    let isReadable =
      id.utf8.count != RecordName.idLength
      || id.utf8.contains { Base32.value(of: $0) == nil || $0 == UInt8(ascii: "o") }
    for word in isReadable ? [] : Folding.words(of: title) {
      let letters = word.utf8.filter { 97...122 ~= $0 || $0 &- 0x30 < 10 }
      guard !letters.isEmpty, slug.utf8.count + letters.count < Self.longest else { continue }
      slug += (slug.isEmpty ? "" : "-") + String(decoding: letters, as: UTF8.self)
    }
    let stem = slug.isEmpty ? Self.unreserved(id) : "\(slug)-\(id)"
    var file = stem + ".md"
    var number = 2
    while !taken.insert(file).inserted {
      file = "\(stem)-\(number).md"
      number += 1
    }
    known[record] = file
    return file
  }

  /// Windows keeps some names for devices, whatever stands behind the point.
  private static func unreserved(_ id: String) -> String {
    let start = id.prefix { $0 != "." }
    let isDevice =
      ["con", "prn", "aux", "nul"].contains(start)
      || start.utf8.count == 4 && (start.hasPrefix("com") || start.hasPrefix("lpt"))
    return isDevice ? "fiche-\(id)" : id
  }
}
