import Merge
import Workspace

extension NetworkReport {
  /// The report for other programs.
  var json: String {
    var members: [(key: String, value: Value)] = [
      ("from", Value(period.from.text)), ("network", Value(network)), ("now", now.json),
      ("surveys", Value(array: surveys.map(\.json))), ("to", Value(period.to.text)),
    ]
    if let before { members.append(("before", before.json)) }
    return Value(object: members).json
  }
}

extension ReportSurvey {
  fileprivate var json: Value {
    Value(object: [("closed", Value(isClosed)), ("tally", tally.json)])
  }
}

extension ReportFigures {
  fileprivate var json: Value {
    Value(object: [
      ("adoptions", Value(adoptions)), ("attendance", Value(attendance)),
      ("cancelled", Value(cancelled)), ("counted", Value(counted)), ("gained", Self.number(gained)),
      ("held", Value(held)), ("hours", Self.number(hours)), ("members", Value(members)),
      (
        "projects",
        Value(
          array: projects.map { group in
            Value(object: [
              ("count", Value(group.count)), ("origin", Value(group.origin)),
              ("status", Value(group.status)),
            ])
          })
      ), ("reused", Value(reused)), ("shared", Value(shared)),
      (
        "sites",
        Value(
          array: sites.map { site in
            Value(object: [
              ("adopted", Value(site.adopted)), ("hosted", Value(site.hosted)),
              ("members", Value(site.members)), ("name", Value(site.name)),
              ("shared", Value(site.shared)), ("validated", Value(site.validated)),
            ])
          })
      ),
      (
        "units",
        Value(
          array: units.map { unit in
            Value(object: [
              ("members", Value(unit.members)), ("site", Value(unit.site)),
              ("unit", Value(unit.unit)),
            ])
          })
      ), ("validated", Value(validated)),
    ])
  }

  /// A number without a fraction where it has none; hours beyond all reason are none.
  private static func number(_ number: Double) -> Value {
    guard number.isFinite, abs(number) < 1e15 else { return .null }
    return number == number.rounded() ? Value(Int(number)) : Value(canonical: "\(number)")
  }
}
