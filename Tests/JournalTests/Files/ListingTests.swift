import Fakes
import Foundation
import Journal
import Testing

@Suite struct ListingTests {
  private let scratch: Scratch
  private let files = LocalFiles()

  init() throws { scratch = try Scratch() }

  @Test func `a name of the longest length is listed whole`() throws {
    let names = [1, 7, 8, 254, 255].map { String(repeating: "n", count: $0) }
    for name in names { try files.append([], to: "\(scratch.path)/\(name)", at: 0) }
    #expect(try Set(files.list(scratch.path)) == Set(names))
  }

  @Test func `a name that is no Unicode is nobody's`() throws {
    for bytes: [UInt8] in [[0xFF, 0x61], [0x61, 0xC3], [0xED, 0xA0, 0x80]] {
      let path = (Array(scratch.path.utf8) + [0x2F] + bytes + [0]).map { CChar(bitPattern: $0) }
      let descriptor = open(path, O_CREAT | O_WRONLY, 0o666)
      try #require(descriptor >= 0)
      close(descriptor)
    }
    try files.append([], to: "\(scratch.path)/é", at: 0)
    #expect(try files.list(scratch.path) == ["é"])
  }
}
