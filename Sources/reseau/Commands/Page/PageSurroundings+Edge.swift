import Community
import Web

extension PageSurroundings {
  private static let unforeseen = Phrase(
    fr: "Cela n’a pas marché, et ce n’est pas votre faute. Rien d’enregistré n’est perdu : "
      + "réessayez.",
    en: "That did not work, and it is not your fault. Nothing recorded is lost: try again.")

  /// The surroundings of this run.
  static var current: PageSurroundings {
    PageSurroundings(
      home: Edge.home, machine: Edge.surroundings, language: .current,
      asked: Edge.askedLanguage,
      time: { LocalTime($0).phrase }, day: { LocalTime($0).date },
      explain: { Complaint(telling: $0)?.phrase ?? unforeseen },
      account: { ExchangeReport.account(of: $0) }, departure: { $0.phrase },
      folder: { Edge.folder(typed: $0) },
      freeSpace: { (try? Edge.drive.freeSpace(at: $0)) ?? nil }, version: Reseau.version)
  }
}
