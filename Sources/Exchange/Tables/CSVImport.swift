import Community

/// Reads records of one kind from a table.
public enum CSVImport {
  /// What the table in `bytes` proposes.
  ///
  /// An empty cell says nothing; a cell with a dash alone empties the field.
  ///
  /// - Parameter encoding: what the bytes are written in; `nil` to find out.
  public static func proposals(
    from bytes: [UInt8], kind: Kind, in encoding: TextEncoding? = nil
  ) throws(FormatError) -> Proposals {
    let rows = try CSVReader.rows(of: bytes, in: encoding)
    guard let start = rows.firstIndex(where: { !$0.isBlank }) else { throw FormatError(.empty) }
    let heading = rows[start]
    let columns = try columns(of: heading, kind)
    var proposals = Proposals()
    for (cell, column) in zip(heading.cells, columns) where column == nil {
      let text = SetCell.trimmed(cell)
      if !text.isEmpty { proposals.leftOut.append(text) }
    }
    for row in rows[(start + 1)...] where !row.isBlank {
      proposals.all.append(proposal(of: row, columns, kind))
    }
    return proposals
  }

  /// The kind that the records of a table are of, as its column of record names says; `nil` when
  /// it does not.
  public static func kind(
    of bytes: [UInt8], in encoding: TextEncoding? = nil
  ) throws(FormatError) -> Kind? {
    let rows = try CSVReader.rows(of: bytes, in: encoding).filter { !$0.isBlank }
    let names = ["fiche", "record"]
    guard let heading = rows.first,
      let column = heading.cells.firstIndex(where: { names.contains(Folding.key(of: $0)) })
    else { return nil }
    for row in rows.dropFirst() where column < row.cells.count {
      if let name = RecordName(SetCell.trimmed(row.cells[column])) { return Kind.named(name.kind) }
    }
    return nil
  }

  private static func columns(
    of heading: CSVRow, _ kind: Kind
  ) throws(FormatError) -> [Heading?] {
    let columns = heading.cells.map { Heading.meant(by: $0, kind: kind) }
    var seen: Set<Heading> = []
    for (cell, column) in zip(heading.cells, columns) {
      guard let column else { continue }
      guard seen.insert(column).inserted else {
        throw FormatError(.columnTwice(SetCell.trimmed(cell)), line: heading.number)
      }
    }
    guard !seen.isEmpty else {
      let cells = heading.cells.map { SetCell.trimmed($0) }.filter { !$0.isEmpty }
      throw FormatError(.noKnownColumn(cells), line: heading.number)
    }
    return columns
  }

  private static func proposal(
    of row: CSVRow, _ columns: [Heading?], _ kind: Kind
  ) -> Proposal {
    var proposal = Proposal(line: row.number)
    if row.cells.dropFirst(columns.count).contains(where: { !SetCell.trimmed($0).isEmpty }) {
      proposal.problem = .moreCells
    }
    let firstName = zip(columns, row.cells).first { $0.0 == .firstName }
      .map { SetCell.trimmed(SafeCell.read($0.1)) }
    for (column, cell) in zip(columns, row.cells) {
      let trimmed = SetCell.trimmed(cell)
      guard !trimmed.isEmpty else { continue }
      switch column {
      case .record: proposal.record = trimmed
      case .field(let field):
        var content = content(of: cell, field)
        if field.name == kind.titleField, let firstName, !firstName.isEmpty,
          case .typed(let name) = content
        {
          content = .typed("\(firstName) \(name)")
        }
        proposal.parts.append(Proposal.Part(field: field, content: content))
      case .firstName, nil: break
      }
    }
    return proposal
  }

  private static func content(of cell: String, _ field: Field) -> Proposal.Content {
    let trimmed = SetCell.trimmed(cell)
    if trimmed == "-" { return .clear }
    switch field.content {
    case .value: return .typed(SetCell.trimmed(SafeCell.read(trimmed)))
    case .set: return .set(SetCell.read(SafeCell.read(cell)))
    case .text: return .text(SafeCell.read(cell))
    }
  }
}

extension CSVRow {
  /// Whether nothing stands in it.
  var isBlank: Bool { cells.allSatisfy { SetCell.trimmed($0).isEmpty } }
}
