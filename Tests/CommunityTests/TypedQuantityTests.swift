import Community
import Testing

@Suite struct TypedQuantityTests {
  @Test(arguments: [
    ("90s", 90), ("10min", 600), ("5m", 300), ("12h", 43_200), ("30d", 2_592_000),
    ("30j", 2_592_000), ("30 J", 2_592_000), ("2w", 1_209_600), ("2sem", 1_209_600), ("0s", 0),
  ])
  func `a length of time is a number and a unit of either language`(text: String, seconds: Int64) {
    #expect(TimeSpan(typed: text)?.milliseconds == seconds * 1000)
  }

  @Test(arguments: [
    "", "30", "d", "-3d", "3.5h", "30x", "30d5", "²d", "٣d", "99999999999999999999d",
    "9223372036854775807w",
  ])
  func `what is no length of time is refused`(text: String) {
    #expect(TimeSpan(typed: text) == nil)
  }

  @Test(arguments: [
    ("500M", 500_000_000), ("500 Mo", 500_000_000), ("2GB", 2_000_000_000), ("1k", 1000),
    ("1T", 1_000_000_000_000), ("12", 12), ("12 o", 12),
  ])
  func `a size is a number and a power of a thousand`(text: String, bytes: Int) {
    #expect(ByteCount(typed: text)?.bytes == bytes)
  }

  @Test(arguments: ["", "M", "-1M", "1,5G", "1P", "9223372036854775807k"])
  func `what is no size is refused`(text: String) {
    #expect(ByteCount(typed: text) == nil)
  }
}
