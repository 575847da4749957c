/// A text for a long series of steps: a gap buffer (Finseth, "The Craft of Text Editing", 1991)
/// over UTF-8.
///
/// A step where the last one ended moves nothing, any other moves the bytes between the two
/// places; so typing costs the same however long the text is.
struct GapBuffer: Sendable {
  /// The text's bytes, with a gap of unused ones where the last step ended.
  private var bytes: [UInt8]
  private var gap: Range<Int>
  /// How many scalars stand before the gap.
  private var gapPosition: Int
  /// How many scalars the text has.
  private(set) var count: Int

  /// Makes a buffer that holds `text`.
  init(_ text: String) {
    let (size, room) = (text.utf8.count, 64)
    bytes = Array(unsafeUninitializedCapacity: size + room) { buffer, initialized in
      _ = buffer[..<size].initialize(from: text.utf8)
      buffer[size...].initialize(repeating: 0)
      initialized = size + room
    }
    gap = size..<size + room
    count = text.scalarCount
    gapPosition = count
  }

  /// The text as it stands.
  var text: String {
    String(unsafeUninitializedCapacity: bytes.count - gap.count) { target in
      let end = target[...].initialize(fromContentsOf: bytes[..<gap.lowerBound])
      return target[end...].initialize(fromContentsOf: bytes[gap.upperBound...])
    }
  }

  /// Applies steps one after the other, or none of them when one cannot be.
  ///
  /// - Throws: The first step that reaches beyond the text; the text is then as it was.
  mutating func apply(_ edits: [TextEdit]) throws(TextRangeError) {
    var future = count
    for edit in edits {
      guard edit.fits(in: future) else { throw TextRangeError(edit, count: future) }
      if edits.count > 1 { future += edit.inserted.scalarCount - edit.deleted }
    }
    for edit in edits {
      var inserted = edit.inserted
      inserted.withUTF8 { replace(at: edit.position, deleted: edit.deleted, with: $0) }
    }
  }

  /// Replaces `deleted` scalars at `position`, both known to be within the text.
  mutating func replace(at position: Int, deleted: Int, with inserted: UnsafeBufferPointer<UInt8>) {
    moveGap(to: position)
    if deleted > 0 {
      gap = gap.lowerBound..<offset(ofScalar: deleted, from: gap.upperBound)
      count -= deleted
    }
    if inserted.count > gap.count { widenGap(toHold: inserted.count) }
    let start = gap.lowerBound
    let end = start + inserted.count
    bytes.write(inserted, at: start)
    let added = inserted.scalarCount
    gap = end..<gap.upperBound
    gapPosition = position + added
    count += added
  }
  /// The positions of the line breaks.
  var lineBreaks: [Int] {
    var (breaks, position) = ([Int](), 0)
    for scalar in text.unicodeScalars {
      if scalar == "\n" { breaks.append(position) }
      position += 1
    }
    return breaks
  }

  /// Moves the gap so that it starts after `position` scalars.
  private mutating func moveGap(to position: Int) {
    let (old, size) = (gap, gap.count)
    let place = physicalOffset(of: position)
    gapPosition = position
    if place <= old.lowerBound {
      gap = place..<place + size
      bytes.move(place..<old.lowerBound, to: gap.upperBound)
    } else {
      gap = place - size..<place
      bytes.move(old.upperBound..<place, to: old.lowerBound)
    }
  }

  /// Returns where the scalar at `position` starts in `bytes`, found from the start, the end or
  /// the gap, whichever is nearest; for the gap's own position, the gap's start.
  private func physicalOffset(of position: Int) -> Int {
    if position == gapPosition { return gap.lowerBound }
    if position < gapPosition {
      if position < gapPosition - position { return offset(ofScalar: position, from: 0) }
      return offset(ofScalar: gapPosition - position, before: gap.lowerBound)
    }
    if position - gapPosition < count - position {
      return offset(ofScalar: position - gapPosition, from: gap.upperBound)
    }
    return offset(ofScalar: count - position, before: bytes.count)
  }

  private func offset(ofScalar steps: Int, from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { $0.offset(ofScalar: steps, from: start) ?? $0.count }
  }

  private func offset(ofScalar steps: Int, before end: Int) -> Int {
    bytes.withUnsafeBufferPointer { $0.offset(ofScalar: steps, before: end) }
  }

  /// Makes the gap at least `size` bytes, and in proportion to the text, so that a long series
  /// of insertions copies each byte a bounded number of times.
  private mutating func widenGap(toHold size: Int) {
    let added = size + bytes.count / 2
    let tail = gap.upperBound..<bytes.count
    bytes.append(contentsOf: repeatElement(0, count: added))
    gap = gap.lowerBound..<gap.upperBound + added
    bytes.move(tail, to: gap.upperBound)
  }
}
