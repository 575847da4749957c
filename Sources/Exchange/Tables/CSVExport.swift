import Community
import Merge

/// Writes records of one kind as a table.
public enum CSVExport {
  /// The table of `sheets`: the record's name, then each field in the order of the kind.
  ///
  /// - Parameter text: the words for what fields show.
  /// - Throws: ``UnencodableCharacter``.
  public static func bytes(
    of sheets: [Sheet], kind: Kind, in language: Language, roll: Roll,
    encoding: TextEncoding = .utf8
  ) throws(UnencodableCharacter) -> [UInt8] {
    let text = FieldText(in: language, roll: roll)
    let labels = kind.fields.map { heading(of: $0, kind, language) }
    var rows = [[Heading.recordLabel.text(in: language)] + labels]
    for sheet in sheets {
      let cells = kind.fields.map { field in
        SafeCell.write(text.text(sheet.fields[field.name], of: field))
      }
      rows.append([sheet.record] + cells)
    }
    return try CSVWriter.bytes(of: rows, in: encoding)
  }

  /// The field's label, unless another field would be meant by it.
  private static func heading(of field: Field, _ kind: Kind, _ language: Language) -> String {
    let label = field.label.text(in: language)
    return Heading.meant(by: label, kind: kind) == .field(field) ? label : field.name
  }
}
