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
  /// What one site does today.
  private struct Today {
    /// The texts it wrote since the morning, by record.
    var texts: [String: String] = [:]
    /// What it wrote since the morning, with the clocks.
    var entries: [(entry: Entry, clock: VersionVector)] = []
  }

  /// A record, and the past edits of its text.
  fileprivate struct Known {
    var state = RecordState()
    var events: [TextEvent] = []
  }

  private var desks: [Desk]
  private var days: [Today]
  private var records: [String: Known] = [:]
  /// What everybody has seen in the morning.
  private var morning = VersionVector()
  private let surroundings: Surroundings
  private var habits: Habits
  private var dice = Seeded(42)
  private var made = 0
  /// The place of each site's id among all ids.
  private let ranks: [Int]

  init(_ village: Village, habits: Habits, _ surroundings: Surroundings) throws {
    self.habits = habits
    self.surroundings = surroundings
    desks = try village.names.map { name in
      try Desk(at: village.home(name), files: surroundings.files)
    }
    days = desks.map { _ in Today() }
    for (place, desk) in desks.enumerated() {
      morning.insert(Dot(site: Self.index(place), seq: desk.morning.seq))
    }
    let ids = desks.map(\.journal).sorted()
    ranks = desks.map { desk in ids.firstIndex(of: desk.journal) ?? 0 }
  }

  /// Lets the sites make `count` changes, `batch` a site and day.
  func work(_ count: Int, batch: Int) throws {
    while made < count {
      for place in desks.indices { try workADay(at: place, min(batch, count - made)) }
      mergeTheDay()
      FileHandle.standardError.write(Data("\r\(made) changes".utf8))
    }
  }

  /// Lets every site give the share what it wrote.
  func publish(to share: String) throws {
    for desk in desks {
      try desk.publish(
        to: share, having: seen(by: desk, since: { _ in nil }), at: surroundings.now())
    }
  }

  private static func index(_ place: Int) -> SiteIndex { SiteIndex(UInt32(place)) }

  private func workADay(at place: Int, _ batch: Int) throws {
    for number in 0..<batch {
      let draft = habits.draft(made, &dice) { record in text(of: record, at: place) }
      write(draft, at: place, isFirst: number == 0)
      made += 1
    }
    try desks[place].append(days[place].entries.map(\.entry))
  }

  /// The text of a record, as a site sees it.
  private func text(of record: String, at place: Int) -> String {
    days[place].texts[record] ?? records[record]?.text ?? ""
  }

  private func write(_ draft: Draft, at place: Int, isFirst: Bool) {
    var change = draft.change
    for part in draft.texts {
      let old = text(of: change.record, at: place)
      change.edit.append(FieldChange(part.field, textEdits(from: old, to: part.content)))
      days[place].texts[change.record] = part.content
    }
    if Kind.of(record: change.record)?.holdsPersonalData == true {
      change.salt = Salt.fresh(using: &dice)
    }
    let desk = desks[place]
    let seq = desk.next + UInt32(days[place].entries.count)
    var clock = morning
    clock.insert(Dot(site: Self.index(place), seq: seq))
    let entry = Entry(
      seq: seq, at: max(surroundings.now(), desk.lastTime), by: nil,
      saw: isFirst ? seen(by: desk) { $0.yesterday } : [], content: .change(change))
    days[place].entries.append((entry, clock))
  }

  /// What `desk` has seen of the others this morning, and not `since`.
  private func seen(by desk: Desk, since known: (Desk) -> Point?) -> [EntryName] {
    desks.filter { $0.journal != desk.journal && $0.morning != known($0) }
      .map { EntryName(site: $0.journal.site, point: $0.morning) }
  }

  private func mergeTheDay() {
    var late: Set<String> = []
    for place in desks.indices {
      for (entry, clock) in days[place].entries {
        guard let change = entry.change else { continue }
        let dot = Dot(site: Self.index(place), seq: entry.seq)
        records[change.record, default: Known()].take(change, dot, entry.at, clock)
        if !change.edit.isEmpty { late.insert(change.record) }
        morning.insert(dot)
      }
      days[place] = Today()
      desks[place].wakeUp()
    }
    for record in late { records[record]?.settle(ranks) }
  }
}

extension WorkingDays.Known {
  /// The record's one text.
  fileprivate var text: String? { state.texts.values.first?.merged.text }

  fileprivate mutating func take(
    _ change: Change, _ dot: Dot, _ at: Timestamp, _ clock: VersionVector
  ) {
    state.apply(change, dot: dot, at: at.milliseconds, clock: clock)
    for part in change.edit {
      events.append(TextEvent(dot: dot, clock: clock, edits: part.content))
    }
  }

  fileprivate mutating func settle(_ ranks: [Int]) {
    for field in state.textsThatNeedHistory {
      state.settle(field, to: MergedText(merging: events) { ranks[Int($0.rawValue)] })
    }
  }
}
