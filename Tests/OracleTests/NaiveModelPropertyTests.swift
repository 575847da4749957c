import Fakes
import Testing

@testable import Oracle

@Suite struct NaiveModelPropertyTests {
  private let seeds = Fakes.seeds(60)

  private func sorted(_ names: Set<String>) -> [String] { names.sorted { $0.precedes($1) } }

  /// The journals of a share, and the network's id.
  private func journals(_ files: [String: [UInt8]]) -> (NaiveJournals, String) {
    let read = NaiveFiles(files)
    let network = read.network ?? ""
    return (NaiveJournals(read, network: network), network)
  }

  @Test func `the dump does not depend on how journals are cut into segments`() {
    for seed in seeds {
      var history = DishonestHistory(seed: seed)
      let dump = NaiveModel(files: history.files).dump
      history.dice = NaiveDice(seed + 5_000)
      #expect(NaiveModel(files: history.files).dump == dump, "seed \(seed)")
    }
  }

  @Test func `a home says what a share says`() {
    for seed in seeds {
      let history = DishonestHistory(seed: seed)
      let share = NaiveModel(files: history.files)
      let home = NaiveModel(files: history.homeFiles, network: history.network)
      #expect(home.dump == share.dump && home.waiting == share.waiting, "seed \(seed)")
    }
  }

  @Test func `spoilt files beside the sound ones change nothing`() {
    for seed in seeds {
      let files = DishonestHistory(seed: seed).files
      let model = NaiveModel(files: files)
      // Under the sound names the sound bytes: what is spoilt stands beside, under its own.
      let both = DishonestHistory.spoilt(files, seed: seed).merging(files) { $1 }
      let spoilt = NaiveModel(files: both)
      #expect(spoilt.dump == model.dump && spoilt.waiting == model.waiting, "seed \(seed)")
    }
  }

  @Test func `what a spoilt share shows is a part of the whole`() {
    for seed in seeds {
      let whole = DishonestHistory(seed: seed).files
      let names = Set(journals(whole).0.entries.keys)
      let part = journals(DishonestHistory.spoilt(whole, seed: seed)).0
      #expect(names.isSuperset(of: part.entries.keys), "seed \(seed)")
    }
  }

  @Test func `what no home takes counts for nothing`() {
    for seed in seeds {
      let (journals, network) = journals(DishonestHistory(seed: seed).files)
      let model = NaiveModel(journals, journals.closure(of: journals.signed), network: network)
      let taken = NaiveModel(journals, model.taken, network: network)
      #expect(taken.dump == model.dump, "seed \(seed)")
      #expect(taken.taken == model.taken, "seed \(seed)")
      #expect(taken.waiting == model.waiting, "seed \(seed)")
    }
  }

  @Test func `who takes step by step what it believes it needs ends with the whole`() {
    for seed in seeds {
      let (journals, network) = journals(DishonestHistory(seed: seed).files)
      let whole = NaiveModel(journals, journals.closure(of: journals.signed), network: network)
      let firsts = journals.signed.filter { journals.entries[$0]?.seq == 1 }
      var dice = NaiveDice(seed + 9_000)
      for _ in 0..<3 {
        // A home that has some of it already, as another share brought it.
        let start = sorted(journals.signed).filter { _ in dice.chance(of: 10) }
        var held = journals.closure(of: start)
        var before: Set<String>
        repeat {
          before = held
          // The first entry of a site proves itself, and is looked at with all that it names.
          let seen = held.union(journals.closure(of: firsts))
          let model = NaiveModel(journals, seen, network: network)
          let wanted = journals.signed.filter { name in
            guard let site = journals.entries[name]?.site else { return false }
            return model.graph.places[name].map(model.belief.takes)
              ?? model.belief.takesMore(of: site)
          }
          held.formUnion(journals.closure(of: wanted))
        } while held != before
        let model = NaiveModel(journals, held, network: network)
        #expect(Set(whole.dump).symmetricDifference(model.dump) == [], "seed \(seed)")
        #expect(model.waiting == whole.waiting, "seed \(seed)")
      }
    }
  }

  @Test func `without takings and contests what has effect keeps it, whatever comes`() {
    for seed in seeds {
      let (journals, network) = journals(DishonestHistory(seed: seed, acts: 12).files)
      let all = journals.closure(of: journals.signed)
      let whole = NaiveModel(journals, all, network: network)
      let facts = whole.belief.world.facts
      let codes = Dictionary(grouping: facts.joins, by: \.code).values
      let areContested = codes.contains { Set($0.map { facts.site($0.entry) }).count > 1 }
      guard facts.takings.isEmpty, facts.erasures.isEmpty, !areContested else { continue }
      var dice = NaiveDice(seed)
      for _ in 0..<4 {
        let part = journals.closure(of: sorted(all).filter { _ in dice.chance(of: 15) })
        let model = NaiveModel(journals, part, network: network)
        // Before the founding has come everybody is believed.
        guard !model.belief.world.facts.founders.isEmpty else { continue }
        for (place, entry) in model.graph.entries.enumerated()
        where model.belief.hasEffect(place) {
          #expect(whole.hasEffect(entry.name), "seed \(seed): \(entry.name)")
        }
      }
    }
  }

  @Test func `every taking that stands is a lead's word`() {
    for seed in seeds {
      let model = NaiveModel(files: DishonestHistory.files(seed: seed))
      for taking in model.belief.standing {
        #expect(model.belief.world.isWord(taking), "seed \(seed)")
      }
    }
  }
}
