import Community
import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The user's own text editor.
enum TextEditor {
  /// What the user made of `text` in `$VISUAL` or `$EDITOR`.
  static func edited(_ text: String, of field: Field) throws -> String {
    guard let editor = Edge.environment("VISUAL") ?? Edge.environment("EDITOR") else {
      throw Complaint(
        .usage,
        fr: "Aucun éditeur n’est choisi (EDITOR) : donnez le texte avec --\(field.name) ou "
          + "--\(field.name)-file.",
        en: "No editor is chosen (EDITOR): give the text with --\(field.name) or "
          + "--\(field.name)-file.")
    }
    var template = Array(TemporaryFolder.template(".md").utf8CString)
    let file = mkstemps(&template, 3)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { throw FileError(.write, path, .other(errno)) }
    defer { unlink(path) }
    let failure = Output.write(Array(text.utf8), to: file)
    close(file)
    if let failure { throw FileError(.write, path, .other(failure)) }
    // The shell takes an editor with options, as in EDITOR="code --wait".
    guard system("\(editor) '\(path)'") == 0 else {
      throw Complaint(
        .inputOutput, fr: "L’éditeur « \(editor) » a échoué : rien n’est changé.",
        en: "The editor “\(editor)” failed: nothing is changed.")
    }
    return try TextFile.read(path)
  }
}
