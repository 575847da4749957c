import Journal
import Merge

/// Where the dates of a journal's entries go back.
///
/// A clock that was ahead for an hour leaves entries that bear later dates than those behind them.
/// What was written before another entry of the same journal is no later than that one, so that the
/// least date from an entry on is the best that is known of it. Only where dates go back does that
/// differ from the entry's own.
///
/// A clock that lost its battery says 1970, and the entries before were not made then: a date
/// before the journal's first entry says nothing of others.
struct JournalTimes: Hashable, Sendable {
  private struct Turn: Hashable, Sendable {
    let seq: UInt32
    let at: Timestamp
  }

  /// When the first entry was made, by its own date.
  private(set) var beginning: Timestamp?
  private var last: Timestamp?
  /// Entries that are dated before the one before them, and before all such behind them.
  private var turns: [Turn] = []

  /// A clock that goes back more often is none: of the rest the dates are taken as they are.
  private static let mostTurns = 64

  init() {}

  /// Takes in that the journal's next entry, `seq`, bears the date `at`.
  mutating func note(_ seq: UInt32, at: Timestamp) {
    let beginning = beginning ?? at
    self.beginning = beginning
    guard at >= beginning else { return }
    if let last, at < last {
      while let turn = turns.last, turn.at >= at { turns.removeLast() }
      turns.append(Turn(seq: seq, at: at))
      if turns.count > Self.mostTurns { turns.removeFirst() }
    }
    last = at
  }

  /// The least date that an entry behind `seq` bears, where dates go back there.
  func turn(after seq: UInt32) -> Timestamp? { turns.first { $0.seq > seq }?.at }

  /// When entry `seq` was made, which bears the date `at`.
  func time(of seq: UInt32, dated at: Timestamp) -> Timestamp {
    turn(after: seq).map { min($0, at) } ?? at
  }
}

extension JournalTimes {
  /// The bytes that the index keeps: two times, and of each turn its number and time, all big
  /// endian.
  var encoded: [UInt8] {
    guard let beginning else { return [] }
    return Self.bytes(beginning.milliseconds) + Self.bytes((last ?? beginning).milliseconds)
      + turns.flatMap { Self.bytes($0.seq) + Self.bytes($0.at.milliseconds) }
  }

  /// Reads what ``encoded`` wrote; bytes that are none say nothing.
  init(encoded bytes: [UInt8]) {
    guard bytes.count >= 16, (bytes.count - 16).isMultiple(of: 12) else { return }
    func time(_ start: Int) -> Timestamp {
      Timestamp(
        milliseconds: bytes[start..<start + 8].reduce(0) { $0 << 8 | Int64($1) })
    }
    beginning = time(0)
    last = time(8)
    turns = stride(from: 16, to: bytes.count, by: 12).map { start in
      Turn(seq: bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }, at: time(start + 4))
    }
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
