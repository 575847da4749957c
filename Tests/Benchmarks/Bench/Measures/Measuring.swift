import Foundation

/// The measurements, in their order.
struct Measuring {
  let scene: Scene
  /// The program that appends and syncs.
  let append: String
  let rounds: Int
  var report: Report
  var peers: [Peer] = []

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
        FileHandle.standardError.write(Data("without \(peer.name): \(reason)\n".utf8))
      } else {
        peers.append(peer)
      }
    }
  }

  /// Bytes a change.
  ///
  /// The share is weighed as it was made: after years of use, and before the measurements.
  mutating func weigh() throws {
    let weight = try Weight(of: scene.share)
    let lines = Double(weight.lines)
    report.add(.line, Double(weight.content) / lines)
    report.add(.share, Double(files(below: scene.share).values.reduce(0, +)) / lines)
    report.add(.clock, Double(weight.compressed - weight.withoutClocks) / lines)
  }

  /// Joins, and verifies what has come.
  ///
  /// - Parameter strangers: how many files strangers have left in the share of another join;
  ///   without any there is none.
  mutating func joining(besides strangers: Int) throws {
    try scene.openDoor()
    if strangers > 0 { try scene.crowd(with: strangers) }
    for round in 0..<rounds {
      try take(.zcat, "sh", "-c", "cat '\(scene.share)'/segments/*/*.gz | zcat > /dev/null")
      if strangers > 0 { note(.crowdedJoin, try scene.join(scene.crowdedShare, round: round)) }
      note(.join, try scene.join(scene.doorShare, round: round))
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
      try push(.push, files: .pushedFiles, bytes: .pushedBytes)

      try scene.reseau(scene.second, "pull")
      note(.noNews, try scene.reseau(scene.second, "pull"))
      try turn(.noNews, .sync)

      try scene.apply(100, round: round)
      try scene.reseau(scene.first, "push")
      note(.pull, try scene.reseau(scene.second, "pull"))
    }
  }

  /// Looks at a practice, a list, and what has a word.
  mutating func looking(at shown: String, _ word: String) throws {
    for _ in 0..<rounds {
      note(.show, try scene.reseau(scene.second, "practice", "show", shown))
      note(.list, try scene.reseau(scene.second, "practice", "list", "--limit", "50"))
      note(.search, try scene.reseau(scene.second, "search", word))
      note(.rareSearch, try scene.reseau(scene.second, "search", "covoiturage", "badge"))
    }
  }

  mutating func take(_ figure: Figure, _ command: String...) throws {
    note(figure, try scene.stopwatch.run(command))
  }

  mutating func note(_ figure: Figure, _ run: Run) {
    report.add(figure, run.wall, memory: run.memory, processor: run.processor)
  }

  /// Gives each peer its turn.
  mutating func turn(_ figure: Figure, _ verb: Peer.Verb) throws {
    for peer in peers {
      let (run, warm) = try peer.run(verb, records: report.records)
      report.add(figure, by: peer.name, run.wall, memory: run.memory, warm: warm)
    }
  }
}
