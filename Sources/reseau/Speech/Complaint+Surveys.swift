import Community

extension Complaint {
  /// Says why an answer to a survey is refused.
  init(_ error: BallotError) {
    let phrase = error.reason.phrase(of: Visible.excerpt(error.title, longest: 100))
    switch error.reason {
    case .draft, .closed: self.init(.notPermitted, phrase)
    case .noSuchQuestion: self.init(.missing, phrase)
    case .empty, .notAChoice, .notOnScale: self.init(.badData, phrase)
    }
  }
}

extension BallotError.Reason {
  fileprivate func phrase(of title: String) -> Phrase {
    switch self {
    case .draft:
      return Phrase(
        fr: "« \(title) » n’est pas encore ouverte aux réponses : un site animateur l’ouvrira.",
        en: "“\(title)” takes no answers yet: a lead site will open it.")
    case .closed:
      return Phrase(
        fr: "« \(title) » est close : elle ne prend plus de réponses.",
        en: "“\(title)” is closed: it takes no more answers.")
    case .noSuchQuestion(let number, let count):
      let shown = Visible.excerpt(number)
      return Phrase(
        fr: "« \(title) » n’a pas de question « \(shown) » : elles vont de 1 à \(count).",
        en: "“\(title)” has no question “\(shown)”: they go from 1 to \(count).")
    case .empty:
      return Phrase(
        fr: "« \(title) » : il manque la réponse.", en: "“\(title)”: the answer is missing.")
    case .notAChoice(let typed, let choices):
      let (shown, all) = (Visible.excerpt(typed), choices.map { Visible.excerpt($0) })
      let list = all.joined(separator: " ; ")
      return Phrase(
        fr: "« \(title) » : « \(shown) » n’est pas proposé ; au choix : \(list).",
        en: "“\(title)”: “\(shown)” is not among the choices: \(list).")
    case .notOnScale(let typed, let largest):
      let shown = Visible.excerpt(typed)
      return Phrase(
        fr: "« \(title) » : « \(shown) » n’est pas un nombre entier de 1 à \(largest).",
        en: "“\(title)”: “\(shown)” is no whole number from 1 to \(largest).")
    }
  }
}
