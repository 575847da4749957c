import Merge

/// The state of all records, computed straight from the sentences of the pages over a whole set of
/// files: which entries there are, who belongs, whose word counts, and what the rest adds up to.
///
/// Slow, without any state that grows, and meant to be obviously right: what a home shows is
/// compared with it, whatever anybody did. It shares no code with what it judges; texts are merged
/// by ``PlainTextMerge``.
public struct NaiveModel {
  /// All entries that can be read and have all that they name.
  public let graph: NaiveGraph
  /// How many entries of those that a home takes wait for others, or for their full lines.
  public let waiting: Int
  /// The names of all entries that wait, whether or not a home takes them.
  public let unapplied: Set<String>
  /// The names of the redacted lines that lack their reason.
  public let unreasoned: Set<String>
  /// The names of the entries that a home takes.
  public let taken: Set<String>
  /// Who belongs, and what they may.
  let belief: NaiveBelief
  private let byRecord: [String: [Int]]

  /// Reads every file in the folder at `path`, a share or a home.
  public init(at path: String) throws {
    self.init(files: try NaiveFiles.bytes(under: path))
  }

  /// Reads the files of a share or a home by their paths in it.
  ///
  /// - Parameter network: the network's id; else the one of the mark, else of the first founding.
  public init(files: [String: [UInt8]], network: String? = nil) {
    let files = NaiveFiles(files)
    let network = network ?? files.network ?? files.foundings.first ?? ""
    let journals = NaiveJournals(files, network: network)
    let reached = journals.closure(of: journals.signed)
    self.init(journals, reached, network: network, own: files.own)
  }

  /// The model of those entries alone that are called `names`.
  init(_ journals: NaiveJournals, _ names: Set<String>, network: String, own: String? = nil) {
    let graph = NaiveGraph(names.compactMap { journals.entries[$0] })
    let belief = NaiveBelief(graph, network: network, own: own)
    let unreasoned = graph.entries.indices.filter(belief.lacksReason)
    let state = graph.entries.indices.filter { place in
      !unreasoned.contains { graph.past[place].contains($0) }
    }
    // A home takes the journals of who belongs, of who was revoked up to the cut; what they name;
    // and the joins with codes of the network, which may contest one.
    let roots = names.filter { name in
      guard let entry = journals.entries[name], journals.signed.contains(name) else { return false }
      return graph.places[name].map(belief.takes) ?? belief.takesMore(of: entry.site)
    }
    let taken = journals.closure(of: roots)
    let applied = Set(state.map { graph.entries[$0].name })
    self.graph = graph
    self.belief = belief
    self.taken = taken
    self.unreasoned = Set(unreasoned.map { graph.entries[$0].name })
    unapplied = names.subtracting(applied)
    waiting = taken.intersection(unapplied).count
    byRecord = Dictionary(grouping: state.filter(belief.hasEffect)) { graph.entries[$0].on }
  }

  /// Whether the entry called `name` (site, space, point) changes its record.
  public func hasEffect(_ name: String) -> Bool {
    byRecord.values.joined().contains { graph.entries[$0].name == name }
  }

  /// The names of the records that are not gone, by code point.
  public var records: [String] {
    byRecord.keys.filter { !isGone($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The line of each record in a dump, which leaves admissions out: homes of leads write them by
  /// themselves.
  public var dump: [String] { records.filter { !$0.hasPrefix("admission/") }.map(line) }

  /// The line of `record` in a dump.
  public func line(_ record: String) -> String {
    var conflicts: [String: JSONText] = [:]
    var fields: [String: JSONText] = [:]
    var reread: [String] = []
    for field in fieldNames("set", of: record) {
      let values = values(of: field, of: record)
      if values.count > 1 { conflicts[field] = .array(values) }
      if let shown = values.first, shown.text != "null" { fields[field] = shown }
    }
    for field in fieldNames("add", of: record) {
      let elements = elements(of: field, of: record)
      if !elements.isEmpty { fields[field] = .array(elements.map { .string($0) }) }
    }
    for field in fieldNames("edit", of: record) {
      let text = text(of: field, of: record)
      if !text.text.isEmpty { fields[field] = .string(text.text) }
      if text.isToReread { reread.append(field) }
    }
    var members: [(key: String, value: JSONText)] = [("record", .string(record))]
    if !conflicts.isEmpty { members.append(("conflicts", object(conflicts))) }
    if !fields.isEmpty { members.append(("fields", object(fields))) }
    if !reread.isEmpty {
      let names = reread.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      members.append(("reread", .array(names.map { .string($0) })))
    }
    return JSONText.object(members).text
  }

  private func object(_ fields: [String: JSONText]) -> JSONText {
    .object(fields.map { ($0.key, $0.value) })
  }

  // MARK: Whether a record is there

  /// Whether every change to the record happened before a delete of it.
  public func isGone(_ record: String) -> Bool {
    let deletes = deletes(of: record)
    return changes(of: record).allSatisfy { change in
      deletes.contains { graph.happened(change, before: $0) }
    }
  }

  /// Whether the record is there although somebody deleted it, and nobody who changed it since,
  /// or deleted it again, had seen that.
  public func isEditedWhileDeleted(_ record: String) -> Bool {
    let all = byRecord[record] ?? []
    let unseen = deletes(of: record).filter { delete in
      !all.contains { graph.happened(delete, before: $0) }
    }
    return !isGone(record) && !unseen.isEmpty
  }

  private func deletes(of record: String) -> [Int] {
    (byRecord[record] ?? []).filter { change($0)?["delete"] != nil }
  }

  private func changes(of record: String) -> [Int] {
    (byRecord[record] ?? []).filter { change($0)?["delete"] == nil }
  }

  private func change(_ place: Int) -> JSONText? { graph.entries[place].change }

  // MARK: Fields

  private func fieldNames(_ part: String, of record: String) -> Set<String> {
    Set((byRecord[record] ?? []).flatMap { change($0)?[part]?.members.map(\.key) ?? [] })
  }

  /// The distinct live values of a value field, the one shown first.
  private func values(of field: String, of record: String) -> [JSONText] {
    let sets = (byRecord[record] ?? []).filter { change($0)?["set"]?[field] != nil }
    let live = sets.filter { one in !sets.contains { graph.happened(one, before: $0) } }
    let ordered = live.sorted { one, other in
      let (left, right) = (graph.entries[one], graph.entries[other])
      if left.at != right.at { return right.at.precedes(left.at) }
      return graph.journal(of: other, precedes: one) ?? (left.seq > right.seq)
    }
    var distinct: [JSONText] = []
    for value in ordered.compactMap({ change($0)?["set"]?[field] })
    where !distinct.contains(where: { $0.text.utf8.elementsEqual(value.text.utf8) }) {
      distinct.append(value)
    }
    return distinct
  }

  /// The elements that some add put in which did not happen before any remove.
  private func elements(of field: String, of record: String) -> [String] {
    func mentions(_ part: String) -> [(element: [UInt8], entry: Int)] {
      (byRecord[record] ?? []).flatMap { entry in
        (change(entry)?[part]?[field]?.elements ?? []).compactMap { element in
          element.string.map { (Array($0.utf8), entry) }
        }
      }
    }
    let removes = mentions("remove")
    let kept = mentions("add").filter { add in
      !removes.contains {
        $0.element == add.element
          && (add.entry == $0.entry || graph.happened(add.entry, before: $0.entry))
      }
    }
    return Set(kept.map(\.element)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A text field: merged, with what each side wrote when it is to be reread.
  public func text(of field: String, of record: String) -> MergedText {
    let edits = (byRecord[record] ?? []).filter { change($0)?["edit"]?[field] != nil }
    // Each event is a site of its own here, in the order of the journals: who is told apart by a
    // place alone is concurrent, so never twice on one journal.
    let order = edits.sorted { graph.journal(of: $0, precedes: $1) ?? ($0 < $1) }
    let dots = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { rank, place in
        (place, Dot(site: SiteIndex(UInt32(rank)), seq: 1))
      })
    let events = edits.map { place in
      var clock = VersionVector()
      for (other, dot) in dots where graph.past[place].contains(other) { clock.insert(dot) }
      return TextEvent(
        dot: dots[place] ?? Dot(site: SiteIndex(0), seq: 1), clock: clock,
        edits: (change(place)?["edit"]?[field]?.elements ?? []).map { step in
          TextEdit(
            position: step.elements[0].integer ?? 0, deleted: step.elements[1].integer ?? 0,
            inserted: step.elements[2].string ?? "")
        })
    }
    return PlainTextMerge(events) { Int($0.rawValue) }.result
  }
}
