import Community
import Fakes
import Merge
import Testing

@testable import Oracle

/// The program's rules of membership, held against the model's on histories of all kinds.
@Suite struct MembershipTests {
  @Test func `whatever was written, the roster and the model believe the same`() throws {
    for seed in Fakes.seeds(120) {
      let history = DishonestHistory(seed: seed)
      let model = NaiveModel(files: history.files)
      let (graph, belief) = (model.graph, model.belief)
      var roster = Roster(network: history.network)
      for (place, entry) in graph.entries.enumerated() where graph.isClosed[place] {
        guard let change = change(entry) else { continue }
        roster.note(
          change, of: try name(entry), at: try #require(Timestamp(entry.at.utf8)).milliseconds,
          lineDigest: entry.lineHash, past: NaivePast(graph: graph, place: place))
      }
      #expect(roster.erased == belief.erased, "seed \(seed)")
      for site in Set(graph.entries.map(\.site)) {
        let isKnown = roster.standing(of: site).known != nil
        #expect(isKnown == belief.isAdmitted(site), "seed \(seed): \(site)")
      }
      for (place, entry) in graph.entries.enumerated() where graph.isClosed[place] {
        guard let change = change(entry), !belief.erased.contains(entry.on) else { continue }
        let (name, past) = (try name(entry), NaivePast(graph: graph, place: place))
        let isWord = roster.isLeadWord(name, past: past)
        let hasEffect = roster.hasEffect(change, of: name, past: past)
        #expect(isWord == belief.world.isWord(place), "seed \(seed): \(entry.name)")
        #expect(hasEffect == belief.hasEffect(place), "seed \(seed): \(entry.name)")
      }
    }
  }

  private func change(_ entry: NaiveEntry) -> Change? {
    guard let json = entry.change else { return nil }
    let text = Array(NaiveWriter.change(json.members).utf8)
    return try? JSONReader.read(text) { (reader) throws(JSONError) in
      try Change(on: entry.on, from: &reader)
    }
  }

  private func name(_ entry: NaiveEntry) throws -> EntryName {
    EntryName(site: try #require(SiteID(entry.site)), point: try #require(Point(entry.point)))
  }
}

/// What an entry of the model's graph has seen.
private struct NaivePast: Past {
  let graph: NaiveGraph
  let place: Int

  func contains(_ entry: EntryName) -> Bool {
    graph.places["\(entry.site.text) \(entry.point)"].map { graph.past[place].contains($0) }
      ?? false
  }

  func points(of site: SiteID) -> [Point] {
    let seen = graph.entries.indices.filter {
      graph.entries[$0].site == site.text && graph.past[place].contains($0)
    }
    let before = Set(seen.compactMap { graph.entries[$0].previous })
    return seen.filter { !before.contains(graph.entries[$0].name) }
      .compactMap { Point(graph.entries[$0].point) }
  }

  func isAtOrBefore(_ point: Point) -> Bool {
    var next = graph.places["\(graph.entries[place].site) \(point)"]
    while let entry = next {
      if entry == place { return true }
      next = graph.entries[entry].previous.flatMap { graph.places[$0] }
    }
    return false
  }
}
