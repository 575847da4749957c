/// Writes a table as French Excel does: `;` between cells, CRLF behind rows.
public enum CSVWriter {
  /// The bytes of a table of `rows`.
  ///
  /// - Throws: ``UnencodableCharacter``, with its row, for the first character that `encoding`
  ///   lacks.
  public static func bytes(
    of rows: [[String]], in encoding: TextEncoding = .utf8
  ) throws(UnencodableCharacter) -> [UInt8] {
    var text = ""
    for row in rows { text += line(of: row) }
    do throws(UnencodableCharacter) {
      return try encoding.bytes(of: text)
    } catch {
      let place = rows.firstIndex { (try? encoding.bytes(of: line(of: $0))) == nil }
      throw UnencodableCharacter(character: error.character, line: place.map { $0 + 1 })
    }
  }

  private static func line(of row: [String]) -> String {
    let cells = row.count == 1 && row[0].isEmpty ? ["\"\""] : row.map(quoted)
    return cells.joined(separator: ";") + "\r\n"
  }

  /// The cell, in quotation marks where one of the separators that a reader may look for, a line
  /// break or a mark stands in it, or white space at an end.
  private static func quoted(_ cell: String) -> String {
    let special = ";,\t\"\r\n".utf8
    let needsQuotes =
      cell.utf8.contains { special.contains($0) } || cell.utf8.first == 0x20
      || cell.utf8.last == 0x20 || cell.lowercased().utf8.starts(with: "sep=".utf8)
    guard needsQuotes else { return cell }
    var quoted = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return "\"\(String(quoted))\""
  }
}
