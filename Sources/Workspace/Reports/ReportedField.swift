import Community
import Merge

/// A field of which reports tell how it was on a day that has passed.
///
/// What each change said of these fields stands in the index beside the change's number, so that a
/// report opens no journal, and costs what people did with what it counts, however much they wrote
/// besides.
enum ReportedField: String, CaseIterable, Sendable {
  case site, unit, same
  case owner, adopted, gained
  case origin, hours
  case date, host, attendance
  case status

  private static let byKind: [String: [ReportedField]] = [
    "member": [.site, .unit, .same],
    "practice": [.owner, .status, .adopted, .gained],
    "project": [.origin, .status, .hours, .gained],
    "meeting": [.date, .status, .host, .attendance],
    "survey": [.status],
  ]

  /// The kinds that reports tell of.
  static var kinds: [String] { byKind.keys.sorted() }

  private static let named = byKind.mapValues { fields in
    Dictionary(uniqueKeysWithValues: fields.map { ($0.rawValue, $0) })
  }

  /// Those of `record`, by name.
  static func fields(of record: String) -> [String: ReportedField] {
    Kind.of(record: record).flatMap { named[$0.name] } ?? [:]
  }
}

// The bytes that the index keeps of a change: of each part one that names the field and what is
// done to it, the length of the value's JSON, or of the element, as a number of seven bits a byte
// (LEB128), and that.
extension ReportedField {
  private enum Part: UInt8 {
    case set, add, remove
  }

  /// The bytes of what `change` says of `fields`.
  static func said(in change: Change, _ fields: [String: ReportedField]) -> [UInt8] {
    var bytes: [UInt8] = []
    func put(_ field: ReportedField, _ part: Part, _ text: String) {
      bytes.append(field.number << 2 | part.rawValue)
      var length = text.utf8.count
      while length >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: length) | 0x80)
        length >>= 7
      }
      bytes.append(UInt8(length))
      bytes += text.utf8
    }
    for part in change.set {
      if let field = fields[part.field] { put(field, .set, part.content.json) }
    }
    for part in change.remove {
      if let field = fields[part.field] { part.content.forEach { put(field, .remove, $0) } }
    }
    for part in change.add {
      if let field = fields[part.field] { part.content.forEach { put(field, .add, $0) } }
    }
    return bytes
  }

  /// The change of `record` that said `bytes` of such fields; `nil` of bytes that are none.
  static func change(of record: String, saying bytes: [UInt8]) -> Change? {
    var change = Change(on: record)
    var rest = bytes[...]
    while let first = rest.popFirst() {
      var (length, shift) = (0, 0)
      while let byte = rest.popFirst(), shift < 56 {
        length |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { break }
      }
      guard let part = Part(rawValue: first & 3), length <= rest.count,
        allCases.indices.contains(Int(first >> 2))
      else { return nil }
      let (field, text) = (
        allCases[Int(first >> 2)].rawValue, String(decoding: rest.prefix(length), as: UTF8.self)
      )
      rest = rest.dropFirst(length)
      switch part {
      case .set: change.set.append(FieldChange(field, Value(canonical: text)))
      case .add: change.add.append(FieldChange(field, [text]))
      case .remove: change.remove.append(FieldChange(field, [text]))
      }
    }
    return change
  }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, UInt8($0.offset)) })

  private var number: UInt8 { Self.numbers[self] ?? 0 }
}
