import Fakes
import Foundation
import Workspace

@testable import Oracle

extension DishonestSimulation {
  /// Compares what a home shows with what the model says of its own files.
  @discardableResult
  func check(_ name: String) throws -> NaiveModel {
    let model = try NaiveModel(at: homePath(name))
    let isTrusted = model.belief.trusted.isEmpty ? "" : ", where it believes itself"
    try compare(
      try dump(name), model.dump,
      "\(name) does not show what its files say (\(model.waiting) wait\(isTrusted))")
    return model
  }

  /// What must hold when everybody has heard of everything.
  func checkEnd() throws {
    let whole = try NaiveModel(at: share.path)
    for name in names {
      let model = try check(name)
      // Who is not known to belong, and not barred either, believes itself all the same.
      if model.belief.trusted.isEmpty {
        try compare(try dump(name), whole.dump, "\(name) does not show what the share says")
      } else {
        note("home that nothing decides on")
      }
      // What a home took it keeps, also of who was sent away since: all that it can't place waits.
      let waiting = try exchange(name).waiting
      guard waiting == model.unapplied.count else {
        throw Violation("at \(name) \(waiting) entries wait; \(model.unapplied.count) should")
      }
      // What a home redacted in its own journal, by a reason that was taken away since, is not put
      // back: it is asked to erase again.
      let own = try replica(name).settings.site
      let hasRedactedItself = model.unreasoned.contains { $0.hasPrefix("\(own) ") }
      let there = model.unapplied.subtracting(whole.unapplied)
      guard there.isEmpty || hasRedactedItself else {
        throw Violation("\(name) waits for what is there: \(there)")
      }
      let flaws = try replica(name).verify().flaws
      guard flaws.isEmpty else { throw Violation("\(name) verifies as flawed: \(flaws)") }
    }
    let rebuilt = random.pick(names)
    let before = try dump(rebuilt)
    try replica(rebuilt).rebuild()
    try compare(try dump(rebuilt), before, "\(rebuilt) shows something else after a rebuild")
  }

  private func compare(_ shown: [String], _ expected: [String], _ what: String) throws {
    for place in 0..<max(shown.count, expected.count) {
      let lines = [shown, expected].map { place < $0.count ? $0[place] : "(no more records)" }
      guard lines[0].utf8.elementsEqual(lines[1].utf8) else {
        throw Violation("\(what):\n  \(lines[0])\n  \(lines[1])")
      }
    }
  }
}
