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

/// The file of an open segment: each entry in a member of its own.
func openFile(_ entries: [Entry]) -> [UInt8] {
  entries.flatMap { Gzip.member(content([$0]), .quick) }
}

/// Frames a line and decodes it.
func parse(_ line: some Sequence<UInt8>) throws(LineError) -> Entry {
  let bytes = Array(line)
  return try bytes.withUnsafeBufferPointer { buffer in
    Result { () throws(LineError) in try Line(framing: buffer).entry(from: buffer) }
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

  /// A change with any of its parts.
  mutating func change() -> Change {
    var change = Change(on: "\(pick(["practice", "member"]))/\(pick(["a", "B-1", "x_y.z"]))")
    let fields = ["title", "tags", "body"].shuffled(using: &self).prefix(below(4))
    for field in fields {
      switch below(4) {
      case 0: change.set.append(FieldChange(field, value()))
      case 1: change.add.append(FieldChange(field, (0..<below(3)).map { _ in string() }))
      case 2: change.remove.append(FieldChange(field, (0..<below(3)).map { _ in string() }))
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

  /// An entry of any shape.
  mutating func entry(_ seq: UInt32? = nil) -> Entry {
    let others = ["lyon-p3x9k2m7", "pau-00000000", "z-zzzzzzzz"].compactMap { SiteID($0) }
    return Entry(
      seq: seq ?? UInt32.random(in: 1...UInt32.max, using: &self),
      at: Timestamp(milliseconds: Int64.random(in: Timestamp.range, using: &self)),
      by: flip() ? "member/" + string() : nil,
      saw: others.shuffled(using: &self).prefix(below(3)).sorted().map {
        Entry.Seen(site: $0, seq: UInt32.random(in: 1...UInt32.max, using: &self))
      },
      content: below(9) == 0
        ? .redacted(sha256(Array(string().utf8))) : .change(change()))
  }
}
