import Community
import Fakes
import Foundation
import Journal
import Merge
import Workspace

/// A network at work, day by day.
///
/// In the morning every site has seen all of the days before, and what the sites write during one
/// day is concurrent. So one merged state serves all of them, and a million changes are made in
/// minutes.
final class WorkingDays {
  /// A change that was made today.
  private struct Written {
    let place: Int
    let entry: Entry
    let change: Change
    let clock: VersionVector
    /// The text as its author sees it.
    let text: String
  }

  private var desks: [Desk]
  private(set) var drafts: Drafts
  private(set) var made = 0
  /// The texts of all records, as everybody sees them in the morning.
  private(set) var texts: [String: String] = [:]
  private var today: [Written] = []
  /// The texts that each site has changed today.
  private var changed: [[String: String]]
  /// What everybody has seen in the morning.
  private var morning = VersionVector()
  private let surroundings: Surroundings
  private var dice = Seeded(42)
  /// The place of each site's id among all ids, and behind them that of who typed the morning.
  private let ranks: [Int]

  init(_ village: Village, drafts: Drafts, _ surroundings: Surroundings) throws {
    self.drafts = drafts
    self.surroundings = surroundings
    desks = try village.names.map { name in
      try Desk(at: village.home(name), files: surroundings.files)
    }
    changed = desks.map { _ in [:] }
    for (place, desk) in desks.enumerated() {
      morning.insert(Dot(site: Self.index(place), seq: desk.morning.seq))
    }
    let ids = desks.map(\.journal).sorted()
    ranks = desks.map { desk in ids.firstIndex(of: desk.journal) ?? 0 } + [desks.count]
  }

  /// The places of the sites.
  var sites: Range<Int> { desks.indices }

  /// The first of them.
  var first: SiteID { desks[0].journal.site }

  /// Lets sites work for a day, and notes for the peers what came of it.
  ///
  /// - Parameter count: how many changes each of them makes.
  func day(of work: Work, _ count: Int, at places: Range<Int>, to output: PeersWork) throws {
    for place in places {
      let first = today.count
      for number in 0..<count { write(draft(work, at: place), at: place, number) }
      try desks[place].append(today[first...].map(\.entry))
    }
    made += today.count
    try mergeTheDay(to: output)
  }

  /// What the first site does on a day, elsewhere: the others hear nothing of it.
  func dayOfTheFirst(_ count: Int) -> [Draft] {
    var (drafts, texts) = (drafts, texts)
    return (0..<count).map { _ in
      let draft = drafts.next(.all, &dice) { texts[$0] ?? "" }
      for part in draft.texts { texts[draft.change.record] = part.content }
      return draft
    }
  }

  private func draft(_ work: Work, at place: Int) -> Draft {
    drafts.next(work, &dice) { record in text(of: record, at: place) }
  }

  /// Lets sites give the share what they wrote.
  func push(_ places: Range<Int>, to share: String) throws {
    for place in places {
      let desk = desks[place]
      try desk.push(to: share, having: seen(by: desk) { _ in nil }, at: surroundings.now())
    }
  }

  /// Takes the sites' journals elsewhere, where they go on.
  func move(to folder: String) throws {
    for place in desks.indices {
      desks[place] = try desks[place].moved(to: "\(folder)/\(place)")
    }
  }

  private static func index(_ place: Int) -> SiteIndex { SiteIndex(UInt32(place)) }

  /// The text of a record, as a site sees it.
  private func text(of record: String, at place: Int) -> String {
    changed[place][record] ?? texts[record] ?? ""
  }

  private func write(_ draft: Draft, at place: Int, _ number: Int) {
    var change = draft.change
    for part in draft.texts {
      let old = text(of: change.record, at: place)
      change.edit.append(FieldChange(part.field, textEdits(from: old, to: part.content)))
      changed[place][change.record] = part.content
    }
    if Kind.of(record: change.record)?.holdsPersonalData == true {
      change.salt = Salt.fresh(using: &dice)
    }
    let desk = desks[place]
    let seq = desk.next + UInt32(number)
    var clock = morning
    clock.insert(Dot(site: Self.index(place), seq: seq))
    let entry = Entry(
      seq: seq, at: max(surroundings.now(), desk.lastTime), by: nil,
      saw: number == 0 ? seen(by: desk) { $0.yesterday } : [], content: .change(change))
    today.append(
      Written(
        place: place, entry: entry, change: change, clock: clock,
        text: draft.texts.first?.content ?? ""))
  }

  /// What `desk` has seen of the others this morning, and not `since`.
  private func seen(by desk: Desk, since known: (Desk) -> Point?) -> [EntryName] {
    desks.filter { $0.journal != desk.journal && $0.morning != known($0) }
      .map { EntryName(site: $0.journal.site, point: $0.morning) }
  }

  private func mergeTheDay(to output: PeersWork) throws {
    var days: [String: DayText] = [:]
    var evening: [String: String] = [:]
    let typist = Self.index(desks.count)
    for written in today {
      let dot = Dot(site: Self.index(written.place), seq: written.entry.seq)
      let record = written.change.record
      var merged: [FieldChange<String>] = []
      for part in written.change.edit {
        let text = try days[record, default: DayText(morning: texts[record] ?? "", typist: typist)]
          .take(part.content, dot, written.clock, own: written.text, ranks: ranks)
        merged.append(FieldChange(part.field, text))
        evening[record] = text
      }
      let site = desks[written.place].journal.site
      try output.write(written.change, merged, by: site, at: written.entry.at)
      morning.insert(dot)
    }
    texts.merge(evening) { $1 }
    today = []
    for place in desks.indices {
      changed[place] = [:]
      desks[place].wakeUp()
    }
  }
}
