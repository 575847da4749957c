import Foundation
import Testing

@testable import Catalog

@Suite struct DecompositionTests {
  /// Scalars of one script after the other, of which some decompose.
  private static let blocks: [ClosedRange<UInt32>] = [
    0xA0...0x24F, 0x370...0x3FF, 0x400...0x4FF, 0x900...0xDFF, 0x1E00...0x1FFF, 0x2070...0x24FF,
    0x2F00...0x2FD5, 0x3040...0x33FF, 0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFB00...0xFDFC,
    0xFE30...0xFFEE, 0x1D400...0x1D7FF, 0x2F800...0x2FA1D,
  ]

  @Test(arguments: blocks)
  func `a scalar is made of what Foundation says`(block: ClosedRange<UInt32>) {
    for scalar in block.compactMap(Unicode.Scalar.init) {
      let told = String(scalar).decomposedStringWithCompatibilityMapping
      let parts = Decomposition.parts(of: scalar).reduce(into: "") { $0.unicodeScalars.append($1) }
      // Compared by scalars: strings count two spellings of a letter as one.
      #expect(Array(parts.unicodeScalars) == Array(told.unicodeScalars), "\(scalar)")
    }
  }

  @Test func `a letter that is one has itself as its part`() {
    #expect(Decomposition.parts(of: "a") == ["a"])
    #expect(Decomposition.parts(of: "\u{10FFFF}") == ["\u{10FFFF}"])
  }
}
