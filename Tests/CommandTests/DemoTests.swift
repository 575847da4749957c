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

  @Test func `the demonstration needs nothing but the program`() throws {
    let ground = try Playground()
    let program = URL(fileURLWithPath: Playground.program)
    let alone = ground.folder.appendingPathComponent("reseau")
    try FileManager.default.copyItem(at: program, to: alone)

    let run = try Playground.run(["demo", "--json"], of: alone, in: ground.folder)

    #expect(run.code == 0, "\(run.messages)")
    #expect(run.object["identical"] as? Bool == true)
  }

  @Test func `the network in the program is the one in the fixtures`() throws {
    let run = try Playground.run(["demo", "--keep", "--json"])
    let folder = URL(fileURLWithPath: try #require(run.object["folder"] as? String))
    defer { try? FileManager.default.removeItem(at: folder) }
    let played = folder.appendingPathComponent("donnees").path

    #expect(FileManager.default.contentsEqual(atPath: played, andPath: Self.data))
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
