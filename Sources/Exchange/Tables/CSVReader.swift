// Reads CSV: RFC 4180, and what Excel makes of it in France. Exchange.docc/Formats.md.

/// A row of a table.
public struct CSVRow: Hashable, Sendable {
  /// The row's number, from 1: as a spreadsheet counts, in which a row with line breaks in its
  /// cells is one row.
  public let number: Int
  /// What stands in it.
  public var cells: [String]
}

/// Reads a table.
public enum CSVReader {
  /// The most bytes of a file.
  public static let mostBytes = 64 << 20
  /// The most rows of a table.
  public static let mostRows = 100_000
  /// The most cells of a row.
  public static let mostCells = 1_000

  /// The rows of the table that `bytes` hold.
  ///
  /// The separator is what a first line `sep=;` says, else the one of `;`, `,` and tab that
  /// stands most often in the heading, outside quotes.
  ///
  /// - Parameter encoding: what the bytes are written in; `nil` to find out.
  public static func rows(
    of bytes: [UInt8], in encoding: TextEncoding? = nil
  ) throws(FormatError) -> [CSVRow] {
    guard bytes.count <= mostBytes else {
      throw FormatError(.tooMuch(most: mostBytes, .bytes))
    }
    let text = Array(try TextEncoding.text(of: bytes, in: encoding).utf8)
    var parser = CSVParser(text)
    var rows: [CSVRow] = []
    while let cells = try parser.row(number: rows.count + 1) {
      guard rows.count < mostRows else { throw FormatError(.tooMuch(most: mostRows, .rows)) }
      rows.append(CSVRow(number: rows.count + 1, cells: cells))
    }
    return rows
  }
}

/// Walks through the bytes of a table.
private struct CSVParser {
  private let bytes: [UInt8]
  private var position = 0
  private let separator: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if let (told, length) = Self.toldSeparator(bytes) {
      separator = told
      position = length
    } else {
      separator = Self.likelySeparator(bytes)
    }
  }

  /// What a first line `sep=…`, which is Excel's own, says, and the line's length.
  private static func toldSeparator(_ bytes: [UInt8]) -> (UInt8, length: Int)? {
    let start = bytes.prefix(5).map { 65...90 ~= $0 ? $0 | 0x20 : $0 }
    let separators = [";", ",", "\t", "|"].map { UInt8(ascii: $0) }
    guard start.count == 5, start.starts(with: "sep=".utf8), separators.contains(start[4]) else {
      return nil
    }
    switch bytes.dropFirst(5).prefix(2) {
    case let end where end.isEmpty: return (start[4], 5)
    case let end where end.elementsEqual([carriageReturn, lineFeed]): return (start[4], 7)
    case let end where [carriageReturn, lineFeed].contains(end.first): return (start[4], 6)
    default: return nil
    }
  }

  private static func likelySeparator(_ bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == lineFeed || byte == carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    let candidates = [";", ",", "\t"].map { UInt8(ascii: $0) }
    var best = candidates[0]
    for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }

  /// The next row; `nil` behind the last one.
  mutating func row(number: Int) throws(FormatError) -> [String]? {
    guard position < bytes.count else { return nil }
    var cells: [String] = []
    while true {
      cells.append(String(decoding: try cell(number), as: UTF8.self))
      guard cells.count <= CSVReader.mostCells else {
        throw FormatError(.tooMuch(most: CSVReader.mostCells, .cells), line: number)
      }
      guard position < bytes.count else { return cells }
      let end = bytes[position]
      position += 1
      if end == separator { continue }
      if end == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      return cells
    }
  }

  /// The next cell; what stands behind a closing quotation mark belongs to it, as for Excel.
  private mutating func cell(_ number: Int) throws(FormatError) -> [UInt8] {
    var cell: [UInt8] = []
    if position < bytes.count, bytes[position] == Self.quote {
      position += 1
      while true {
        guard position < bytes.count else { throw FormatError(.unclosedQuote, line: number) }
        let byte = bytes[position]
        position += 1
        if byte == Self.quote {
          guard position < bytes.count, bytes[position] == Self.quote else { break }
          position += 1
        }
        cell.append(byte)
      }
    }
    while position < bytes.count,
      ![separator, Self.lineFeed, Self.carriageReturn].contains(
        bytes[position])
    {
      cell.append(bytes[position])
      position += 1
    }
    return cell
  }
}
