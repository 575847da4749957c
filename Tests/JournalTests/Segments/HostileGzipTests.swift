import Fakes
import Merge
import Testing

@testable import Journal

@Suite struct HostileGzipTests {
  @Test func `content of exactly the limit is taken, and not a byte more`() {
    for count in [1, 4095, 4096, 100_000] {
      let member = Gzip.member(Array(repeating: 7, count: count), .best)
      #expect(Gzip.content(of: member, limit: count).bytes.count == count)
      #expect(Gzip.content(of: member, limit: count - 1).failure?.reason == .tooLarge)
      let (before, after) = (Gzip.member([], .best), Gzip.member([], .best))
      #expect(Gzip.content(of: before + member + after, limit: count).failure == nil)
    }
  }

  @Test func `a bomb of many members stops at the limit`() {
    let megabyte = Gzip.member(Array(repeating: 0, count: 1 << 20), .best)
    let bombs = Array(repeatElement(megabyte, count: 200).joined())
    let content = Gzip.content(of: bombs, limit: 16 << 20)
    #expect(content.bytes.count == 16 << 20)
    #expect(content.end == 16 * megabyte.count)
    #expect(content.failure?.reason == .tooLarge)
  }

  /// One stream serves all: making one takes longer than reading twenty bytes.
  @Test func `a hundred thousand empty members are nothing`() {
    let empty = Gzip.member([], .quick)
    let file = Array(repeatElement(empty, count: 100_000).joined())
    let content = Gzip.content(of: file, limit: 1 << 20)
    #expect(content.bytes.isEmpty)
    #expect(content.failure == nil)
  }

  /// Each of the beginnings inflates all that follows it before it fails: together for hours.
  @Test func `beginnings of members without end are not all tried`() {
    // A header, then stored blocks whose content is a header, and so on.
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let block: [UInt8] = [0, 10, 0, 0xF5, 0xFF]
    let file = header + Array(repeatElement(block + header, count: 100_000).joined())
    #expect(Gzip.content(of: file, limit: 64 << 20).failure?.reason == .unfinished)
    #expect(Gzip.mayHoldWholeMember(file, from: 1))
  }

  @Test func `a whole member is found behind a torn one`() {
    let torn = Array(Gzip.member(Array(repeating: 1, count: 100), .quick).dropLast(3))
    #expect(!Gzip.mayHoldWholeMember(torn, from: 1))
    #expect(Gzip.mayHoldWholeMember(torn + Gzip.member([2], .quick), from: 1))
  }

  @Test func `an optional part of a member's header can't make it read outside`() {
    // Flags: text, header check, extra field, name, comment.
    for flags in UInt8(0)...31 {
      for length in 0..<24 {
        let file = [0x1F, 0x8B, 8, flags] + [UInt8](repeating: 0xFF, count: length)
        let content = Gzip.content(of: file, limit: 100)
        #expect(content.failure != nil)
        #expect(content.bytes.isEmpty)
      }
    }
  }
}
