import ArgumentParser
import Community

/// A kind, as a type: the argument parser tells commands apart by type.
protocol RecordKind: SendableMetatype {
  /// The kind.
  static var kind: Kind { get }
  /// What the commands of this kind are for.
  static var abstract: Phrase { get }
  /// How a record of this kind might be added.
  static var example: String { get }
  /// The options of `list` that this kind has beside its fields.
  associatedtype MoreListOptions: ListOptions = NoListOptions
  /// The commands that this kind has beside those of all kinds.
  static var moreCommands: [any ParsableCommand.Type] { get }
}

extension RecordKind {
  static var moreCommands: [any ParsableCommand.Type] { [] }
}

/// The kind of members.
enum Members: RecordKind {
  static var kind: Kind { .member }
  static var abstract: Phrase {
    Phrase(
      fr: "Les membres : qui est qui, et qui sait quoi.",
      en: "Members: who is who, and who knows what.")
  }
  typealias MoreListOptions = MemberListOptions
  static var moreCommands: [any ParsableCommand.Type] {
    [DuplicateMembers.self, MergeMembers.self, SeparateMember.self]
  }
  static let example = "reseau member add \"Claire Dubois\" --site Toulouse --skills GED"
}

/// The kind of practices.
enum Practices: RecordKind {
  static var kind: Kind { .practice }
  static var abstract: Phrase {
    Phrase(fr: "Les bonnes pratiques.", en: "Best practices.")
  }
  static let example =
    "reseau practice add \"Réserver une salle\" --theme réunions"
  static var moreCommands: [any ParsableCommand.Type] {
    [
      ProposePractice.self, ValidatePractice.self, ArchivePractice.self, UsefulPractice.self,
      AdoptPractice.self,
    ]
  }
}

/// The kind of projects.
enum Projects: RecordKind {
  static var kind: Kind { .project }
  static var abstract: Phrase {
    Phrase(fr: "Les projets menés ensemble.", en: "Projects that are done together.")
  }
  static let example = "reseau project add \"Nouvelle GED\" --lead claire --due 2027-09-30"
}

/// The kind of tasks.
enum Tasks: RecordKind {
  static var kind: Kind { .task }
  static var abstract: Phrase {
    Phrase(
      fr: "Les tâches d’un projet, les actions d’une réunion.",
      en: "Tasks of a project, actions of a meeting.")
  }
  static let example =
    "reseau task add \"Relire le guide\" --project guide --who claire"
}

/// The kind of comments.
enum Comments: RecordKind {
  static var kind: Kind { .comment }
  static var abstract: Phrase {
    Phrase(
      fr: "Les commentaires sur une pratique, un projet ou une réunion.",
      en: "Comments on a practice, a project or a meeting.")
  }
  static let example =
    "reseau comment add \"réserver une salle\" --by claire --body \"Adopté.\""
}

/// The kind of meetings.
enum Meetings: RecordKind {
  static var kind: Kind { .meeting }
  static var abstract: Phrase {
    Phrase(
      fr: "Les réunions : ordre du jour, compte rendu, actions.",
      en: "Meetings: agenda, minutes, actions.")
  }
  static let example =
    "reseau meeting add \"Réunion de janvier\" --date 2027-01-21 --time 9h30 --host Lyon"
}

/// The kind of surveys.
enum Surveys: RecordKind {
  static var kind: Kind { .survey }
  static var abstract: Phrase {
    Phrase(
      fr: "Les enquêtes : demander l’avis de tous, et compter les réponses.",
      en: "Surveys: ask everybody, and count the answers.")
  }
  static let example = "reseau survey add \"Nos formations\" --closes 2027-02-28"
  static var moreCommands: [any ParsableCommand.Type] {
    [OpenSurvey.self, CloseSurvey.self, AnswerSurvey.self, TallySurvey.self]
  }
}

/// The kind of questions.
enum Questions: RecordKind {
  static var kind: Kind { .question }
  static var abstract: Phrase {
    Phrase(fr: "Les questions d’une enquête.", en: "Questions of a survey.")
  }
  static let example =
    "reseau question add \"Quel jour ?\" --survey formations --form one --choices \"lundi; jeudi\""
}

/// The kind of the network's charter.
enum Charters: RecordKind {
  static var kind: Kind { .charter }
  static var abstract: Phrase {
    Phrase(
      fr: "La charte du réseau : ses buts et ses règles.",
      en: "The network's charter: its aims and rules.")
  }
  static let example = "reseau charter edit --rhythm \"un jeudi sur deux\""
}
