import Community
import Workspace

extension Complaint {
  /// Says why something about attachments was not done.
  init(_ error: AttachmentError) {
    switch error {
    case .tooLarge(let name):
      let shown = Visible.excerpt(name, longest: 100)
      self.init(
        .badData,
        fr: "« \(shown) » est trop gros pour être joint : 20 Mio au plus. Rangez-le ailleurs, et "
          + "notez dans la fiche où il est.",
        en: "“\(shown)” is too large to be attached: at most 20 MiB. Keep it elsewhere, and note "
          + "in the record where it is.")
    case .name(let name, let flaw):
      let shown = Visible.excerpt(name, longest: 100)
      self.init(
        .badData, fr: "« \(shown) » ne peut pas être joint sous ce nom : \(flaw.phrase.french)",
        en: "“\(shown)” can't be attached under this name: \(flaw.phrase.english)")
    case .noneAllowed(let record):
      let kinds = Kind.editable.filter { $0.fields.contains(where: \.holdsAttachments) }
      let french = kinds.map(\.plural.french).joined(separator: ", ")
      let english = kinds.map(\.plural.english).joined(separator: ", ")
      self.init(
        .badData,
        fr: "\(Visible.line(record)) ne prend pas de pièce jointe ; en prennent : \(french).",
        en: "\(Visible.line(record)) takes no attachment; these do: \(english).")
    case .noSuch(let handle, let record):
      let shown = Visible.excerpt(handle, longest: 100)
      self.init(
        .missing,
        fr: "\(Visible.line(record)) n’a pas de pièce jointe « \(shown) » : « reseau attachment "
          + "list » les montre.",
        en: "\(Visible.line(record)) has no attachment “\(shown)”: “reseau attachment list” shows "
          + "them.")
    case .ambiguous(let handle, let found):
      let shown = Visible.excerpt(handle, longest: 100)
      let hashes = found.map(\.shortDigest).joined(separator: ", ")
      self.init(
        .badData,
        fr: "Plusieurs pièces jointes répondent à « \(shown) » : donnez plutôt le début de "
          + "l’empreinte, que « reseau attachment list » montre (\(hashes)).",
        en: "Several attachments go by “\(shown)”: give the start of the hash instead, which "
          + "“reseau attachment list” shows (\(hashes)).")
    case .notHere(let attachment, let search): self.init(attachment, search)
    }
  }

  /// Says where an attachment was looked for in vain, and what helps.
  private init(_ attachment: Attachment, _ search: AttachmentError.Search) {
    let name = Visible.line(attachment.name)
    func shown(_ paths: [String]) -> (fr: String, en: String) {
      let paths = paths.map { Visible.line($0) }
      return (
        paths.map { "« \($0) »" }.joined(separator: ", "),
        paths.map { "“\($0)”" }.joined(separator: ", ")
      )
    }
    if !search.arriving.isEmpty {
      let shares = shown(search.arriving)
      self.init(
        .unavailable,
        fr:
          "« \(name) » est encore en cours de copie dans \(shares.fr) : réessayez dans un moment.",
        en: "“\(name)” is still being copied into \(shares.en): try again in a moment.")
    } else if !search.unavailable.isEmpty {
      let shares = shown(search.unavailable)
      self.init(
        .unavailable,
        fr: "« \(name) » n’est pas encore ici, et ce qui pourrait l’avoir n’est pas joignable : "
          + "\(shares.fr). Réessayez quand ce partage sera là.",
        en: "“\(name)” is not here yet, and what may have it can't be reached: \(shares.en). Try "
          + "again when that share is there.")
    } else if !search.refused.isEmpty {
      let shares = shown(search.refused)
      self.init(
        .unavailable,
        fr: "Ce qui se trouve dans \(shares.fr) à la place de « \(name) » n’est pas ce fichier, et "
          + "a été refusé : un site qui l’a peut le remettre avec « reseau repair ».",
        en: "What lies in \(shares.en) in the place of “\(name)” is not this file, and was "
          + "refused: a site that has it can put it back with “reseau repair”.")
    } else {
      self.init(
        .unavailable,
        fr: "« \(name) » n’est ni ici ni dans un partage de ce site : il viendra quand un site qui "
          + "l’a aura fait « reseau sync » avec le même partage.",
        en: "“\(name)” is neither here nor in a share of this site: it comes when a site that has "
          + "it has done “reseau sync” with the same share.")
    }
  }
}

extension Attachment.NameFlaw {
  /// What is wrong with the name, as the second half of a sentence.
  fileprivate var phrase: Phrase {
    switch self {
    case .empty: Phrase(fr: "il est vide. Donnez-lui un nom.", en: "it is empty. Give it a name.")
    case .tooLong:
      Phrase(
        fr: "il est trop long, \(Attachment.longestName) caractères au plus. Raccourcissez-le.",
        en: "it is too long, at most \(Attachment.longestName) characters. Shorten it.")
    case .leadingDot:
      Phrase(
        fr: "il commence par un point. Renommez le fichier.",
        en: "it begins with a dot. Rename the file.")
    case .separator:
      Phrase(
        fr: "une barre oblique ne peut pas y être. Renommez le fichier.",
        en: "a slash can't be in it. Rename the file.")
    case .controlCharacter:
      Phrase(
        fr: "un caractère invisible s’y cache. Renommez le fichier.",
        en: "an invisible character hides in it. Rename the file.")
    }
  }
}
