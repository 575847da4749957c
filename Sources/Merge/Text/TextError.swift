/// A step that reaches beyond the text it was made for.
///
/// Such a step comes from a broken or hostile writer: an honest one counts in the text as it
/// stood at its own version.
public struct TextRangeError: Error, Hashable, Sendable {
  /// Where the step would happen, in scalars.
  public let position: Int
  /// How many scalars it would delete there.
  public let deleted: Int
  /// How many scalars the text had at that moment.
  public let count: Int

  /// Makes the error of a step that does not fit in a text of `count` scalars.
  init(_ edit: TextEdit, count: Int) {
    position = edit.position
    deleted = edit.deleted
    self.count = count
  }
}

extension TextEdit {
  /// Whether the step stays within a text of `count` scalars.
  func fits(in count: Int) -> Bool {
    position >= 0 && position <= count && deleted >= 0 && deleted <= count - position
  }
}

/// Why a set of events yields no text.
///
/// Each case names the event to set aside. Whether an event is at fault depends on what it has
/// seen alone, so sites that set aside what is named, one after the other, are left with the
/// same events whatever the order in which they found them.
public enum TextError: Error, Hashable, Sendable {
  /// The event's clock does not end with its own dot, or lacks what an event that it has seen
  /// had seen.
  case brokenClock(Dot)
  /// The event comes twice, or before one that it has seen.
  case outOfOrder(Dot)
  /// A step of the event reaches beyond the text as it was at the event's version.
  case outOfRange(Dot, TextRangeError)
  /// The event's insertions bring the total beyond what positions of 31 bits can count.
  case tooLong(Dot)
}
