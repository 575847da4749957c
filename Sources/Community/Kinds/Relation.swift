/// What belongs to a record without being written in it: the records of another kind that name it.
public struct Relation: Hashable, Sendable {
  /// Its key in `--json`.
  public let name: String
  /// What people call those records there.
  public let label: Phrase
  /// Their kind.
  public let kind: Kind
  /// Their field that names the record.
  public let field: String

  /// What belongs to the records of `kind`, in the order in which pages show it.
  public static func all(of kind: Kind) -> [Relation] {
    switch kind {
    case .practice: [projects, comments]
    case .project: [tasks, comments]
    case .meeting: [actions, comments]
    case .survey: [questions]
    default: []
    }
  }

  /// The fields by which records are asked for, by kind: those of all relations, and of answers to
  /// questions, which are no list that a page shows.
  static let fields: [String: [String]] = {
    var fields = [Kind.answer.name: ["question"]]
    for relation in Kind.all.flatMap({ all(of: $0) }) {
      let known = fields[relation.kind.name] ?? []
      if !known.contains(relation.field) { fields[relation.kind.name] = known + [relation.field] }
    }
    return fields
  }()

  private static let projects = Relation(
    name: "projects", label: Phrase(fr: "née de ces projets", en: "came out of these projects"),
    kind: .project, field: "practices")
  private static let comments = Relation(
    name: "comments", label: Kind.comment.plural, kind: .comment, field: "about")
  private static let tasks = Relation(
    name: "tasks", label: Kind.task.plural, kind: .task, field: "project")
  private static let actions = Relation(
    name: "actions", label: Phrase(fr: "actions", en: "actions"), kind: .task, field: "meeting")
  private static let questions = Relation(
    name: "questions", label: Kind.question.plural, kind: .question, field: "survey")
}
