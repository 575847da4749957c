import Merge

/// The text that events yield, straight from the paper: one item a character, every event
/// replayed, linear scans, and the rule of what is to be reread taken at its word.
///
/// Gentle & Kleppmann, "Collaborative Text Editing with Eg-walker" (EuroSys 2025), section 3;
/// the place of an insertion is the one of DESIGN section 5. Slow, and meant to be obviously
/// right: the real merge is compared with it.
public struct PlainTextMerge {
  struct Item {
    let scalar: Unicode.Scalar
    let left: Int
    let right: Int
    let event: Int
    var state = 1
    var isEverDeleted = false
  }

  enum Step {
    case insertion(Item.ID)
    case deletion(Item.ID)
  }

  private var events: [TextEvent] = []
  private let siteRank: (SiteIndex) -> Int
  private var items: [Item] = []
  private var order: [Item.ID] = []
  private var steps: [Int: [Step]] = [:]
  private var version: Set<Int> = []

  /// Merges `events`, each of which comes after those that it has seen.
  public init(_ events: [TextEvent], siteRank: @escaping (SiteIndex) -> Int) {
    self.siteRank = siteRank
    for event in events {
      self.events.append(event)
      let index = self.events.count - 1
      move(to: Set(self.events.indices.filter { $0 != index && event.hasSeen(self.events[$0]) }))
      // One that does not lie within the text is set aside, as if nobody had seen it.
      guard canApply(event) else {
        self.events.removeLast()
        continue
      }
      apply(index)
      version.insert(index)
    }
  }

  // MARK: The result

  /// What the events yield.
  public var result: MergedText {
    var copy = self
    let heads = heads.sorted { siteRank(events[$0].dot.site) < siteRank(events[$1].dot.site) }
    return MergedText(
      text: text { !$0.isEverDeleted },
      heads: heads.map { events[$0].dot },
      readings: unsettledPairs.isEmpty
        ? [] : heads.map { MergedText.Reading(dot: events[$0].dot, text: copy.text(at: $0)) })
  }

  private var heads: [Int] {
    events.indices.filter { head in
      !events.indices.contains { $0 != head && events[$0].hasSeen(events[head]) }
    }
  }

  private func text(where isShown: (Item) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    for id in order where isShown(items[id]) { text.append(items[id].scalar) }
    return String(text)
  }

  private mutating func text(at head: Int) -> String {
    move(to: Set(events.indices.filter { events[head].hasSeen(events[$0]) }))
    return text { $0.state == 1 }
  }

  // MARK: What is to be reread

  private var unsettledPairs: [(Int, Int)] {
    let changed = changedParagraphs
    var pairs: [(Int, Int)] = []
    for e in events.indices {
      for f in events.indices where e < f {
        let areConcurrent =
          !events[e].hasSeen(events[f]) && !events[f].hasSeen(events[e])
        let haveBeenSeen = events.contains { $0.hasSeen(events[e]) && $0.hasSeen(events[f]) }
        let shareParagraph = !changed[e].isDisjoint(with: changed[f])
        if areConcurrent, !haveBeenSeen, shareParagraph { pairs.append((e, f)) }
      }
    }
    return pairs
  }

  /// For each event, the numbers of the paragraphs that it changed.
  private var changedParagraphs: [Set<Int>] {
    var changed = Array(repeating: Set<Int>(), count: events.count)
    var paragraph = 0
    var paragraphOf: [Item.ID: Int] = [:]
    for id in order {
      let item = items[id]
      if item.scalar == "\n", !item.isEverDeleted {
        paragraph += 1
        continue
      }
      paragraphOf[id] = paragraph
      if item.scalar != "\n" { changed[item.event].insert(paragraph) }
    }
    for (event, steps) in steps {
      for case .deletion(let target) in steps {
        if let paragraph = paragraphOf[target] { changed[event].insert(paragraph) }
      }
    }
    return changed
  }

  // MARK: Moving between versions

  private mutating func move(to target: Set<Int>) {
    for event in version.subtracting(target).sorted(by: >) {
      for step in steps[event, default: []].reversed() { add(-1, to: step) }
    }
    for event in target.subtracting(version).sorted() {
      for step in steps[event, default: []] { add(1, to: step) }
    }
    version = target
  }

  private mutating func add(_ difference: Int, to step: Step) {
    switch step {
    case .insertion(let id), .deletion(let id): items[id].state += difference
    }
  }

  // MARK: Applying an event

  /// Whether each step lies within the text as it is when its turn comes.
  private func canApply(_ event: TextEvent) -> Bool {
    var length = order.count { items[$0].state == 1 }
    for edit in event.edits {
      guard edit.position + edit.deleted <= length else { return false }
      length += edit.inserted.unicodeScalars.count - edit.deleted
    }
    return true
  }

  private mutating func apply(_ event: Int) {
    for edit in events[event].edits {
      for _ in 0..<edit.deleted { delete(at: edit.position, event) }
      for (offset, scalar) in edit.inserted.unicodeScalars.enumerated() {
        insert(scalar, at: edit.position + offset, event)
      }
    }
  }

  private mutating func delete(at position: Int, _ event: Int) {
    let visible = order.filter { items[$0].state == 1 }
    let target = visible[position]
    items[target].state += 1
    items[target].isEverDeleted = true
    steps[event, default: []].append(.deletion(target))
  }

  private mutating func insert(_ scalar: Unicode.Scalar, at position: Int, _ event: Int) {
    let visible = order.filter { items[$0].state == 1 }
    let left = position == 0 ? Item.start : visible[position - 1]
    let start = self.place(of: left) + 1
    let right = order[start...].first { items[$0].state != 0 } ?? Item.end
    let new = Item(scalar: scalar, left: left, right: right, event: event)
    order.insert(items.count, at: place(for: new, from: start))
    steps[event, default: []].append(.insertion(items.count))
    items.append(new)
  }

  private func place(for new: Item, from start: Int) -> Int {
    var place = start
    var scan = start
    var isHolding = false
    let end = self.place(of: new.right)
    while scan < end, case let other = items[order[scan]], other.state == 0 {
      if self.place(of: other.left) < self.place(of: new.left) { break }
      if other.left == new.left {
        if other.right == new.right, rank(of: new) < rank(of: other) { break }
        isHolding = self.place(of: other.right) < self.place(of: new.right)
      }
      scan += 1
      if !isHolding { place = scan }
    }
    return place
  }

  private func rank(of item: Item) -> Int { siteRank(events[item.event].dot.site) }

  private func place(of id: Item.ID) -> Int {
    if id == Item.start { return -1 }
    if id == Item.end { return order.count }
    return order.firstIndex(of: id) ?? order.count
  }
}

extension PlainTextMerge.Item {
  typealias ID = Int
  static let start = -1
  static let end = -2
}
