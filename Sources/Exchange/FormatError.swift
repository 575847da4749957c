/// Why a file can't be read at all. What is wrong with one line alone is an ``ImportProblem``.
public struct FormatError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// It is a workbook of Excel's own format.
    case workbook
    /// The bytes are no text.
    case notText
    /// There is nothing in it.
    case empty
    /// There is more than `most` of something.
    case tooMuch(most: Int, Unit)
    /// A quotation mark that opens a cell is never closed.
    case unclosedQuote
    /// No column goes by the name of a field; those that there are.
    case noKnownColumn([String])
    /// Two columns mean the same field.
    case columnTwice(String)
    /// A card, or an event, begins and does not end.
    case unclosed(String)
  }

  /// What a limit counts.
  public enum Unit: Hashable, Sendable {
    /// Bytes of the file.
    case bytes
    /// Rows of a table.
    case rows
    /// Cells of a row.
    case cells
    /// Cards, or events.
    case entries
  }

  /// What is wrong.
  public let reason: Reason
  /// The row or line where it was noticed, from 1.
  public let line: Int?

  /// Says that a file can't be read for `reason`, noticed at `line`.
  public init(_ reason: Reason, line: Int? = nil) {
    self.reason = reason
    self.line = line
  }
}
