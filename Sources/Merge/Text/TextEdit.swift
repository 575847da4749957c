/// One step of an edit to a text: at `position`, delete some scalars, then insert some.
///
/// Steps of one edit are applied one after the other, each to the result of the one before.
/// Positions count Unicode scalars, never `Character`s: what a grapheme is changes with the
/// Unicode version, and two sites with different ones would disagree.
public struct TextEdit: Hashable, Sendable {
  /// Where the step happens, in scalars from the start of the text.
  public let position: Int
  /// How many scalars are deleted there.
  public let deleted: Int
  /// What is inserted there, after the deletion.
  public let inserted: String

  /// Makes the step that replaces `deleted` scalars at `position` with `inserted`.
  public init(position: Int, deleted: Int, inserted: String) {
    self.position = position
    self.deleted = deleted
    self.inserted = inserted
  }
}

/// All steps that one entry made to one text, with what its author had seen.
public struct TextEvent: Hashable, Sendable {
  /// The entry that holds the steps.
  public let dot: Dot
  /// The entry's full clock, its own dot included.
  public let clock: VersionVector
  /// The steps; none at all says "it is right as it is" and settles what is to be reread.
  public let edits: [TextEdit]

  /// Makes the event of entry `dot`, made by someone who had seen `clock`.
  public init(dot: Dot, clock: VersionVector, edits: [TextEdit]) {
    self.dot = dot
    self.clock = clock
    self.edits = edits
  }

  /// Whether this event's author had seen `other`.
  public func hasSeen(_ other: TextEvent) -> Bool { clock.contains(other.dot) }
}
