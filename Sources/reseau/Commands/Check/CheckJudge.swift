import Community
import Merge
import Workspace

/// Says of each thing that is looked at how well it is.
struct CheckJudge {
  private let silent: MonitorLimit
  private let unsent: MonitorLimit
  private let conflicts: MonitorLimit
  private let leads: MonitorLimit
  private let shares: MonitorLimit
  private let clock: MonitorLimit
  private let room: MonitorLimit

  /// - Throws: ``Complaint`` when one of them is no limit.
  init(_ limits: CheckLimits) throws(Complaint) {
    silent = try .time(limits.silent, "--silent")
    unsent = try .time(limits.unsent, "--unsent")
    conflicts = try .time(limits.conflicts, "--conflicts")
    leads = try .count(limits.leads, "--leads")
    shares = try .time(limits.shares, "--shares")
    clock = try .time(limits.clock, "--clock")
    room = try .room(limits.room, "--room")
  }

  func items(of health: HomeHealth) -> [CheckItem] {
    let ofIndex =
      health.isIndexRead
      ? [
        standing(health), sites(health), unsent(health), conflicts(health), questions(health),
        clock(health),
      ] : []
    return [files(health)] + ofIndex + [shares(health), refused(health), room(health)]
  }

  /// Whether the network believes this site. That it waits for a lead is not as bad as that it has
  /// to join anew.
  private func standing(_ health: HomeHealth) -> CheckItem {
    guard health.isBarred else {
      return CheckItem(
        name: "standing", state: .ok,
        phrase: Phrase(fr: "ce site fait partie du réseau", en: "this site is in the network"))
    }
    let state =
      if case .onHold = health.place { MonitorState.warning } else { MonitorState.critical }
    let site = SiteID(health.site.id)
    let complaint = site.map { Complaint(WorkspaceError.barred($0, health.place)) }
    return CheckItem(
      name: "standing", state: state, phrase: complaint?.phrase ?? health.place.matter)
  }

  /// What only a lead settles, where this site is one. That it is the only one is no trouble of
  /// today: ``Status`` and the page tell it.
  private func questions(_ health: HomeHealth) -> CheckItem {
    let questions = health.questions.filter { $0 != .onlyLead }
    let count = LeadQuestion.count(questions)
    let phrase =
      switch count {
      case 0: Phrase(fr: "rien à régler par un site animateur", en: "nothing for a lead to settle")
      case 1: questions[0].healthPhrase
      default:
        Phrase(
          fr: "\(count) questions à régler par un site animateur : « reseau status »",
          en: "\(count) questions for a lead site to settle: “reseau status”")
      }
    return CheckItem(
      name: "leads", state: leads.state(of: count), phrase: phrase,
      measure: CheckItem.Measure(number: count, unit: "", limit: leads))
  }

  private func files(_ health: HomeHealth) -> CheckItem {
    let judged = health.faults.map(\.judgement).max { $0.state < $1.state }
    return CheckItem(
      name: "files", state: judged?.state ?? .ok,
      phrase: judged?.phrase
        ?? Phrase(fr: "l’index va avec les journaux", en: "the index goes with the journals"),
      measure: CheckItem.Measure(number: health.faults.count, unit: ""))
  }

  /// The other sites, by when they gave their last sign.
  private func sites(_ health: HomeHealth) -> CheckItem {
    let namesakes = health.namesakes
    let ages = health.sites.map { Aged(namesakes.label(of: $0.site), since: $0.at, health.now) }
    return aged(
      "silent", silent, ages,
      bad: { Phrase(fr: "plus de signe de \($0.french)", en: "no sign of \($0.english)") },
      good: Phrase(
        fr: "les autres sites donnent signe de vie (\(ages.count))",
        en: "the other sites give signs (\(ages.count))"))
  }

  private func shares(_ health: HomeHealth) -> CheckItem {
    guard !health.shares.isEmpty else {
      return CheckItem(
        name: "shares", state: shares.warning == nil ? .ok : .warning,
        phrase: Phrase(fr: "aucun partage", en: "no share"))
    }
    let ages = health.shares.map { Aged($0.folder, since: $0.seen, health.now) }
    return aged(
      "shares", shares, ages,
      bad: {
        Phrase(fr: "partage pas atteint : \($0.french)", en: "share not reached: \($0.english)")
      },
      good: Phrase(
        fr: "les partages sont atteints (\(ages.count))",
        en: "the shares are reached (\(ages.count))"))
  }

  /// Judges things by the age of each; the number is that of the oldest.
  private func aged(
    _ name: String, _ limit: MonitorLimit, _ ages: [Aged], bad: (Phrase) -> Phrase, good: Phrase
  ) -> CheckItem {
    let sorted = ages.sorted { ($0.seconds ?? .max) > ($1.seconds ?? .max) }
    let wrong = sorted.filter { limit.state(of: $0) != .ok }
    let oldest = ages.compactMap(\.seconds).max() ?? 0
    return CheckItem(
      name: name, state: ages.map { limit.state(of: $0) }.max() ?? .ok,
      phrase: wrong.isEmpty ? good : bad(Aged.list(wrong)),
      measure: CheckItem.Measure(number: oldest, unit: "s", limit: limit))
  }

  private func unsent(_ health: HomeHealth) -> CheckItem {
    let changes = Counted.changes(health.unsent.count)
    return waiting("unsent", unsent, health.unsent, health.now) { age in
      age.map {
        Phrase(
          fr: "\(changes.french) à envoyer, depuis \($0.french)",
          en: "\(changes.english) to send, for \($0.english)")
      } ?? Phrase(fr: "tout est envoyé", en: "all is sent")
    }
  }

  private func conflicts(_ health: HomeHealth) -> CheckItem {
    let records = Counted.records(health.conflicts.count)
    return waiting("conflicts", conflicts, health.conflicts, health.now) { age in
      age.map {
        Phrase(
          fr: "\(records.french) à décider, depuis \($0.french)",
          en: "\(records.english) to decide, for \($0.english)")
      } ?? Phrase(fr: "rien à décider", en: "nothing to decide")
    }
  }

  /// Judges things that wait by the age of the oldest.
  private func waiting(
    _ name: String, _ limit: MonitorLimit, _ waiting: HomeHealth.Waiting, _ now: Timestamp,
    _ phrase: (Phrase?) -> Phrase
  ) -> CheckItem {
    let age = Aged(name, since: waiting.since ?? now, now)
    return CheckItem(
      name: name, state: limit.state(of: age), phrase: phrase(waiting.count > 0 ? age.span : nil),
      measure: CheckItem.Measure(number: age.seconds ?? 0, unit: "s", limit: limit))
  }

  private func refused(_ health: HomeHealth) -> CheckItem {
    let files = Counted(
      count: health.refused, fr: ("fichier refusé", "fichiers refusés"),
      en: ("file refused", "files refused"))
    let seeStatus = Phrase(fr: " : « reseau status »", en: ": “reseau status”")
    let isAny = health.refused > 0
    return CheckItem(
      name: "refused", state: isAny ? .warning : .ok,
      phrase: Phrase(
        fr: files.french + (isAny ? seeStatus.french : ""),
        en: files.english + (isAny ? seeStatus.english : "")),
      measure: CheckItem.Measure(number: health.refused, unit: ""))
  }

  private func clock(_ health: HomeHealth) -> CheckItem {
    let seconds = Int(health.clockLag / 1000)
    let isTold = clock.warning != nil && !health.clocks.isEmpty
    let state = max(clock.state(of: seconds), isTold ? .warning : .ok)
    let span = TimeSpan(milliseconds: health.clockLag).phrase
    let witness = health.clockWitness
    let phrase: Phrase
    if isTold {
      let lines = health.clocks.map(\.line)
      phrase = Phrase(
        fr: lines.map(\.french).joined(separator: " "),
        en: lines.map(\.english).joined(separator: " "))
    } else if state == .ok {
      phrase = Phrase(fr: "l’horloge va avec les autres", en: "the clock goes with the others")
    } else if let witness, witness.id != health.site.id {
      phrase = Phrase(
        fr: "l’horloge d’ici retarde de \(span.french) sur celle de \(witness.name), ou l’autre "
          + "avance",
        en: "the clock here is \(span.english) behind that of \(witness.name), or the other is "
          + "ahead")
    } else {
      phrase = Phrase(
        fr: "l’horloge d’ici a reculé de \(span.french) depuis le dernier changement",
        en: "the clock here went back by \(span.english) since the last change")
    }
    return CheckItem(
      name: "clock", state: state, phrase: phrase,
      measure: CheckItem.Measure(number: seconds, unit: "s", limit: clock))
  }

  private func room(_ health: HomeHealth) -> CheckItem {
    guard let bytes = health.room else {
      return CheckItem(
        name: "room", state: .ok,
        phrase: Phrase(
          fr: "le disque ne dit pas la place qui reste", en: "the disk does not tell its room"))
    }
    let size = ByteCount(bytes: bytes).phrase
    return CheckItem(
      name: "room", state: room.state(of: bytes),
      phrase: Phrase(
        fr: "\(size.french) de libre sur le disque", en: "\(size.english) free on the disk"),
      measure: CheckItem.Measure(number: bytes, unit: "B", limit: room))
  }
}
