import Fakes
import Foundation
import Journal
import Merge
import Testing

/// A file of Fixtures/damaged, and what a reader must make of it.
struct DamagedFixture: Decodable, CustomTestStringConvertible, Sendable {
  let file: String?
  let name: String?
  let kind: String
  let expect: String

  var testDescription: String { file ?? name ?? "?" }

  var bytes: [UInt8] {
    get throws { try Checkout.bytes("Fixtures/damaged/\(file ?? "")") }
  }

  static let all: [DamagedFixture] = {
    let manifest = try? Checkout.bytes("Fixtures/damaged/manifest.json")
    return (try? JSONDecoder().decode([DamagedFixture].self, from: Data(manifest ?? []))) ?? []
  }()

  static func all(_ kind: String) -> [DamagedFixture] { all.filter { $0.kind == kind } }
}

@Suite struct DamagedFixtureTests {
  private func outcome(_ body: () throws -> String) -> String {
    do {
      return try body()
    } catch let error as SegmentError {
      return words(error)
    } catch JournalError.damaged(_, let error) {
      return words(error)
    } catch JournalError.missing(_, let seq) {
      return "missing \(seq)"
    } catch HeadError.newerFormat(let format) {
      return "newer format \(format)"
    } catch HeadError.forged {
      return "forged"
    } catch HeadError.malformed {
      return "malformed"
    } catch {
      return "\(error)"
    }
  }

  private func words(_ error: SegmentError) -> String {
    switch error {
    case .damaged(let offset): "damaged at \(offset)"
    case .tooLarge: "too large"
    case .line(let line, _): "line \(line)"
    case .outOfOrder(let line): "out of order at line \(line)"
    case .unfinishedLine: "unfinished line"
    }
  }

  @Test(arguments: DamagedFixture.all("segment"))
  func `a whole segment is read or refused as the manifest says`(fixture: DamagedFixture) throws {
    let file = try fixture.bytes
    let outcome = outcome {
      "reads \(try Segment(site: site(), first: 1, file: file).entries().count)"
    }
    #expect(outcome == fixture.expect)
  }

  @Test(arguments: DamagedFixture.all("open"))
  func `an open segment is read or refused as the manifest says`(fixture: DamagedFixture) throws {
    let file = try fixture.bytes
    let files = MemoryFiles()
    let open = OpenSegment(of: try site(), in: JournalFolder(files: files, path: "/journals"))
    try open.create()
    files["/journals/\(try site())/open.jsonl.gz"] = file
    let outcome = outcome {
      let (segment, position) = try open.read()
      let count = try segment.entries().count
      return position.size < file.count ? "torn \(count)" : "reads \(count)"
    }
    #expect(outcome == fixture.expect)
    if !outcome.hasPrefix("torn") { #expect(try open.cutTornTail() == 0) }
  }

  @Test(arguments: DamagedFixture.all("head"))
  func `a head is read or refused as the manifest says`(fixture: DamagedFixture) throws {
    let file = try fixture.bytes
    let outcome = outcome {
      _ = try SignedHead(file)
      return "reads"
    }
    #expect(outcome == fixture.expect)
  }

  @Test(arguments: DamagedFixture.all("name"))
  func `a name that is none of ours is ignored`(fixture: DamagedFixture) throws {
    let name = try #require(fixture.name)
    #expect(HeadName(name) == nil)
    #expect(SegmentName(name) == nil)
  }

  @Test func `the manifest names every kind of damage`() {
    for kind in ["segment", "open", "head", "mark", "name"] {
      #expect(DamagedFixture.all(kind).count >= 5, "\(kind)")
    }
  }
}
