import Community
import Merge
import Workspace

/// Where the records of one person differ, as people read it.
struct DifferenceText {
  /// One line a value that is not shown.
  let lines: [String]

  init(_ person: CombinedPerson, in replica: Replica) throws {
    lines = try person.differingFields.flatMap { name in
      let field = Kind.member.field(name)
      let label = field.map { $0.label } ?? Phrase(same: name)
      return try (person.also[name] ?? []).map { other in
        let value = try ShownValue(other.value, of: field, in: replica, room: .cell).text
        return Phrase(
          fr: "\(label.french) : aussi \(value) (\(other.record))",
          en: "\(label.english): also \(value) (\(other.record))"
        ).text
      }
    }
  }
}

extension CombinedPerson {
  /// The records and what differs, as members of a JSON object.
  var json: [(key: String, value: Value)] {
    let also = also.map { field, others in
      let values = others.map {
        Value(object: [("record", Value($0.record)), ("value", $0.value)])
      }
      return (key: field, value: Value(array: values))
    }
    return [
      ("also", Value(object: also)), ("record", Value(view.record)),
      ("records", Value(array: records.map { Value($0) })),
    ]
  }
}
