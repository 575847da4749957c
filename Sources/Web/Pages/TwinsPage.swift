import Community
import Workspace

/// Members who may be one person, entered at two sites.
struct TwinsPage {
  /// Two of them, side by side.
  struct Pair: Sendable {
    let first: Side
    let second: Side
    let reasons: [String]
  }

  /// One of two.
  struct Side: Sendable {
    let record: String
    let name: String
    let facts: [String]
  }

  private let t: Wording
  private let page: Frame
  private let pairs: [Pair]
  private let isEmpty: Bool

  init(_ visit: Visit, _ replica: Replica) throws {
    t = visit.words
    page = Frame(
      visit, title: visit.say(Phrase(fr: "La même personne ?", en: "The same person?")),
      at: "/member")
    pairs = try replica.likelyDuplicates().prefix(50).compactMap { pair in
      guard let first = try Side(pair.first, replica), let second = try Side(pair.second, replica)
      else { return nil }
      return Pair(
        first: first, second: second, reasons: pair.reasons.map { visit.say($0.phrase) })
    }
    isEmpty = pairs.isEmpty
  }

  var answer: PageAnswer { .html(Templates.render("twins", self)) }
}

extension TwinsPage.Side {
  fileprivate init?(_ record: String, _ replica: Replica) throws {
    guard let view = try replica.view(of: record) else { return nil }
    self.record = record
    name = view.title
    facts = ["title", "site", "unit", "phone", "email"].compactMap { view.string($0) }
  }
}
