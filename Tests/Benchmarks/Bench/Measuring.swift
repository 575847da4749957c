import Foundation

/// The measurements, in their order.
struct Measuring {
  let scene: Scene
  /// The program that appends and syncs.
  let append: String
  let rounds: Int
  var report: Report
  private(set) var peers: [Peer] = []

  init(scene: Scene, append: String, rounds: Int, report: Report) {
    self.scene = scene
    self.append = append
    self.rounds = rounds
    self.report = report
  }

  /// Lets the peers replay the village's work; those that can't are noted with the reason.
  ///
  /// - Parameter known: peers that could not replay even less.
  mutating func invite(_ invited: [Peer], input: String, known: [String: String]) throws {
    for peer in invited {
      if let reason = try known[peer.name] ?? peer.prepare(report.changes, from: input) {
        report.absent[peer.name] = reason
      } else {
        peers.append(peer)
      }
    }
  }

  /// Bytes a change.
  ///
  /// The share is weighed as it was made: after years of use, and before the measurements.
  mutating func weigh(_ journals: SharedJournals) throws {
    let weight = try journals.weight()
    let lines = Double(weight.lines)
    report.add(.line, Double(weight.content) / lines)
    report.add(.share, Double(files(below: scene.share).values.reduce(0, +)) / lines)
    report.add(.clock, Double(weight.compressed - weight.withoutClocks) / lines)
  }

  mutating func joining() throws {
    try scene.crowd(with: 100_000)
    for round in 0..<rounds {
      try take(.zcat, "sh", "-c", "cat '\(scene.share)'/segments/*/*.gz | zcat > /dev/null")
      note(.crowdedJoin, try scene.join(scene.crowdedShare, round: round))
      note(.join, try scene.join(scene.share, round: round))
      note(.verify, try scene.reseau(scene.fresh, "verify"))
      try turn(.join, .join)
    }
  }

  mutating func working() throws {
    try scene.settle()
    for round in 0..<rounds {
      note(.start, try scene.reseau(scene.first, "--version"))
      try take(.append, append, scene.folder + "/appended")
      note(.apply, try scene.apply(1, round: round))
      try turn(.apply, .apply)
      for peer in peers { report.add(.start, by: peer.name, try peer.start().wall) }
    }
  }

  mutating func exchanging() throws {
    for round in 0..<rounds {
      try scene.apply(1, round: rounds + round)
      let before = files(below: scene.share)
      note(.push, try scene.reseau(scene.first, "push"))
      let written = files(below: scene.share).filter { before[$0.key] != $0.value }
      report.add(.pushedFiles, Double(written.count))
      report.add(.pushedBytes, Double(written.values.reduce(0, +)))

      try scene.reseau(scene.second, "pull")
      note(.noNews, try scene.reseau(scene.second, "pull"))
      try turn(.noNews, .sync)

      try scene.apply(100, round: round)
      try scene.reseau(scene.first, "push")
      note(.pull, try scene.reseau(scene.second, "pull"))
    }
  }

  mutating func looking() throws {
    for _ in 0..<rounds {
      note(.show, try scene.reseau(scene.second, "practice", "show", "mesure-1-0"))
      note(.list, try scene.reseau(scene.second, "practice", "list", "--limit", "50"))
      note(.search, try scene.reseau(scene.second, "search", "réunion"))
    }
  }

  private mutating func take(_ figure: Figure, _ command: String...) throws {
    note(figure, try scene.stopwatch.run(command))
  }

  private mutating func note(_ figure: Figure, _ run: Run) {
    report.add(figure, run.wall, memory: run.memory)
  }

  /// Gives each peer its turn.
  private mutating func turn(_ figure: Figure, _ verb: Peer.Verb) throws {
    for peer in peers {
      let (run, warm) = try peer.run(verb, records: report.records)
      report.add(figure, by: peer.name, run.wall, memory: run.memory, warm: warm)
    }
  }
}
