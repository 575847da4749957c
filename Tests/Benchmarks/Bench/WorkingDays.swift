import Community
import Foundation
import Journal
import Merge
import Workspace

/// A network at work, day by day.
///
/// In the morning every site has seen all of the days before, and what the sites write during one
/// day is concurrent. So one merged state serves all of them, and a million changes are made in
/// minutes; the journals are written as the program writes them, by appends that fill and seal
/// segments.
final class WorkingDays {
  /// One site's journal while it works.
  private struct Desk {
    let open: OpenSegment
    let id: SiteID
    let index: SiteIndex
    var position: OpenSegment.Position
    /// The texts it wrote since the morning, by record.
    var texts: [String: String] = [:]
    /// What it wrote since the morning, with the clocks.
    var today: [(entry: Entry, clock: VersionVector)] = []
  }

  /// A record, and the past edits of its text.
  fileprivate struct Known {
    var state = RecordState()
    var events: [TextEvent] = []
  }

  private var desks: [Desk] = []
  private var records: [String: Known] = [:]
  /// What everybody has seen in the morning, and had seen the morning before.
  private var morning = VersionVector()
  private var before: VersionVector?
  private let surroundings: Surroundings
  private var habits: Habits
  private var dice = Dice(seed: 42)
  private var made = 0
  /// The place of each site's id among all ids.
  private var ranks: [Int] = []

  init(_ village: Village, habits: Habits, _ surroundings: Surroundings) throws {
    self.habits = habits
    self.surroundings = surroundings
    for (place, name) in village.names.enumerated() {
      let home = village.home(name)
      let settings = try SiteSettings(at: home, files: surroundings.files)
      let open = OpenSegment(
        of: settings.site, in: JournalFolder(files: surroundings.files, path: home + "/journals"))
      let index = SiteIndex(UInt32(place))
      let position = try open.read().position
      desks.append(Desk(open: open, id: settings.site, index: index, position: position))
      morning.insert(Dot(site: index, seq: position.next - 1))
    }
    let ids = desks.map(\.id).sorted()
    ranks = desks.map { desk in ids.firstIndex(of: desk.id) ?? 0 }
  }

  /// Lets the sites make `count` changes, `batch` a site and day.
  func work(_ count: Int, batch: Int) throws {
    while made < count {
      for place in desks.indices { try workADay(at: place, min(batch, count - made)) }
      mergeTheDay()
      FileHandle.standardError.write(Data("\r\(made) changes".utf8))
    }
  }

  private func workADay(at place: Int, _ batch: Int) throws {
    for number in 0..<batch {
      let draft = habits.draft(made, &dice) { record in
        desks[place].texts[record] ?? records[record]?.text ?? ""
      }
      append(draft, at: place, isFirst: number == 0)
      made += 1
    }
    let desk = desks[place]
    desks[place].position = try desk.open.append(desk.today.map(\.entry), at: desk.position)
  }

  private func append(_ draft: Draft, at place: Int, isFirst: Bool) {
    var change = draft.change
    for part in draft.texts {
      let old = desks[place].texts[change.record] ?? records[change.record]?.text ?? ""
      change.edit.append(FieldChange(part.field, textEdits(from: old, to: part.content)))
      desks[place].texts[change.record] = part.content
    }
    if Kind.of(record: change.record)?.holdsPersonalData == true {
      change.salt = Salt.fresh(using: &dice)
    }
    let desk = desks[place]
    let seq = desk.position.next + UInt32(desk.today.count)
    var clock = morning
    clock.insert(Dot(site: desk.index, seq: seq))
    let entry = Entry(
      seq: seq, at: max(surroundings.now(), desk.position.at), by: nil,
      saw: isFirst ? news(for: desk) : [], content: .change(change))
    desks[place].today.append((entry, clock))
  }

  /// What others wrote between the two last mornings.
  private func news(for desk: Desk) -> [Entry.Seen] {
    desks.compactMap { other in
      let (seq, known) = (morning[other.index], before?[other.index] ?? 0)
      return other.index == desk.index || seq <= known ? nil : Entry.Seen(site: other.id, seq: seq)
    }
  }

  private func mergeTheDay() {
    before = morning
    var late: Set<String> = []
    for place in desks.indices {
      let desk = desks[place]
      for (entry, clock) in desk.today {
        guard let change = entry.change else { continue }
        let dot = Dot(site: desk.index, seq: entry.seq)
        records[change.record, default: Known()].take(change, dot, entry.at, clock)
        if !change.edit.isEmpty { late.insert(change.record) }
        morning.insert(dot)
      }
      desks[place].today = []
      desks[place].texts = [:]
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
