import Foundation

extension Work {
  /// What a sync is called that brings a day of such work.
  var figure: Figure {
    switch self {
    case .values: .syncValues
    case .texts: .syncTexts
    case .hotTexts: .syncHotTexts
    case .all: .syncAll
    }
  }
}

/// What is measured in a village whose sites work together.
extension Measuring {
  /// Day by day: the others' news are there, the first site syncs, works, and pushes.
  mutating func daily(_ days: [NewsDay]) throws {
    for peer in peers { try peer.keep() }
    for day in days.prefix(rounds * Work.allCases.count) {
      try day.arrive(in: scene.share)
      try letPeers { _, peer in try peer.take(.news, day.news) }
      try scene.settle()
      note(day.work.figure, try scene.reseau(scene.first, "sync"))
      try dailyTurn(day.work.figure, .sync)
      try scene.reseau(scene.first, "apply", day.drafts)
      try letPeers { _, peer in try peer.take(.work, day.ownWork) }
      try scene.settle()
      try push(.pushDay, files: .pushedDayFiles, bytes: .pushedDayBytes)
      try dailyTurn(.pushDay, .push)
    }
    for peer in peers { try peer.restore() }
  }

  private mutating func dailyTurn(_ figure: Figure, _ verb: Peer.Verb) throws {
    try letPeers { measuring, peer in
      let (run, warm) = try peer.run(verb)
      measuring.report.add(figure, by: peer.name, run.wall, memory: run.memory, warm: warm)
    }
  }

  /// Lets each peer do its part of a day. One that is not ready in time has no days from then on.
  private mutating func letPeers(_ job: (inout Measuring, Peer) throws -> Void) throws {
    for peer in peers {
      do {
        try job(&self, peer)
      } catch let error as RunError where error.isTooLate {
        report.absent[peer.name] = "a step of a day takes longer than \(Peer.dailyPatience) s"
        peers.removeAll { $0.name == peer.name }
        try peer.restore()
      }
    }
  }

  /// Pushes, and notes what that took and wrote.
  mutating func push(_ figure: Figure, files count: Figure, bytes size: Figure) throws {
    let before = files(below: scene.share)
    note(figure, try scene.reseau(scene.first, "push"))
    let written = files(below: scene.share).filter { before[$0.key] != $0.value }
    report.add(count, Double(written.count))
    report.add(size, Double(written.values.reduce(0, +)))
  }

  /// What people ask of all that there is.
  mutating func reporting(on hottest: String) throws {
    let site = scene.folder + "/site"
    let questions: [(Figure, [String])] = [
      (.report, ["report", "--output", scene.folder + "/report.html"]), (.balance, ["balance"]),
      (.conflicts, ["conflicts"]), (.ask, ["ask", "salle"]),
      (.duplicates, ["member", "duplicates"]), (.history, ["history", hottest]),
      (.dump, ["dump"]), (.publish, ["publish", site]),
    ]
    for _ in 0..<rounds {
      try? FileManager.default.removeItem(atPath: site)
      for (figure, question) in questions {
        note(figure, try scene.reseau(scene.second, question))
      }
    }
  }
}
