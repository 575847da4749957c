import Community
import Merge

/// Records in the order that people gave them, and how one is moved among them.
///
/// A record takes a number between its new neighbours' numbers, so a move changes one record, and
/// moves of different records at two sites merge. Where the neighbours leave no room (equal or no
/// numbers), all are numbered anew first.
struct RecordOrder {
  private let records: [RecordView]

  /// Takes records in their order.
  init(_ records: [RecordView]) { self.records = records }

  /// The changes that move `record` by so many places.
  func moving(_ record: String, by step: Int) -> [Draft] {
    guard let place = records.firstIndex(where: { $0.record == record }) else { return [] }
    let target = place + step
    guard records.indices.contains(target) else { return [] }
    var order = records.map { $0.number("order") }
    var drafts: [Draft] = []
    if !isStrict(order) {
      for (number, view) in records.enumerated() where order[number] != Double(number + 1) {
        order[number] = Double(number + 1)
        if view.record != record { drafts.append(draft(view.record, Double(number + 1))) }
      }
    }
    let known = order.compactMap { $0 }
    let beyond = step > 0 ? target + 1 : target - 1
    let edge = known[target]
    let new =
      known.indices.contains(beyond)
      ? (edge + known[beyond]) / 2 : edge + (step > 0 ? 1 : -1)
    return drafts + [draft(record, new)]
  }

  private func isStrict(_ order: [Double?]) -> Bool {
    guard order.allSatisfy({ $0 != nil }) else { return false }
    let numbers = order.compactMap { $0 }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && ($0 + $1) / 2 != $0 }
  }

  private func draft(_ record: String, _ order: Double) -> Draft {
    let whole = Int(exactly: order)
    let value = whole.map { Value($0) } ?? Value(canonical: "\(order)")
    var change = Change(on: record)
    change.set = [FieldChange("order", value)]
    return Draft(change)
  }
}
