import Community
import Testing

@testable import reseau

/// How times and sizes are said.
struct QuantityTests {
  @Test(arguments: [
    (60_000, "1 minute", "1 minute"), (7_199_000, "119 minutes", "119 minutes"),
    (7_200_000, "2 heures", "2 hours"), (172_800_000, "2 jours", "2 days"),
  ])
  func `a span is said in the largest unit that it holds twice`(
    milliseconds: Int64, french: String, english: String
  ) {
    let phrase = TimeSpan(milliseconds: milliseconds).phrase
    #expect(phrase.french == french)
    #expect(phrase.english == english)
  }

  @Test(arguments: [
    (0, "0 octet", "0 bytes"), (999, "999 octets", "999 bytes"), (1000, "1 ko", "1 kB"),
    (37_500_000_000, "37 Go", "37 GB"), (1_200_000_000_000_000, "1\u{A0}200 To", "1,200 TB"),
  ])
  func `a size is said as drives are sold`(bytes: Int, french: String, english: String) {
    let phrase = ByteCount(bytes: bytes).phrase
    #expect(phrase.french == french)
    #expect(phrase.english == english)
  }
}
