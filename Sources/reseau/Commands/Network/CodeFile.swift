import Community
import Journal

/// A new file for invitation codes, which only its owner can read: whoever reads a code can join.
///
/// A file of that name is never replaced: it may hold codes that were made before, and a code can't
/// be made a second time.
struct CodeFile {
  /// What is written to it.
  enum Format {
    case csv
    case json
  }

  /// As the user named it.
  let name: String
  let format: Format
  private let folder: String
  private let file: String

  /// Takes the name, once nothing is in its place.
  init(_ name: String) throws {
    self.name = name
    switch FileKind(of: name) {
    case .csv: format = .csv
    case .json: format = .json
    default:
      throw Complaint(
        .usage,
        fr: "« \(Visible.line(name)) » : donnez aux codes un fichier en .csv ou en .json.",
        en: "“\(Visible.line(name))”: give the codes a file in .csv or .json.")
    }
    let parts = Edge.absolute(name).split(separator: "/")
    folder = "/" + parts.dropLast().joined(separator: "/")
    file = String(parts.last ?? "")
    guard try Edge.surroundings.files.size(of: path) == nil else {
      throw Complaint(
        .cannotCreate,
        fr: "« \(Visible.line(name)) » existe déjà, et contient peut-être des codes, qui ne se "
          + "refont pas : donnez un autre nom. Personne n’a été invité.",
        en: "“\(Visible.line(name))” is there already, and may hold codes, which can't be made "
          + "again: give another name. Nobody was invited.")
    }
  }

  private var path: String { "\(folder)/\(file)" }

  /// Writes all of it.
  func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try Edge.surroundings.files.replace(
        [NamedFile(file, bytes)], in: folder, temporary: ".reseau-codes", isPrivate: true)
    } catch {
      throw FileError(.write, name, error.reason)
    }
  }

  /// Takes it away again: its codes admit nobody.
  func remove() { try? Edge.surroundings.files.remove(path) }
}
