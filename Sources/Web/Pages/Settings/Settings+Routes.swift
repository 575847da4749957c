import Community
import Merge
import Workspace

extension Routes {
  /// The settings, and the end.
  static let settings: [Route] = [
    .page("/settings") { visit, replica in try SettingsPage(visit, replica).answer },
    .change("/settings/language") { visit, replica in
      guard let language = Language(rawValue: visit.form["language"] ?? "") else {
        throw PageError.noSuchPage
      }
      try replica.speak(language)
      visit.surroundings.asked.end()
      return .goTo("/settings?note=language")
    },
    .change("/settings/member") { visit, replica in try visit.seat(in: replica) },
    .change("/settings/share/add") { visit, replica in try visit.addShare(to: replica) },
    .change("/settings/share/remove") { visit, replica in
      try replica.removeShare(visit.form["folder"] ?? "")
      return .goTo("/settings?note=shareRemoved#shares")
    },
    .change("/settings/invite") { visit, replica in try visit.invite(from: replica) },
    .change("/settings/invite/withdraw") { visit, replica in
      _ = try replica.withdraw(visit.form["record"] ?? "")
      return .goTo("/settings?note=withdrawn#invitations")
    },
    Route(
      method: .post, path: "/quit",
      work: .office { visit, office in
        office.close()
        return GoodbyePage(visit, isBusy: office.job?.isRunning == true).answer
      }),
  ]
}

extension Visit {
  /// Remembers which member works here.
  fileprivate func seat(in replica: Replica) throws -> PageAnswer {
    let typed = (form["member"] ?? "")[...].trimmingWhiteSpace
    guard !typed.isEmpty else {
      try replica.seat(nil)
      return .goTo("/settings?note=nobody")
    }
    do {
      let text = FieldText(replica: replica, language: language)
      try replica.seat(try text.reference(typed, [Kind.member.name]))
    } catch WorkspaceError.noSuchRecord {
      return try problem(
        .member,
        Phrase(
          fr: "Aucun membre ne s’appelle « \(typed) » : choisissez un nom de la liste, ou ajoutez "
            + "d’abord la personne aux membres.",
          en: "No member is called “\(typed)”: choose a name of the list, or add the person to the "
            + "members first."), replica)
    } catch WorkspaceError.ambiguous {
      return try problem(
        .member,
        Phrase(
          fr: "Plusieurs membres s’appellent « \(typed) » : écrivez le nom en entier, ou le numéro "
            + "de la fiche (member/…).",
          en: "Several members are called “\(typed)”: write the whole name, or the record's name "
            + "(member/…)."), replica)
    }
    return .goTo("/settings?note=seated")
  }

  fileprivate func addShare(to replica: Replica) throws -> PageAnswer {
    guard let folder = surroundings.folder(form["folder"] ?? "") else {
      return try problem(.share, Self.needsWholePath, replica)
    }
    do {
      // Asked twice: only what was just shown is taken beside other things.
      let isNew = try replica.addShare(folder, besideOthers: form["beside"] == form["folder"])
      return .goTo("/settings?note=\(isNew ? "shareNew" : "shareAdded")#shares")
    } catch WorkspaceError.obstacle(let obstacle, _) {
      return try problem(.share, obstacle, of: folder, replica)
    } catch {
      return try problem(.share, explain(error, of: folder), replica)
    }
  }

  fileprivate func invite(from replica: Replica) throws -> PageAnswer {
    guard let days = Int((form["days"] ?? "")[...].trimmingWhiteSpace), 1...3650 ~= days else {
      return try problem(
        .invitation,
        Phrase(
          fr: "Un code sert de 1 à 3650 jours : écrivez un nombre de jours.",
          en: "A code serves for 1 to 3650 days: write a number of days."), replica)
    }
    do {
      let site = try GivenName.read(
        form["site"] ?? "", what: Phrase(fr: "Le nom du site", en: "The site's name"))
      let code = try replica.invite(site, as: form["lead"] == nil ? .site : .lead, days: days)
      return try SettingsPage(self, replica, code: NewCode(code, self)).answer
    } catch let error as GivenNameError {
      return try problem(.invitation, error.phrase, replica)
    }
  }

  private func problem(
    _ part: SettingsPage.Problem.Part, _ phrase: Phrase, _ replica: Replica,
    canConfirm: Bool = false
  ) throws -> PageAnswer {
    let problem = SettingsPage.Problem(part: part, phrase: phrase, canConfirm: canConfirm)
    return try SettingsPage(self, replica, problem: problem).answer
  }

  private func problem(
    _ part: SettingsPage.Problem.Part, _ obstacle: FolderObstacle, of folder: String,
    _ replica: Replica
  ) throws -> PageAnswer {
    let phrase = obstacle.phrase(at: folder)
    guard case .otherThings = obstacle else { return try problem(part, phrase, replica) }
    let question = Phrase(
      fr: phrase.french + " : choisissez un dossier vide, ou cochez la case.",
      en: phrase.english + ": choose an empty folder, or tick the box.")
    return try problem(part, question, replica, canConfirm: true)
  }

  /// Says that a folder was not named as a whole.
  static let needsWholePath = Phrase(
    fr: "Donnez le chemin complet du dossier, par exemple /media/cle-usb/reseau.",
    en: "Give the whole path of the folder, for instance /media/usb-stick/reseau.")

  /// Why the share at `folder` can't be used.
  func explain(_ error: any Error, of folder: String) -> Phrase {
    if case WorkspaceError.sync(.share(let error)) = error,
      let sentence = ShareTrouble(folder, error).sentence
    {
      return sentence
    }
    return surroundings.explain(error)
  }
}
