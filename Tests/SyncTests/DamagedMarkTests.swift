import Fakes
import Foundation
import Journal
import Sync
import Testing

@Suite struct DamagedMarkTests {
  private struct Fixture: Decodable {
    let file: String?
    let kind: String
    let expect: String
  }

  @Test func `a share's mark is read or refused as the manifest says`() throws {
    let manifest = try Checkout.bytes("Fixtures/damaged/manifest.json")
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(manifest))
    for fixture in fixtures where fixture.kind == "mark" {
      let file = try #require(fixture.file)
      let share = MemoryShare(["reseau.json": try Checkout.bytes("Fixtures/damaged/\(file)")])
      #expect(outcome(share) == fixture.expect, "\(file)")
    }
  }

  private func outcome(_ share: MemoryShare) -> String {
    do throws(ShareError) {
      try share.check(belongsTo: Village.network)
      return "reads"
    } catch .newerFormat(let format) {
      return "newer format \(format)"
    } catch .damaged {
      return "damaged"
    } catch .otherNetwork {
      return "other network"
    } catch {
      return "\(error)"
    }
  }
}
