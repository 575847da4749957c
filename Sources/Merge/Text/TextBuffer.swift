/// A text that takes the steps of one event after another.
///
/// An event that has seen everything needs no history and no replay: its positions are those
/// of the text as it stands. That is nearly every event, and mostly one comes alone; so the
/// first steps are made in the string itself, which costs one copy of its bytes, and only a
/// series of them moves the text to a ``GapBuffer``.
public struct TextBuffer: Sendable {
  private enum Form {
    case string(String)
    case gapped(GapBuffer)
  }

  /// How many steps are made in the string before the text moves.
  private static let patience = 8
  private var form: Form
  private var stepCount = 0

  /// Makes a buffer that holds `text`.
  public init(_ text: String) { form = .string(text) }

  /// The text as it stands.
  public var text: String {
    switch form {
    case .string(let text): text
    case .gapped(let buffer): buffer.text
    }
  }

  /// How many scalars the text has.
  public var count: Int {
    switch form {
    case .string(let text): text.scalarCount
    case .gapped(let buffer): buffer.count
    }
  }

  /// Applies steps one after the other, or none of them when one cannot be.
  ///
  /// - Throws: The first step that reaches beyond the text; the text is then as it was.
  public mutating func apply(_ edits: [TextEdit]) throws(TextRangeError) {
    stepCount += edits.count
    switch form {
    case .string(var text) where stepCount <= Self.patience:
      for edit in edits { try text.apply(edit) }
      form = .string(text)
    case .string(let text):
      var buffer = GapBuffer(text)
      try buffer.apply(edits)
      form = .gapped(buffer)
    case .gapped(var buffer):
      form = .string("")  // So that the buffer is not copied.
      defer { form = .gapped(buffer) }
      try buffer.apply(edits)
    }
  }
}

extension String {
  /// Makes one step in the string.
  ///
  /// - Throws: The step, when it reaches beyond the text, which is then as it was.
  fileprivate mutating func apply(_ edit: TextEdit) throws(TextRangeError) {
    let range = withUTF8 { bytes -> Range<Int>? in
      guard let start = bytes.offset(ofScalar: edit.position, from: 0),
        let end = bytes.offset(ofScalar: edit.deleted, from: start)
      else { return nil }
      return start..<end
    }
    guard let range else { throw TextRangeError(edit, count: scalarCount) }
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    replaceSubrange(start..<end, with: edit.inserted)
  }
}
