import Community

/// The last page: nothing answers behind it.
struct GoodbyePage {
  private let t: Wording
  private let page: Frame
  private let sentence: String

  /// - Parameter isBusy: whether an exchange is still running, which is let come to its end.
  init(_ visit: Visit, isBusy: Bool) {
    t = visit.words
    page = Frame(
      visit, title: visit.say(Phrase(fr: "Réseau est fermé", en: "Réseau is closed")), at: nil,
      hasMenu: false)
    sentence = visit.say(
      isBusy
        ? Phrase(
          fr: "L’échange en cours se termine, puis le programme s’arrête. Vous pouvez fermer cette "
            + "fenêtre ; tout est enregistré.",
          en:
            "The exchange that is running comes to its end, then the program stops. You can close "
            + "this window; all is recorded.")
        : Phrase(
          fr: "Vous pouvez fermer cette fenêtre ; tout est enregistré.",
          en: "You can close this window; all is recorded."))
  }

  var answer: PageAnswer { .html(Templates.render("goodbye", self)) }
}
