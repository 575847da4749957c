import ArgumentParser
import Workspace

/// The shares to exchange with.
struct SharesArgument: ParsableArguments {
  @Argument(
    help: help(
      fr: "Les partages, par chemin, par fin de chemin ou par numéro ; sinon tous.",
      en: "The shares, by path, by the end of it or by number; otherwise all.",
      valueName: Phrase(fr: "partage", en: "share")),
    completion: .custom { _, _, _ in Completions.shares() })
  var shares: [String] = []

  /// Exchanges, and tells what went and came.
  func exchange(_ direction: Replica.Direction, asJSON: Bool) throws {
    try Replica.writing { replica in
      guard !replica.settings.shares.isEmpty else { throw Complaint.noShare }
      let outcomes = try replica.exchange(direction, with: shares.map { ShareHandle.of($0) })
      let waiting = direction == .pull ? nil : try replica.status().waiting
      try ExchangeReport(outcomes, direction, waiting: waiting.map { Int($0) })
        .tell(asJSON: asJSON)
    }
  }
}

extension Complaint {
  /// Says that there is nothing to exchange with.
  static let noShare = Complaint(
    .missing,
    fr: "Ce site n’a pas encore de dossier partagé : « reseau share add DOSSIER » en ajoute un.",
    en: "This site has no shared folder yet: “reseau share add FOLDER” adds one.")
}
