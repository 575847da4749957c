import Community
import Workspace

extension HomeHealth.Fault {
  /// How bad it is, and what mends it. What the next command mends by itself is no more than a
  /// warning.
  var judgement: (state: MonitorState, phrase: Phrase) {
    switch self {
    case .indexMissing:
      (
        .warning,
        Phrase(
          fr: "l’index manque : la prochaine commande le refait",
          en: "the index is missing: the next command makes it anew")
      )
    case .indexOutdated:
      (
        .warning,
        Phrase(
          fr: "l’index est d’une autre version : la prochaine commande le refait",
          en: "the index is of another version: the next command makes it anew")
      )
    case .indexBehind:
      (
        .warning,
        Phrase(
          fr: "l’index est en retard sur les journaux : la prochaine commande l’avance",
          en: "the index is behind the journals: the next command brings it forward")
      )
    case .indexDamaged:
      (
        .critical,
        Phrase(
          fr: "l’index est endommagé : « reseau rebuild » le refait",
          en: "the index is damaged: “reseau rebuild” makes it anew")
      )
    case .indexAhead:
      (
        .critical,
        Phrase(
          fr: "les journaux ont perdu ce que l’index contient : « reseau repair » le reprend d’un "
            + "partage",
          en: "the journals have lost what the index holds: “reseau repair” takes it from a share")
      )
    case .key:
      (
        .critical,
        Phrase(
          fr: "la clé privée manque ou n’est pas la bonne : reprenez-la d’une sauvegarde",
          en: "the private key is missing or not the right one: take it from a backup")
      )
    case .openToOthers:
      (
        .warning,
        Phrase(
          fr: "d’autres comptes de cet ordinateur peuvent ouvrir le dossier du site : « reseau "
            + "verify » le ferme, ou dit ce qui l’empêche",
          en: "other accounts of this computer can open the site's folder: “reseau verify” closes "
            + "it, or tells what is in the way")
      )
    case .journal(let error):
      (.critical, Complaint(error).phrase)
    }
  }
}
