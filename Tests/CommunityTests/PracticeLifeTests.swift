import Community
import Merge
import Testing

@Suite struct PracticeLifeTests {
  private let today = CalendarDate("2026-11-24")

  private func life(_ status: String?, review: String? = nil) throws -> PracticeLife {
    var values = ["title": Value("Salle")]
    if let status { values["status"] = Value(status) }
    if let review { values["review"] = Value(review) }
    return PracticeLife(try made("practice/a", values), today: try #require(today))
  }

  private func values(_ change: Change?) -> [String: String]? {
    change.map { change in
      Dictionary(uniqueKeysWithValues: change.set.map { ($0.field, $0.content.string ?? "") })
    }
  }

  @Test(
    arguments: [
      (nil, nil, .draft), ("draft", "2020-01-01", .draft), ("proposed", "2020-01-01", .proposed),
      ("validated", nil, .validated), ("validated", "2026-11-25", .validated),
      ("validated", "2026-11-24", .toReview), ("validated", "2020-01-01", .toReview),
      ("archived", "2020-01-01", .archived), ("lost", nil, .draft), ("validated", "x", .validated),
    ] as [(String?, String?, PracticeLife.Stage)])
  func `a validated practice is to review from its day on`(
    status: String?, review: String?, stage: PracticeLife.Stage
  ) throws {
    #expect(try life(status, review: review).stage == stage)
  }

  @Test func `who validates sets the next review in twelve months, unless a day to come is set`()
    throws
  {
    let inAYear = ["status": "validated", "review": "2027-11-24"]
    #expect(values(try life("proposed").validating()) == inAYear)
    #expect(values(try life("draft", review: "2026-11-24").validating()) == inAYear)
    let stands = try life("proposed", review: "2027-01-15")
    #expect(values(stands.validating()) == ["status": "validated"])
    #expect(
      values(stands.validating(review: CalendarDate("2028-01-15")))
        == ["status": "validated", "review": "2028-01-15"])
  }

  @Test func `what was to review is looked at again a year later`() throws {
    let life = try life("validated", review: "2026-06-01")
    #expect(values(life.validating()) == ["review": "2027-11-24"])
    #expect(try self.life("validated", review: "2027-06-01").validating() == nil)
  }

  @Test func `a leap day's year ends on the day before`() throws {
    #expect(CalendarDate("2028-02-29")?.yearLater == CalendarDate("2029-02-28"))
    #expect(CalendarDate("2028-12-31")?.yearLater == CalendarDate("2029-12-31"))
    #expect(CalendarDate("9999-01-01")?.yearLater == nil)
  }

  @Test func `each step is taken once, and taken back`() throws {
    #expect(values(try life(nil).proposing()) == ["status": "proposed"])
    #expect(try life("proposed").proposing() == nil)
    #expect(values(try life("proposed").withdrawingProposal()) == ["status": "draft"])
    #expect(try life("validated").withdrawingProposal() == nil)
    #expect(values(try life("validated").archiving()) == ["status": "archived"])
    #expect(try life("archived").archiving() == nil)
    #expect(values(try life("archived").proposingAgain()) == ["status": "proposed"])
    #expect(values(try life("validated").proposingAgain()) == ["status": "proposed"])
    #expect(try life("draft").proposingAgain() == nil)
  }
}
