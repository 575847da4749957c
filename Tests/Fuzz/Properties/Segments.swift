import Journal
import Merge

/// The first byte says what the others are: a gzip file, lines, or lines to be cut into members.
func checkSegment(_ bytes: [UInt8]) throws {
  guard let site = SiteID("toulouse-6htgz65x") else { return }
  var source = Source(bytes)
  let shape = source.below(3)
  let first = shape == 0 ? 1 : source.number() % 3
  switch shape {
  case 0: try checkGzip(source.remainder(), site)
  case 1: try checkLines(source.remainder(), site, first: first)
  default: try checkMembers(&source)
  }
}

/// What is kept of a file is what its whole members hold.
private func checkGzip(_ file: [UInt8], _ site: SiteID) throws {
  let limit = 1 << 20
  let content = Gzip.content(of: file, limit: limit)
  try require(content.bytes.count <= limit, "more than the limit: \(content.bytes.count)")
  try require(0...file.count ~= content.end, "ends at \(content.end) of \(file.count)")
  try require((content.failure == nil) == (content.end == file.count), "no failure, no end")
  let whole = Gzip.content(of: Array(file[..<content.end]), limit: limit)
  try require(whole.failure == nil, "a whole member is none")
  try require(whole.bytes == content.bytes, "a whole member reads otherwise alone")
  if let segment = try? Segment(site: site, first: 1, file: file) {
    try checkLines(segment.content, site, first: 1)
  }
}

/// Lines are refused, or each is numbered as its place asks and all read back.
private func checkLines(_ content: [UInt8], _ site: SiteID, first: UInt32) throws {
  let segment = Segment(site: site, first: first, content: content)
  let entries: [Entry]
  do throws(SegmentError) {
    entries = try segment.entries()
  } catch {
    return
  }
  for (place, entry) in entries.enumerated() {
    try require(UInt64(entry.seq) == UInt64(first) + UInt64(place), "\(entry.seq) at \(place)")
  }
  let lines = entries.flatMap { Array(($0.line + "\n").utf8) }
  let file = Gzip.member(lines, .quick)
  let again = try Segment(site: site, first: first, file: file).entries()
  try require(again.map(\.line) == entries.map(\.line), "entries do not read back")
  try checkErasure(segment)
}

/// A segment whose changes are all erased says nothing any more, and has the chain that it had.
private func checkErasure(_ segment: Segment) throws {
  guard let erased = try segment.redacted(where: { _ in true }) else { return }
  let isLeft = try erased.entries().contains { entry in
    entry.change != nil && (entry.record.hasPrefix("member/") || entry.record.hasPrefix("answer/"))
  }
  try require(!isLeft, "a change about a person is left")
  let lines = try (segment.framedLines(), erased.framedLines())
  let chains = (
    Chain(of: segment.site, over: lines.0), Chain(of: segment.site, over: lines.1)
  )
  try require(chains.0 == chains.1, "an erased segment has another chain")
  let start = Chain(seq: segment.first - 1, hash: []).point
  let file = erased.file(from: start, to: Point(seq: .max, hash: chains.0.point.hash))
  guard let name = SegmentName(file.name) else {
    throw Violation("an erased segment has no name")
  }
  try require(name.matches(file.bytes) && name.first == segment.first, "not its name: \(name)")
}

/// Content that is cut into members anywhere reads as it was.
private func checkMembers(_ source: inout Source) throws {
  var content: [UInt8] = []
  var file: [UInt8] = []
  while !source.isEmpty {
    let part = source.bytes(Int(source.byte()))
    content += part
    file += Gzip.member(part, .quick)
  }
  let inflated = Gzip.content(of: file, limit: content.count)
  try require(inflated.bytes == content && inflated.failure == nil, "members do not read back")
}
