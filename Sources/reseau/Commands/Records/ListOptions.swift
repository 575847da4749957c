import ArgumentParser

/// Options of `list` that only some kinds have.
protocol ListOptions: ParsableArguments {
  /// Whether records that are shown as one are listed each.
  var showsEach: Bool { get }
}

/// Of most kinds a list has no more options.
struct NoListOptions: ListOptions {
  var showsEach: Bool { false }
}

/// Options of `member list`.
struct MemberListOptions: ListOptions {
  @Flag(
    help: help(
      fr: "Montrer chaque fiche, même celles réunies en une personne.",
      en: "Show every record, also those that are one person."))
  var all = false

  var showsEach: Bool { all }
}
