import ArgumentParser
import Community

/// The command that all others hang on.
struct Reseau: ParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "reseau",
      Phrase(
        fr: "Le réseau des assistantes et des assistants, même hors connexion.",
        en: "A network of assistants, online or not."),
      more: Phrase(
        fr: "Tout ce que vous notez est enregistré sur cet ordinateur ; « reseau sync » l’échange "
          + "avec les autres sites par un dossier partagé, quand il est là.",
        en: "All that you note is kept on this computer; “reseau sync” exchanges it with the other "
          + "sites through a shared folder, when that is there."),
      examples: [
        "reseau demo", "reseau init \"Réseau Valmérac\" --site Toulouse",
        "reseau share add /mnt/commun/reseau", "reseau sync",
        "reseau practice add \"Réserver une salle\" --theme réunions",
      ],
      version: version, groups: groups)
  }

  private static var groups: [CommandGroup] {
    [
      CommandGroup(
        name: Phrase(fr: "Le quotidien", en: "Daily work").text,
        subcommands: [
          RecordCommands<Members>.self, RecordCommands<Practices>.self,
          RecordCommands<Projects>.self, RecordCommands<Tasks>.self,
          RecordCommands<Comments>.self, RecordCommands<Meetings>.self, Attach.self,
          AttachmentCommands.self, Search.self, Ask.self, Open.self,
        ]),
      CommandGroup(
        name: Phrase(fr: "Demander et convenir", en: "Ask and agree").text,
        subcommands: [
          RecordCommands<Surveys>.self, RecordCommands<Questions>.self, CharterCommands.self,
        ]),
      CommandGroup(
        name: Phrase(fr: "Échanger", en: "Exchange").text,
        subcommands: [
          SyncShares.self, PullShares.self, PushShares.self, ShareCommands.self,
          ServiceCommands.self, Status.self,
        ]),
      CommandGroup(
        name: Phrase(fr: "Décider", en: "Decide").text,
        subcommands: [Conflicts.self, Resolve.self, History.self]),
      CommandGroup(
        name: Phrase(fr: "Le réseau", en: "The network").text,
        subcommands: [
          Init.self, Invite.self, Join.self, Promote.self, Demote.self, Admit.self, Revoke.self,
          Retire.self,
          Forget.self,
        ]),
      CommandGroup(
        name: Phrase(fr: "Montrer", en: "Show").text,
        subcommands: [Publish.self, Report.self, BalanceCommand.self]),
      CommandGroup(
        name: Phrase(fr: "Par lots", en: "In bulk").text,
        subcommands: [Apply.self, Dump.self, ImportRecords.self, Export.self, Demo.self]),
      CommandGroup(
        name: Phrase(fr: "Entretenir", en: "Care").text,
        subcommands: [
          Check.self, Backup.self, Restore.self, Verify.self, Repair.self, Rebuild.self,
        ]),
    ]
  }

  /// The commands that are run many times a day, by name.
  static let daily: [String: any ParsableCommand.Type] = [
    "apply": Apply.self, "search": Search.self, "ask": Ask.self, "status": Status.self,
    "check": Check.self, "sync": SyncShares.self,
    "pull": PullShares.self, "push": PushShares.self, "history": History.self, "dump": Dump.self,
  ]

  @OptionGroup var global: GlobalOptions
}

/// The options that every command takes, anywhere on the line.
///
/// They are declared so that help and completion know them. Their values come from
/// ``Arguments``: the language must be known before a mistake in any other word can be told.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: help(
      fr: "Le dossier de ce site (sinon RESEAU_HOME, sinon celui du système).",
      en: "The folder of this site (else RESEAU_HOME, else the system's).",
      valueName: Phrase(fr: "dossier", en: "folder")),
    completion: .directory)
  var home: String?

  @Option(
    help: help(
      fr: "La langue : fr ou en.", en: "The language: fr or en.",
      valueName: Phrase(fr: "langue", en: "language")),
    completion: .list(["fr", "en"]))
  var lang: String?
}
