import Workspace

extension Routes {
  /// The start page, and what is marked there.
  static let home: [Route] = [
    .page("/") { visit, replica in try HomePage(visit, replica).answer },
    .change("/seen") { visit, replica in
      try replica.markSeen(SeenMarks(text: visit.form["marks"] ?? "").marks)
      return .goTo("/?note=seen")
    },
  ]
}
