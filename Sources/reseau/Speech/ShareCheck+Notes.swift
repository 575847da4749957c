import Community
import Sync

extension ShareCheck {
  /// What is good to know of the drive, a sentence each. None of it keeps a site from syncing.
  var notes: [Phrase] {
    let left = leftovers.map { name in
      Phrase(
        fr: "Un essai interrompu a laissé « \(name) », que vous pouvez supprimer.",
        en: "A check that was interrupted left “\(name)”, which you can remove.")
    }
    guard isUsable else { return left }
    return [nameNote, caseNote, listingNote, clockNote, syncNote, spaceNote].compactMap { $0 }
      + left
  }

  private var nameNote: Phrase? {
    longestName.map { length in
      Phrase(
        fr: "Les noms peuvent avoir \(length) caractères ; il en faut \(Self.neededName).",
        en: "Names may have \(length) characters; \(Self.neededName) are needed.")
    }
  }

  private var caseNote: Phrase? {
    isCaseSensitive.map { isSensitive in
      isSensitive
        ? Phrase(
          fr: "Majuscules et minuscules y font des noms différents.",
          en: "Capital and small letters make different names.")
        : Phrase(
          fr: "Majuscules et minuscules y font le même nom, ce qui ne gêne pas.",
          en: "Capital and small letters make the same name, which does no harm.")
    }
  }

  private var listingNote: Phrase? {
    guard let delay = listingDelay else {
      return Phrase(
        fr: "Un nouveau fichier tarde à être listé : les autres sites verront vos envois avec "
          + "retard.",
        en: "A new file is slow to be listed: the other sites will see with a delay what you send.")
    }
    guard delay >= 1000 else {
      return Phrase(
        fr: "Un nouveau fichier est listé aussitôt.", en: "A new file is listed at once.")
    }
    let seconds = Counted(
      count: Int(delay / 1000), fr: ("seconde", "secondes"), en: ("second", "seconds"))
    return Phrase(
      fr: "Un nouveau fichier est listé après \(seconds.french).",
      en: "A new file is listed after \(seconds.english).")
  }

  private var clockNote: Phrase? {
    guard let lead = clockLead else { return nil }
    guard abs(lead) > 120_000 else {
      return Phrase(
        fr: "L’horloge du lecteur et celle de cet ordinateur sont d’accord.",
        en: "The drive's clock and this computer's agree.")
    }
    // WebDAV often has no times, and gives some day long ago.
    guard abs(lead) < 365 * 86_400_000 else {
      return Phrase(
        fr: "Le lecteur ne dit pas quand un fichier a été écrit ; les échanges n’en dépendent pas.",
        en: "The drive does not tell when a file was written; exchanges do not depend on it.")
    }
    let difference = TimeSpan(milliseconds: abs(lead)).phrase
    return lead > 0
      ? Phrase(
        fr: "L’horloge du lecteur avance de \(difference.french) sur celle de cet ordinateur ; "
          + "les échanges n’en dépendent pas, mais l’une des deux se trompe.",
        en: "The drive's clock is \(difference.english) ahead of this computer's; exchanges do "
          + "not depend on it, but one of the two is wrong.")
      : Phrase(
        fr: "L’horloge du lecteur retarde de \(difference.french) sur celle de cet ordinateur ; "
          + "les échanges n’en dépendent pas, mais l’une des deux se trompe.",
        en: "The drive's clock is \(difference.english) behind this computer's; exchanges do not "
          + "depend on it, but one of the two is wrong.")
  }

  private var syncNote: Phrase? {
    guard syncsFolders == false else { return nil }
    return Phrase(
      fr: "Le lecteur refuse d’enregistrer un dossier pour de bon : après une coupure de courant, "
        + "renvoyez avec « reseau push ».",
      en: "The drive refuses to make a folder durable: after a power cut, send again with “reseau "
        + "push”.")
  }

  private var spaceNote: Phrase? {
    guard let bytes = freeSpace else {
      return Phrase(
        fr: "Le lecteur ne dit pas combien de place il reste.",
        en: "The drive does not tell how much room is left.")
    }
    let size = ByteCount(bytes: bytes).phrase
    return Phrase(fr: "Il reste \(size.french).", en: "\(size.english) are free.")
  }
}
