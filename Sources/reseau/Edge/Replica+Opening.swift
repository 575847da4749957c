import Workspace

extension Replica {
  /// Runs `body` over this run's home, opened to look things up.
  static func reading<T>(_ body: (Replica) throws -> T) throws -> T {
    try opened(for: .read, body)
  }

  /// Runs `body` over this run's home, opened to change it.
  static func writing<T>(_ body: (Replica) throws -> T) throws -> T {
    try opened(for: .write, body)
  }

  private static func opened<T>(for access: Access, _ body: (Replica) throws -> T) throws -> T {
    let progress = ProgressLine()
    defer { progress.finish() }
    let replica = try Replica(
      at: Edge.home, for: access, in: Edge.surroundings, report: progress.report)
    defer {
      replica.close()
      for change in replica.wentOn { Output.message(change.phrase.text) }
    }
    return try body(replica)
  }
}

extension WentOn {
  /// What happened, and what it means for whoever works here.
  fileprivate var phrase: Phrase {
    let count = Counted.changes(reissued)
    let moved = Phrase(
      fr: reissued > 0 ? " \(count.french) ont été réécrits sous ce numéro." : "",
      en: reissued > 0 ? " \(count.english) written anew under this id." : "")
    let why =
      switch reason {
      case .copied:
        Phrase(
          fr: "Ce dossier a été copié, ou changé de machine",
          en: "This folder was copied, or moved to another machine")
      case .forked:
        Phrase(
          fr: "Un partage contient des changements de ce site que ce dossier n’a pas écrits (une "
            + "copie, ou une ancienne sauvegarde)",
          en: "A share holds changes of this site that this folder did not write (a copy, or an "
            + "old backup)")
      case .damaged:
        Phrase(
          fr: "Le journal de ce site avait perdu des changements",
          en: "The journal of this site had lost changes")
      case .invited:
        Phrase(fr: "Ce site a été invité à nouveau", en: "This site was invited anew")
      }
    return Phrase(
      fr: "reseau: \(why.french) : il continue sous le numéro \(to). Rien n’est perdu."
        + moved.french,
      en: "reseau: \(why.english): it goes on as \(to). Nothing is lost." + moved.english)
  }
}
