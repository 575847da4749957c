import Fakes
import Journal
import Merge
import Testing

/// The words of this room's tests.
enum Sample {
  /// 2026-11-24T08:00:00.000Z.
  static let morning: Int64 = 1_795_507_200_000
}

func site(_ text: String = "toulouse-6htgz65x") throws -> SiteID { try #require(SiteID(text)) }

/// Entry `seq`, made `seq` seconds into the morning, with a title of its own.
func entry(_ seq: UInt32, _ title: String = "Réserver une salle") -> Entry {
  var change = Change(on: "practice/4h7k2m9qpx3w")
  change.set = [FieldChange("title", Value("\(title) \(seq)"))]
  return Entry(
    seq: seq, at: Timestamp(milliseconds: Sample.morning + Int64(seq) * 1000), by: nil, saw: [],
    content: .change(change))
}

/// The lines of entries, each with its line feed.
func content(_ entries: [Entry]) -> [UInt8] { entries.flatMap { Array(($0.line + "\n").utf8) } }

/// The file of a whole segment.
func file(_ entries: [Entry]) -> [UInt8] { Gzip.member(content(entries), .best) }

/// The points between which entries `first` to `last` stand, for names whose history is nobody's
/// matter.
func points(_ first: UInt32, _ last: UInt32) -> (start: Point, end: Point) {
  (Point(seq: first - 1, hash: 0), Point(seq: last, hash: 0))
}

extension SegmentName {
  /// The name of a file that holds entries `first` to `last` of some history.
  init(first: UInt32, last: UInt32, file: [UInt8]) {
    let points = points(first, last)
    self.init(from: points.start, to: points.end, file: file)
  }
}

/// The file of an open segment: each entry in a member of its own.
func openFile(_ entries: [Entry]) -> [UInt8] {
  entries.flatMap { Gzip.member(content([$0]), .quick) }
}

/// Frames a line and decodes it; a check without decoding must come to the same.
func parse(_ line: some Sequence<UInt8>) throws(LineError) -> Entry {
  let bytes = Array(line)
  return try bytes.withUnsafeBufferPointer { buffer in
    Result { () throws(LineError) in
      let line = try Line(framing: buffer)
      let outcome = Result { () throws(LineError) in try line.entry(from: buffer) }
      #expect(((try? line.check(buffer)) != nil) == ((try? outcome.get()) != nil))
      return try outcome.get()
    }
  }.get()
}

func parse(_ line: String) throws(LineError) -> Entry { try parse(line.utf8) }

/// The chain over whole lines.
func chain(_ lines: [String], of site: SiteID) throws -> Chain {
  var chain = Chain(of: site)
  for line in lines {
    try Array(line.utf8).withUnsafeBufferPointer { chain.append(try Line(framing: $0), $0) }
  }
  return chain
}

extension Seeded {
  /// A string of few scalars, of which some are awkward.
  mutating func string() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "é", "e", "\u{301}", "\"", "\\", "\n", "\t", "\u{0}", "\u{1f}", "\u{7f}", "\u{2028}",
      "😀", "\u{10ffff}", "œ", "/",
    ]
    return String(String.UnicodeScalarView((0..<below(6)).map { _ in pick(scalars) }))
  }

  /// A JSON value.
  mutating func value(_ depth: Int = 0) -> Value {
    switch below(depth < 3 ? 7 : 5) {
    case 0: .null
    case 1: Value(flip())
    case 2: Value(below(1000) - 500)
    case 3, 4: Value(string())
    case 5: Value(array: (0..<below(3)).map { _ in value(depth + 1) })
    default: Value(object: (0..<below(3)).map { ("k\($0)" + string(), value(depth + 1)) })
    }
  }

  /// Elements of a set, in their order.
  private mutating func elements() -> [String] {
    let all = (0...below(3)).map { _ in Array(string().utf8) }
    return Set(all).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A change with any of its parts.
  mutating func change() -> Change {
    var change = Change(on: "\(pick(["practice", "member"]))/\(pick(["a", "B-1", "x_y.z"]))")
    let fields = ["body", "tags", "title"].filter { _ in flip() }
    for field in fields {
      switch below(4) {
      case 0: change.set.append(FieldChange(field, value()))
      case 1: change.add.append(FieldChange(field, elements()))
      case 2: change.remove.append(FieldChange(field, elements()))
      default:
        change.edit.append(
          FieldChange(
            field,
            (0..<below(3)).map { _ in
              TextEdit(position: below(9), deleted: below(9), inserted: string())
            }))
      }
    }
    change.delete = below(9) == 0
    if flip() { change.salt = "EBESExQVFhcYGRobHB0eHw==" }
    return change
  }

  private mutating func point() -> Point {
    Point(seq: UInt32.random(in: 1...UInt32.max, using: &self), hash: next())
  }

  private mutating func operation(before seq: UInt32) -> Entry.Operation? {
    switch below(4) {
    case 0: .begins(string())
    case 1 where seq > 1: .continues(UInt32.random(in: 1..<seq, using: &self))
    default: nil
    }
  }

  /// An entry of any shape.
  mutating func entry(_ seq: UInt32? = nil) -> Entry {
    let others = ["lyon-p3x9k2m7", "pau-00000000", "z-zzzzzzzz"].compactMap { SiteID($0) }
    let seq = seq ?? UInt32.random(in: 1...UInt32.max, using: &self)
    return Entry(
      seq: seq,
      at: Timestamp(milliseconds: Int64.random(in: Timestamp.range, using: &self)),
      by: flip() ? "member/a-\(below(9))" : nil, operation: operation(before: seq),
      saw: others.shuffled(using: &self).prefix(below(3)).flatMap { site in
        (0...below(2)).map { _ in EntryName(site: site, point: point()) }
      }.sorted(),
      content: below(9) == 0
        ? .redacted("answer/a", digest: sha256(Array(string().utf8))) : .change(change()))
  }
}
