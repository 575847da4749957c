import Community
import Journal
import Workspace

/// Reads a file of changes, one JSON object a line; blank lines count, and are left out.
struct DraftLines {
  private let name: String
  private static let longestLine = 8 << 20
  private static let mostBytes = 1 << 30
  private static let pieceSize = 1 << 20

  /// Takes the file called `name`; `-` is the standard input.
  init(of name: String) { self.name = name }

  /// All drafts of the file, each with its line.
  func drafts() throws -> [NumberedDraft] {
    let input = try Input(name)
    defer { input.close() }
    var drafts: [NumberedDraft] = []
    var unfinished: [UInt8] = []
    var line = 1
    var total = 0
    while true {
      let piece = try input.read(Self.pieceSize)
      if piece.isEmpty { break }
      total += piece.count
      guard total <= Self.mostBytes else { throw FileError(.read, name, .tooLarge) }
      var rest = piece[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        try append(unfinished + rest[..<end], line, to: &drafts)
        unfinished = []
        rest = rest[(end + 1)...]
        line += 1
      }
      unfinished += rest
      try checkLength(unfinished, line)
    }
    try append(unfinished, line, to: &drafts)
    return drafts
  }

  private func append(
    _ bytes: [UInt8], _ line: Int, to drafts: inout [NumberedDraft]
  ) throws {
    try checkLength(bytes, line)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = line == 1 && bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard content.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return }
    do throws(DraftError) {
      drafts.append(NumberedDraft(try Draft(json: content), line: line))
    } catch {
      throw WorkspaceError.draft(error, line: line)
    }
  }

  private func checkLength(_ bytes: [UInt8], _ line: Int) throws(Complaint) {
    guard bytes.count <= Self.longestLine else {
      throw Complaint(
        .badData,
        fr: "Ligne \(line) : elle dépasse 8 Mio ; un texte en compte 1 au plus.",
        en: "Line \(line): it is longer than 8 MiB; a text has 1 at most.")
    }
  }
}
