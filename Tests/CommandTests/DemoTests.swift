import Foundation
import Testing

/// The demonstration.
struct DemoTests {
  private static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fixtures/network").standardized.path

  @Test(arguments: ["fr", "en"])
  func `the demonstration ends with all sites alike`(language: String) throws {
    let run = try Playground.run(["demo", "--data", Self.data, "--lang", language])
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains(language == "fr" ? "octet pour octet" : "byte for byte"))
    #expect(run.output.contains("reseau resolve member/claire-dubois phone --take"))
  }

  @Test func `a missing folder of data is a sentence`() throws {
    let run = try Playground.run(["demo", "--data", "/nulle/part", "--lang", "fr"])
    #expect(run.code == 66)
    #expect(run.messages.contains("/nulle/part"))
  }

  @Test func `the demonstration for programs says what it found`() throws {
    let run = try Playground.run(["demo", "--json", "--data", Self.data])
    #expect(run.object["identical"] as? Bool == true)
    #expect(run.object["sites"] as? Int == 9)
  }
}
