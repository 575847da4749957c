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

  @Test(arguments: ["{", " ", String(repeating: "x", count: 65 << 10)])
  func `a signed head stands in for a mark that can't be read, which a push writes again`(
    mark: String
  ) throws {
    let share = emptyShare()
    let home = try Home.pair(over: share).pau
    let right = try #require(share["reseau.json"])
    share["reseau.json"] = Array(mark.utf8)
    #expect(try home.pull(from: share).count == 3)
    try home.push(to: share)
    #expect(share["reseau.json"] == right)
  }

  @Test func `heads without end are not read in search of one that stands in for the mark`() throws
  {
    let share = MemoryShare(["reseau.json": []])
    for number in 1...1001 {
      let hash = String(1_000_000_000_000_000 + number)
      share["heads/a-00000000-0000000001-0000000001-\(hash)-\(hash).json"] = []
    }
    let other = try Home("toulouse-6htgz65x")
    let sound = emptyShare()
    try other.write(1)
    try other.push(to: sound)
    for name in sound.names where name.hasPrefix("heads/") { share[name] = sound[name] }
    #expect(throws: ShareError.damaged) { try share.check(belongsTo: Village.network) }
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
