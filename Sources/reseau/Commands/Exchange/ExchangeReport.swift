import Community
import Journal
import Merge
import Sync
import Workspace

/// What an exchange did, share by share, told to the user.
struct ExchangeReport {
  let exchanged: Exchanged

  init(_ exchanged: Exchanged) { self.exchanged = exchanged }

  private var isTrial: Bool { exchanged.isTrial }

  /// Prints one line a share; what failed goes to the error output.
  ///
  /// - Throws: ``Ending`` with the code of ``Exchanged/end`` when the exchange with any share
  ///   failed, unless the site is barred, which is what there is to say then.
  func tell(asJSON: Bool) throws {
    let complaints = exchanged.shares.map(\.complaint)
    if asJSON { try Output.print(json(complaints)) }
    for (outcome, complaint) in zip(exchanged.shares, complaints) {
      if let complaint {
        Output.message("reseau: \(complaint.phrase.text)")
      } else if !asJSON {
        try Output.print(line(of: outcome).text)
        for note in notes(on: outcome) { Output.message(note.text) }
      }
    }
    if complaints.contains(where: { $0 != nil }), let waiting = exchanged.waiting, waiting > 0 {
      Output.message(Counted.waitingPhrase(waiting).text)
    }
    if !asJSON { for trouble in exchanged.clocks { Output.message(trouble.line.text) } }
    let done = complaints.count { $0 == nil }
    if done > 0, done < complaints.count, !isTrial {
      Output.message(Self.partly(done, of: complaints.count).text)
    }
    if exchanged.barring == nil, let end = exchanged.end { throw Ending(outcome: end) }
  }

  private static func partly(_ done: Int, of all: Int) -> Phrase {
    let others = all - done
    let shares = Counted(
      count: all, fr: ("partage", "partages"), en: ("share", "shares"))
    return Phrase(
      fr: "L’échange est fait avec \(done) partage\(done > 1 ? "s" : "") sur \(all) ; rien n’est "
        + "perdu, il se fera avec \(others > 1 ? "les autres" : "l’autre") la prochaine fois.",
      en: "The exchange is done with \(done) of \(shares.english); nothing is lost, the "
        + "\(others > 1 ? "others have their" : "other one has its") turn the next time.")
  }

  /// What an exchange with one share did, in sentences.
  static func account(of outcome: ShareOutcome) -> [Phrase] {
    if let complaint = outcome.complaint { return [complaint.phrase] }
    let report = ExchangeReport(Exchanged(with: [outcome]))
    return [report.line(of: outcome)] + report.notes(on: outcome)
  }

  /// What went and came, as one sentence.
  func line(of outcome: ShareOutcome) -> Phrase {
    var parts: [Phrase] = []
    if let pulled = outcome.pulled { parts.append(received(pulled)) }
    if let pushed = outcome.pushed { parts.append(sent(pushed)) }
    if let pushed = outcome.pushed, pushed.blobs > 0 { parts.append(sentFiles(pushed.blobs)) }
    let blobs = outcome.pushed?.blobs ?? 0
    let isQuiet =
      (outcome.pulled?.count ?? 0) == 0 && (outcome.pushed?.count ?? 0) == 0 && blobs == 0
    if isQuiet {
      parts = [Phrase(fr: "rien de nouveau, tout est à jour", en: "nothing new, all is up to date")]
    }
    return Phrase(
      fr: "\(outcome.share) : \(parts.map(\.french).joined(separator: ", ")).",
      en: "\(outcome.share): \(parts.map(\.english).joined(separator: ", ")).")
  }

  /// The first of some names: there can be thousands, by whoever can write to the share.
  static func beginning(of names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
  }

  private func received(_ pulled: Pulled) -> Phrase {
    let news = pulled.news.filter { !$0.stretch.entries.isEmpty }
    let changes = Counted.changes(pulled.count)
    guard pulled.count > 0 else { return Phrase(fr: "rien reçu", en: "nothing received") }
    let sites = news.map { "\(Visible.line($0.head.head.name)) \($0.stretch.entries.count)" }
    let names = Self.beginning(of: sites)
    let verb = Participle(fr: "reçu", en: "received").phrase(pulled.count, isTrial: isTrial)
    return Phrase(
      fr: "\(changes.french) \(verb.french) (\(names))",
      en: "\(changes.english) \(verb.english) (\(names))")
  }

  private func sent(_ pushed: Pushed) -> Phrase {
    guard pushed.count > 0 else { return Phrase(fr: "rien à envoyer", en: "nothing to send") }
    let changes = Counted.changes(pushed.count)
    let relayed = pushed.count - pushed.ownCount
    let others = relayed > 0
    let verb = Participle(fr: "envoyé", en: "sent").phrase(pushed.count, isTrial: isTrial)
    return Phrase(
      fr: "\(changes.french) \(verb.french)"
        + (others ? " (dont \(relayed) d’autres sites)" : ""),
      en: "\(changes.english) \(verb.english)"
        + (others ? " (\(relayed) of them of other sites)" : ""))
  }

  private func sentFiles(_ count: Int) -> Phrase {
    let files = Counted.attachments(count)
    return isTrial
      ? Phrase(
        fr: "\(files.french) \(count < 2 ? "serait envoyée" : "seraient envoyées")",
        en: "\(files.english) would be sent")
      : Phrase(
        fr: "\(files.french) \(count < 2 ? "envoyée" : "envoyées")", en: "\(files.english) sent")
  }

  /// What did not go smoothly and is no failure.
  private func notes(on outcome: ShareOutcome) -> [Phrase] {
    var notes: [Phrase] = []
    let pulled = outcome.pulled
    if let arriving = pulled?.arriving, !arriving.isEmpty {
      let names = Self.beginning(of: arriving.map(\.text))
      notes.append(
        Phrase(
          fr: "En cours de copie, à reprendre la prochaine fois : \(names).",
          en: "Still being copied, to be taken next time: \(names)."))
    }
    for refused in pulled?.refused ?? [] {
      let what = "\(refused.name) (\(refused.reason.phrase.english))"
      let quoi = "\(refused.name) (\(refused.reason.phrase.french))"
      notes.append(
        isTrial
          ? Phrase(
            fr: "Serait refusé et mis de côté : \(quoi).",
            en: "Would be refused and set aside: \(what).")
          : Phrase(
            fr: "Refusé et mis de côté : \(quoi).", en: "Refused and set aside: \(what)."))
    }
    if let unknown = pulled?.unknown, !unknown.isEmpty {
      let names = Self.beginning(of: unknown.map(\.text))
      notes.append(
        Phrase(
          fr: "Pas encore connu du réseau, laissé de côté : \(names).",
          en: "Not known to the network yet, left aside: \(names)."))
    }
    if outcome.isLetIn {
      notes.append(
        Phrase(
          fr: "Ce site est admis : ce qu’il a enregistré compte pour tous.",
          en: "This site was let in: what it recorded counts for all."))
    }
    notes += outcome.dismissed.map(\.phrase) + [outcome.role?.news].compactMap(\.self)
    notes += outcome.questions.map(\.healthPhrase)
    if let erased = outcome.pushed?.erased, erased > 0 {
      let files = Counted(count: erased, fr: ("fichier", "fichiers"), en: ("file", "files"))
      let verb = Participle(fr: "remplacé", en: "replaced").phrase(erased, isTrial: isTrial)
      notes.append(
        Phrase(
          fr: "Personnes effacées : \(files.french) du partage \(verb.french).",
          en: "Erased persons: \(files.english) of the share \(verb.english)."))
    }
    if outcome.waiting > 0 {
      let changes = Counted.changes(outcome.waiting)
      notes.append(
        Phrase(
          fr: "\(changes.french) en attente d’autres, qui ne sont pas encore là.",
          en: "\(changes.english) waiting for others that have not come yet."))
    }
    return notes
  }
}

extension ShareOutcome {
  /// Why the exchange with the share stopped; `nil` when it did not.
  var complaint: Complaint? {
    switch failure {
    case nil: nil
    case .sync(let error): Complaint(error, share: share)
    case let error?: Complaint(error)
    }
  }
}

extension Role {
  /// What a site is told that it became.
  fileprivate var news: Phrase {
    switch self {
    case .lead:
      Phrase(
        fr: "Ce site est désormais un site animateur : il peut inviter, révoquer, valider et "
          + "effacer.",
        en: "This site is a lead site from now on: it may invite, revoke, validate and erase.")
    case .site:
      Phrase(
        fr: "Ce site n’est plus un site animateur. Ce qu’il a décidé reste ; il continue comme les "
          + "autres sites.",
        en: "This site is no longer a lead site. What it decided stays; it goes on as the other "
          + "sites do.")
    }
  }
}

/// What was done to changes, or would be.
private struct Participle {
  let fr: String
  let en: String

  func phrase(_ count: Int, isTrial: Bool) -> Phrase {
    let isOne = count < 2
    let french = isOne ? fr : fr + "s"
    return isTrial
      ? Phrase(fr: "\(isOne ? "serait" : "seraient") \(french)", en: "would be \(en)")
      : Phrase(fr: french, en: en)
  }
}

extension Refusal {
  /// Why something was refused.
  var phrase: Phrase {
    switch self {
    case .head(.newerFormat):
      Phrase(
        fr: "écrit par un programme plus récent : mettez celui-ci à jour",
        en: "written by a newer program: update this one")
    case .head(.malformed):
      Phrase(fr: "annonce illisible", en: "unreadable head")
    case .head(.forged): Phrase(fr: "signature fausse", en: "false signature")
    case .misplaced: Phrase(fr: "annonce au mauvais endroit", en: "misplaced head")
    case .segment: Phrase(fr: "journal endommagé", en: "damaged journal")
    case .otherJournal:
      Phrase(fr: "journal qui contredit le précédent", en: "journal at odds with the one before")
    case .otherContent:
      Phrase(
        fr: "pièce jointe au contenu faux", en: "attachment with a false content")
    case .oversized: Phrase(fr: "pièce jointe trop grosse", en: "attachment too large")
    }
  }
}
