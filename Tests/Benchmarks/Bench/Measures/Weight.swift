import Foundation
import Journal

/// What the lines of a share weigh.
struct Weight {
  /// How many lines there are.
  var lines = 0
  /// Their bytes, line feeds included.
  var content = 0
  /// The bytes that the segments take, compressed as a segment is sealed.
  var compressed = 0
  /// The bytes that they would take if no line had its clock (`"saw":{…}`).
  var withoutClocks = 0

  /// Weighs the lines of a share, compressed with and without their clocks.
  init(of share: String) throws {
    let folder = JournalFolder(files: LocalFiles(), path: share + "/segments")
    for journal in try folder.all() {
      let last = try folder.segments(of: journal).map(\.last).max() ?? 0
      for segment in try folder.segments(of: journal, from: 1, through: last) { try add(segment) }
    }
  }

  private mutating func add(_ segment: Segment) throws {
    var bare: [UInt8] = []
    for line in try segment.framedLines() {
      lines += 1
      bare += line.textWithoutClock.utf8
      bare.append(UInt8(ascii: "\n"))
    }
    content += segment.content.count
    compressed += Gzip.member(segment.content, .best).count
    withoutClocks += Gzip.member(bare, .best).count
  }
}

extension FramedLine {
  fileprivate var textWithoutClock: String {
    guard !line.saw.isEmpty, let start = text.firstRange(of: #","saw":{"#),
      let end = text[start.upperBound...].firstRange(of: "}")
    else { return text }
    return String(text[..<start.lowerBound] + text[end.upperBound...])
  }
}
