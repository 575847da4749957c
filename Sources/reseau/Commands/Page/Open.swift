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
          + "la lire. Elle se ferme avec son bouton « Quitter », ou Ctrl-C ici.",
        en: "The page comes from this program, on this computer alone; nobody else can read it. "
          + "It is closed by its own button “Quit”, or Ctrl-C here."),
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
      fr: "Écrire seulement l’adresse, sans ouvrir le navigateur.",
      en: "Only print the address, without opening the browser."))
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
      try await server.run(port: port) { address in
        Output.message(
          Phrase(
            fr: "La page est ouverte ; Ctrl-C la ferme.", en: "The page is open; Ctrl-C closes it."
          ).text)
        try? Output.print(address)
        if opensBrowser { Browser.open(address) }
      }
    } explaining: { _ in
      Complaint(
        .unavailable,
        fr: "Le port \(port) n’est pas libre : choisissez-en un autre, ou n’en donnez pas.",
        en: "Port \(port) is not free: choose another one, or give none.")
    }
  }
}
