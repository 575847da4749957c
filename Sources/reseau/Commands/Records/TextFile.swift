import Community
import Journal

/// Reads a text from a file that somebody named.
enum TextFile {
  private static let mostBytes = 64 << 20

  /// The file's text; `-` is the standard input.
  ///
  /// - Throws: ``Complaint`` when it is no UTF-8, `FileError` when it can't be read.
  static func read(_ name: String) throws -> String {
    let input = try Input(name)
    defer { input.close() }
    var bytes = try input.readAll(limit: mostBytes)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint(
        .badData,
        fr: "« \(name) » n’est pas en UTF-8 : enregistrez le fichier dans cet encodage.",
        en: "“\(name)” is not in UTF-8: save the file in that encoding.")
    }
    return text
  }
}
