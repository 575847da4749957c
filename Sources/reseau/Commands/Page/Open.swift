import ArgumentParser
import Community
import Web

/// `open`: the local page, in the browser.
struct Open: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open",
      Phrase(fr: "Ouvrir la page, dans le navigateur.", en: "Open the page, in the browser."),
      more: Phrase(
        fr:
          "La page vient de ce programme, sur cet ordinateur seulement ; personne d’autre ne peut "
          + "la lire. Elle se ferme avec son bouton « Quitter », ou Ctrl-C ici. Le navigateur "
          + "entre par un fichier de votre dossier personnel, que vous seul pouvez lire et qui "
          + "disparaît aussitôt. L’adresse qu’écrit --no-browser ne sert qu’une fois.",
        en: "The page comes from this program, on this computer alone; nobody else can read it. "
          + "It is closed by its own button “Quit”, or Ctrl-C here. The browser comes in by a file "
          + "in your own folder, which only you can read and which is gone at once. The address "
          + "that --no-browser prints serves once."),
      examples: ["reseau open", "reseau open --no-browser --port 8080"])
  }

  @Option(
    help: help(
      fr: "Le port à écouter (sinon, un port libre).",
      en: "The port to listen on (otherwise, a free one).",
      valueName: Phrase(fr: "port", en: "port")))
  var port: Int?

  @Flag(
    help: help(
      fr: "Écrire seulement une adresse, qui sert une fois, sans ouvrir le navigateur.",
      en: "Only print an address, which serves once, without opening the browser."))
  var noBrowser = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let port = port ?? 0
    guard 0...65_535 ~= port else {
      throw Complaint(
        .usage, fr: "--port est un nombre de 1 à 65535.", en: "--port is a number from 1 to 65535.")
    }
    let opensBrowser = !noBrowser
    let server = PageServer(.current)
    try Waiting.run {
      try await server.run(port: port) { keys in
        Output.message(
          Phrase(
            fr: "La page est ouverte ; Ctrl-C la ferme.", en: "The page is open; Ctrl-C closes it."
          ).text)
        if opensBrowser { Self.openBrowser(keys) } else { try? Output.print(keys.newKey().address) }
      }
    } explaining: { _ in
      Complaint(
        .unavailable,
        fr: "Le port \(port) n’est pas libre : choisissez-en un autre, ou n’en donnez pas.",
        en: "Port \(port) is not free: choose another one, or give none.")
    }
  }

  /// Opens the browser by a file that only its owner reads: the arguments of a program are not.
  ///
  /// Where that fails, whoever sits at a terminal gets an address. Nobody else does: what a menu
  /// starts prints into a log.
  private static func openBrowser(_ keys: KeyRing) {
    let failed: @Sendable () -> Void = {
      guard Terminal.showsOutput else {
        return Output.message(
          Phrase(
            fr: "Le navigateur ne s’ouvre pas : ouvrez l’adresse que donne « reseau open "
              + "--no-browser ».",
            en: "The browser does not open: open the address that “reseau open --no-browser” gives."
          ).text)
      }
      Output.message(
        Phrase(
          fr: "Le navigateur ne s’ouvre pas : ouvrez-y cette adresse, qui sert une fois.",
          en: "The browser does not open: open this address in it, which serves once."
        ).text)
      try? Output.print(keys.newKey().address)
    }
    do {
      let file = try KeyFile { keys.newKey(whenUsed: $0) }
      Browser.open(file.path, orElse: failed)
    } catch {
      failed()
    }
  }
}
