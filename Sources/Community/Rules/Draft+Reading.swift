import Merge

/// Why bytes are no draft, and where.
public struct DraftError: Error, Hashable, Sendable {
  /// A type of JSON.
  public enum JSONType: Hashable, Sendable {
    /// An object.
    case object
    /// An array.
    case array
    /// A string.
    case string
    /// A whole number that is not negative.
    case integer
    /// The word `true`.
    case literalTrue
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The bytes are no JSON, or use it in a way that Réseau does not take.
    case json(JSONError.Reason)
    /// A change has no such key.
    case unknownKey(String)
    /// The key that says which record is missing.
    case missingRecord
    /// Another type of JSON must stand here.
    case wrongType(expected: JSONType)
  }

  /// What is wrong.
  public let reason: Reason
  /// The keys that lead there, such as `set` or `add`, `tags`.
  public let path: [String]
  /// The byte where it was noticed, from the start of what was read.
  public let offset: Int
}

extension Draft {
  /// Reads the JSON that `apply` takes: the object of a journal's `change`, in any order and
  /// with any white space, and beside its keys `"text":{"body":"the whole new text"}`.
  public init(json bytes: some Sequence<UInt8>) throws(DraftError) {
    var parser = DraftParser()
    do {
      try JSONReader.read(bytes) { (reader) throws(JSONError) in try parser.read(&reader) }
    } catch {
      throw parser.error(for: error)
    }
    guard let record = parser.record else {
      throw DraftError(reason: .missingRecord, path: [], offset: 0)
    }
    parser.change.record = record
    self.init(parser.change, texts: parser.texts)
  }
}

/// Reads a draft, and remembers where it is and what is wrong when a `JSONError`, which is all
/// that a reader's closures may throw, could not say it.
private struct DraftParser {
  var record: String?
  var change = Change(on: "")
  var texts: [FieldChange<String>] = []
  private var path: [String] = []
  private var problem: DraftError.Reason?

  func error(for error: JSONError) -> DraftError {
    DraftError(reason: problem ?? .json(error.reason), path: path, offset: error.offset)
  }

  mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    try object(&reader) { (parser, key, reader) throws(JSONError) in
      switch key {
      case "on": parser.record = try parser.string(&reader)
      case "set":
        parser.change.set = try parser.fields(&reader) { (_, reader) throws(JSONError) in
          try reader.value()
        }
      case "add": parser.change.add = try parser.fields(&reader, Self.elements)
      case "remove": parser.change.remove = try parser.fields(&reader, Self.elements)
      case "edit": parser.change.edit = try parser.fields(&reader, Self.steps)
      case "text":
        parser.texts = try parser.fields(&reader) { (parser, reader) throws(JSONError) in
          try parser.string(&reader)
        }
      case "delete":
        guard reader.peek() == UInt8(ascii: "t"), reader.take(exactly: "true") else {
          throw parser.fail(.wrongType(expected: .literalTrue), reader)
        }
        parser.change.delete = true
      case "salt": parser.change.salt = try parser.string(&reader)
      default: throw parser.fail(.unknownKey(key), reader)
      }
    }
  }

  private mutating func fail(
    _ reason: DraftError.Reason, _ reader: JSONReader
  ) -> JSONError {
    problem = reason
    return JSONError(reason: .unexpected, offset: reader.position)
  }

  /// Requires that a value beginning with one of `first` comes next.
  private mutating func expect(
    _ type: DraftError.JSONType, _ first: ClosedRange<UInt8>, _ reader: inout JSONReader
  ) throws(JSONError) {
    let next = reader.peek()
    if next != 0, !first.contains(next) { throw fail(.wrongType(expected: type), reader) }
  }

  private mutating func object(
    _ reader: inout JSONReader,
    _ member: (inout DraftParser, String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(.object, UInt8(ascii: "{")...UInt8(ascii: "{"), &reader)
    try reader.object { (key, reader) throws(JSONError) in
      _ = reader.peek()
      path.append(key)
      try member(&self, key, &reader)
      path.removeLast()
    }
  }

  private mutating func string(_ reader: inout JSONReader) throws(JSONError) -> String {
    try expect(.string, UInt8(ascii: "\"")...UInt8(ascii: "\""), &reader)
    return try reader.string()
  }

  private mutating func integer(_ reader: inout JSONReader) throws(JSONError) -> Int {
    try expect(.integer, UInt8(ascii: "0")...UInt8(ascii: "9"), &reader)
    return try reader.integer(upTo: Int(Int32.max))
  }

  private mutating func fields<Content>(
    _ reader: inout JSONReader,
    _ content: (inout DraftParser, inout JSONReader) throws(JSONError) -> Content
  ) throws(JSONError) -> [FieldChange<Content>] {
    var fields: [FieldChange<Content>] = []
    try object(&reader) { (parser, key, reader) throws(JSONError) in
      fields.append(FieldChange(key, try content(&parser, &reader)))
    }
    return fields
  }

  private static func elements(
    _ parser: inout DraftParser, _ reader: inout JSONReader
  ) throws(JSONError) -> [String] {
    var elements: [String] = []
    try parser.expect(.array, UInt8(ascii: "[")...UInt8(ascii: "["), &reader)
    try reader.array { (reader) throws(JSONError) in
      elements.append(try parser.string(&reader))
    }
    return elements
  }

  private static func steps(
    _ parser: inout DraftParser, _ reader: inout JSONReader
  ) throws(JSONError) -> [TextEdit] {
    let bracket = UInt8(ascii: "[")...UInt8(ascii: "[")
    var steps: [TextEdit] = []
    try parser.expect(.array, bracket, &reader)
    try reader.array { (reader) throws(JSONError) in
      try parser.expect(.array, bracket, &reader)
      try reader.expect(UInt8(ascii: "["))
      let position = try parser.integer(&reader)
      try reader.expect(UInt8(ascii: ","))
      let deleted = try parser.integer(&reader)
      try reader.expect(UInt8(ascii: ","))
      let inserted = try parser.string(&reader)
      try reader.expect(UInt8(ascii: "]"))
      steps.append(TextEdit(position: position, deleted: deleted, inserted: inserted))
    }
    return steps
  }
}
