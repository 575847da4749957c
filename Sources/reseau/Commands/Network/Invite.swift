import ArgumentParser
import Community
import Exchange
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
          + "bonne personne, et à elle seule. Avec --from, un code par site d’une liste : un nom "
          + "par ligne, ou un tableau CSV avec les colonnes site, rôle et jours, où les autres "
          + "colonnes sont gardées. Qui est déjà du réseau, ou déjà invité, est laissé de côté.",
        en: "Who has the code can join the network until it expires: send it to the right person, "
          + "and to nobody else. With --from, a code for each site of a list: a name a line, or a "
          + "CSV table with the columns site, role and days, whose other columns are kept. Who "
          + "belongs to the network, or is invited, is left out."),
      examples: [
        "reseau invite Lyon", "reseau invite \"Paris-Siège\" --lead --expires 30",
        "reseau invite --from sites.csv --output codes.csv",
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
      fr: "Durée de validité du code, en jours.", en: "For how many days the code serves.",
      valueName: Phrase(fr: "jours", en: "days")))
  var expires = 14

  @OptionGroup var many: GuestOptions

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
    let asked = [site != nil, many.from != nil, list, withdraw != nil].filter { $0 }
    guard asked.count < 2 else {
      throw Complaint(
        .usage, fr: "Un site, --from, --list ou --withdraw : un seul des quatre.",
        en: "A site, --from, --list or --withdraw: only one of the four.")
    }
    guard many.from != nil || !many.isUsed else {
      throw Complaint(
        .usage, fr: "--output et --again vont avec --from.",
        en: "--output and --again go with --from.")
    }
    if list { return try Replica.reading { try InvitationList($0).tell(asJSON: output.json) } }
    if let withdraw {
      let withdrawn = try Replica.writing { try $0.withdraw(withdraw) }
      return try tell(withdrawn)
    }
    guard GuestList.daysAllowed ~= expires else {
      throw Complaint(
        .usage, fr: "Un code sert de 1 à 3650 jours.", en: "A code serves for 1 to 3650 days.")
    }
    if let list = many.from {
      return try InviteMany(
        list: list, output: many.output, role: role, days: expires, again: many.again,
        asJSON: output.json
      ).run()
    }
    guard let site else {
      throw Complaint(
        .usage, fr: "Il manque le nom du site à inviter.",
        en: "The name of the site to invite is missing.")
    }
    try invite(CheckedName.of(site, what: Phrase(fr: "Le nom du site", en: "The site's name")))
  }

  private var role: Role { lead ? .lead : .site }

  private func invite(_ site: String) throws {
    let code = try Replica.writing { try $0.invite(site, as: role, days: expires) }
    if output.json { return try Output.print(code.json.json) }
    let day = LocalTime(Timestamp(milliseconds: code.expires)).phrase
    try Output.print(
      Phrase(
        fr:
          "Code d’invitation pour \(site), valable jusqu’au \(day.french) ; "
          + "là-bas : « reseau join CODE --share DOSSIER ».",
        en: "Invitation code for \(site), good until \(day.english); there: “reseau join CODE "
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

/// The options of an invitation of many sites.
struct GuestOptions: ParsableArguments {
  @Option(
    help: help(
      fr: "Inviter tous les sites de cette liste ; « - » : l’entrée standard.",
      en: "Invite all sites of this list; “-”: the standard input.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var from: String?

  @Option(
    help: help(
      fr: "Avec --from : écrire les codes dans ce nouveau fichier, .csv ou .json, que vous seul "
        + "pourrez lire ; « - » : en CSV sur la sortie standard.",
      en: "With --from: write the codes to this new file, .csv or .json, which only you can read; "
        + "“-”: as CSV to the standard output.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var output: String?

  @Flag(
    help: help(
      fr: "Avec --from : un nouveau code aussi pour qui est déjà invité.",
      en: "With --from: a new code also for who is invited already."))
  var again = false

  /// Whether any of what goes with a list was asked for.
  var isUsed: Bool { output != nil || again }
}

extension InvitationCode {
  /// The code for other programs.
  var json: Value {
    Value(object: [
      ("code", Value(text)), ("expires", Value(Timestamp(milliseconds: expires).text)),
      ("role", Value(role.rawValue)), ("site", Value(site)),
    ])
  }
}
