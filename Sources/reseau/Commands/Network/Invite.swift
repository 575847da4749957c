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
      examples: [
        "reseau invite Lyon", "reseau invite \"Paris-Siège\" --lead --expires 30",
        "reseau invite --list", "reseau invite --withdraw Lyon",
      ])
  }

  @Argument(
    help: help(
      fr: "Le nom du site.", en: "The site's name.", valueName: Phrase(fr: "site", en: "site")))
  var site: String?

  @Flag(help: help(fr: "Le site pourra inviter aussi.", en: "The site may invite, too."))
  var lead = false

  @Option(
    help: help(
      fr: "Combien de jours le code sert.", en: "For how many days the code serves.",
      valueName: Phrase(fr: "jours", en: "days")))
  var expires = 14

  @Flag(help: help(fr: "Montrer les invitations.", en: "Show the invitations."))
  var list = false

  @Option(
    help: help(
      fr: "Retirer une invitation, par le nom du site ou le sien.",
      en: "Withdraw an invitation, by the site's name or its own.",
      valueName: Phrase(fr: "invitation", en: "invitation")),
    completion: .custom { _, _, _ in Completions.invitations() })
  var withdraw: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard [site != nil, list, withdraw != nil].filter({ $0 }).count < 2 else {
      throw Complaint(
        .usage, fr: "Un site, --list ou --withdraw : un seul des trois.",
        en: "A site, --list or --withdraw: only one of the three.")
    }
    if list { return try Replica.reading { try InvitationList($0).tell(asJSON: output.json) } }
    if let withdraw {
      let withdrawn = try Replica.writing { try $0.withdraw(withdraw) }
      return try tell(withdrawn)
    }
    guard let site else {
      throw Complaint(
        .usage, fr: "Il manque le nom du site à inviter.",
        en: "The name of the site to invite is missing.")
    }
    try invite(CheckedName.of(site, what: Phrase(fr: "Le nom du site", en: "The site's name")))
  }

  private func invite(_ site: String) throws {
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

  private func tell(_ withdrawn: [InvitationState]) throws {
    if output.json {
      let records = withdrawn.map { invitation in
        Value(object: [
          ("record", Value(invitation.record)), ("site", Value(invitation.site)),
        ])
      }
      return try Output.print(Value(array: records).json)
    }
    for invitation in withdrawn {
      let name = "\(Visible.line(invitation.site)) (\(invitation.record))"
      try Output.print(
        invitation.usedBy == nil
          ? Phrase(
            fr: "\(name) : invitation retirée ; plus personne ne rejoint avec elle.",
            en: "\(name): invitation withdrawn; nobody joins with it any more."
          ).text
          : Phrase(
            fr: "\(name) : invitation retirée ; qui a rejoint avec elle reste.",
            en: "\(name): invitation withdrawn; who joined with it stays."
          ).text)
    }
    try Output.print(Phrase.syncTells.text)
  }
}
