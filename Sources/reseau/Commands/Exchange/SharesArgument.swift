import ArgumentParser
import Community
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

  /// The shares as the home knows them.
  var handles: [String] { shares.map { ShareHandle.of($0) } }

  /// Exchanges, and tells what went and came.
  ///
  /// A trial opens the home to look things up only: nothing can be written then.
  func exchange(_ direction: Replica.Direction, isTrial: Bool, asJSON: Bool) throws {
    let body = { (replica: Replica) in
      let exchanged = try Exchanged(direction, with: handles, of: replica, isTrial: isTrial)
      try ExchangeReport(exchanged).tell(asJSON: asJSON)
      // Whoever sits at a site that was sent away, or watches over it, must not learn it from
      // others.
      if let barring = exchanged.barring { throw barring }
    }
    if isTrial { try Replica.reading(body) } else { try Replica.writing(body) }
  }
}

extension Complaint {
  /// Says that there is nothing to exchange with.
  static let noShare = Complaint(
    .missing,
    fr: "Ce site n’a pas encore de dossier partagé : « reseau share add DOSSIER » en ajoute un.",
    en: "This site has no shared folder yet: “reseau share add FOLDER” adds one.")
}
