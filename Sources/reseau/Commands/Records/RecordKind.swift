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
  static var abstract: Phrase { Phrase(fr: "Les tâches d’un projet.", en: "Tasks of a project.") }
  static let example =
    "reseau task add \"Relire le guide\" --project guide --who claire"
}

/// The kind of comments.
enum Comments: RecordKind {
  static var kind: Kind { .comment }
  static var abstract: Phrase {
    Phrase(
      fr: "Les commentaires sur une pratique ou un projet.",
      en: "Comments on a practice or a project.")
  }
  static let example =
    "reseau comment add \"réserver une salle\" --by claire --body \"Adopté.\""
}
