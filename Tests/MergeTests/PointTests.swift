import Merge
import Testing

/// Points of histories, as clocks and rosters spell them.
@Suite struct PointTests {
  @Test(arguments: [(0, 0), (1, 0xAF98_ABDE_F842_25A2), (UInt32.max, UInt64.max)])
  func `a point is read as it was written`(seq: UInt32, hash: UInt64) {
    let point = Point(seq: seq, hash: hash)
    #expect(Point(point.description) == point)
  }

  @Test(
    arguments: [
      "", "-", "1", "1-", "-af98abdef84225a2", "01-af98abdef84225a2", "00-af98abdef84225a2",
      "+1-af98abdef84225a2", "1-AF98abdef84225a2", "1-af98abdef84225a", "1-af98abdef84225a20",
      "4294967296-af98abdef84225a2", "99999999999-af98abdef84225a2", "1--f98abdef84225a2",
      "1-af98abdef84225a2-", " 1-af98abdef84225a2", "1-af98abdef84225g2",
    ])
  func `what is not exactly a point's spelling is no point`(text: String) {
    #expect(Point(text) == nil)
  }
}
