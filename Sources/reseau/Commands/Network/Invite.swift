import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `invite`: writes an invitation, and prints its code.
struct Invite: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "invite",
      Phrase(
        fr: "Inviter un site : le code à lui envoyer est seul sur la dernière ligne.",
        en: "Invite a site: the code to send is alone on the last line."),
      more: Phrase(
        fr: "Qui a le code peut rejoindre le réseau jusqu’à ce qu’il expire : envoyez-le à la "
          + "bonne personne, et à elle seule.",
        en: "Who has the code can join the network until it expires: send it to the right person, "
          + "and to nobody else."),
      examples: ["reseau invite Lyon", "reseau invite \"Paris-Siège\" --lead --expires 30"])
  }

  @Argument(
    help: help(
      fr: "Le nom du site.", en: "The site's name.", valueName: Phrase(fr: "site", en: "site")))
  var site: String

  @Flag(help: help(fr: "Le site pourra inviter aussi.", en: "The site may invite, too."))
  var lead = false

  @Option(
    help: help(
      fr: "Combien de jours le code sert.", en: "For how many days the code serves.",
      valueName: Phrase(fr: "jours", en: "days")))
  var expires = 14

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let site = try CheckedName.of(site, what: Phrase(fr: "Le nom du site", en: "The site's name"))
    guard 1...3650 ~= expires else {
      throw Complaint(
        .usage, fr: "Un code sert de 1 à 3650 jours.", en: "A code serves for 1 to 3650 days.")
    }
    let code = try Replica.writing { try $0.invite(site, as: lead ? .lead : .site, days: expires) }
    let moment = Timestamp(milliseconds: code.expires)
    if output.json {
      return try Output.print(
        Value(object: [
          ("code", Value(code.text)), ("expires", Value(moment.text)),
          ("role", Value(code.role.rawValue)), ("site", Value(site)),
        ]).json)
    }
    let day = LocalTime(moment).phrase
    try Output.print(
      Phrase(
        fr:
          "Code d’invitation de \(site), bon jusqu’au \(day.french) ; là-bas : « reseau join CODE "
          + "--share DOSSIER ».",
        en: "Invitation code of \(site), good until \(day.english); there: “reseau join CODE "
          + "--share FOLDER”."
      ).text, code.text)
  }
}
