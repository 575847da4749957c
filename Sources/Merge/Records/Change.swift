/// A part of a change that concerns one field.
public struct FieldChange<Content: Hashable & Sendable>: Hashable, Sendable {
  /// The field's name.
  public let field: String
  /// What is done to it.
  public let content: Content

  /// Says that `content` is done to `field`.
  public init(_ field: String, _ content: Content) {
    self.field = field
    self.content = content
  }
}

/// What one entry does to one record.
///
/// It is a list of facts about fields of three types (value, set, text) and knows nothing of
/// what the record means, so that a site with an older program merges fields it has never
/// heard of.
public struct Change: Hashable, Sendable {
  /// The record, as `kind/id`.
  public var record: String
  /// Value fields that get a new value; ``Value/null`` clears.
  public var set: [FieldChange<Value>] = []
  /// Set fields and the elements put in.
  public var add: [FieldChange<[String]>] = []
  /// Set fields and the elements taken out.
  public var remove: [FieldChange<[String]>] = []
  /// Text fields and the steps made; no steps at all settles what is to be reread.
  public var edit: [FieldChange<[TextEdit]>] = []
  /// Whether the record is deleted.
  public var delete = false
  /// Random bytes, in base64, that make the digest of personal data unguessable.
  public var salt: String?

  /// Makes a change to `record` that does nothing but call it into being.
  public init(on record: String) { self.record = record }
}

extension Change {
  /// The change as canonical JSON: the keys in the format's order, no white space.
  public var json: String {
    var text = "{\"on\":"
    text.appendJSON(record)
    text.appendMember("set", set) { $0.append($1.json) }
    text.appendMember("add", add) { $0.append(Value(array: $1.map { Value($0) }).json) }
    text.appendMember("remove", remove) { $0.append(Value(array: $1.map { Value($0) }).json) }
    text.appendMember("edit", edit) { text, steps in
      text += "["
      for (place, step) in steps.enumerated() {
        text += place == 0 ? "[" : ",["
        text += "\(step.position),\(step.deleted),"
        text.appendJSON(step.inserted)
        text += "]"
      }
      text += "]"
    }
    if delete { text += ",\"delete\":true" }
    if let salt {
      text += ",\"salt\":"
      text.appendJSON(salt)
    }
    return text + "}"
  }

  /// Reads a change from `reader`.
  ///
  /// Keys that this version does not know are an error: what they would do to the record can't
  /// be merged, and a site that skipped them would disagree with one that does not.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(on: "")
    var isNamed = false
    try reader.object { (key, reader) throws(JSONError) in
      let start = reader.position
      switch key {
      case "on":
        record = try reader.string()
        isNamed = Change.isRecordName(record)
      case "set":
        set = try reader.fields { (reader) throws(JSONError) in try reader.value() }
      case "add": add = try reader.fields(Change.elements)
      case "remove": remove = try reader.fields(Change.elements)
      case "edit": edit = try reader.fields(Change.steps)
      case "delete":
        guard reader.take(exactly: "true") else { throw reader.error(.unexpected) }
        delete = true
      case "salt": salt = try reader.string()
      default: throw JSONError(reason: .unexpected, offset: start)
      }
    }
    guard isNamed else { throw JSONError(reason: .unexpected, offset: 0) }
  }

  /// Whether `name` has the shape `kind/id`: a kind of `a-z`, an id of ASCII letters, digits,
  /// `-`, `_` and `.`, each of 1 to 64 bytes.
  public static func isRecordName(_ name: String) -> Bool {
    var (kind, id) = (0, 0)
    var isInKind = true
    for byte in name.utf8 {
      if isInKind, byte == UInt8(ascii: "/") {
        isInKind = false
      } else if isInKind {
        guard 97...122 ~= byte else { return false }
        kind += 1
      } else {
        guard 97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || 0x2D...0x2E ~= byte || byte == 0x5F
        else { return false }
        id += 1
      }
    }
    return 1...64 ~= kind && 1...64 ~= id
  }

  /// Whether `name` is 1 to 64 ASCII letters, digits, `-` and `_`.
  static func isFieldName(_ name: String) -> Bool {
    1...64 ~= name.utf8.count
      && name.utf8.allSatisfy { byte in
        97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F
      }
  }

  private static func elements(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var elements: [String] = []
    try reader.array { (reader) throws(JSONError) in elements.append(try reader.string()) }
    return elements
  }

  private static func steps(_ reader: inout JSONReader) throws(JSONError) -> [TextEdit] {
    var steps: [TextEdit] = []
    try reader.array { (reader) throws(JSONError) in
      try reader.expect(UInt8(ascii: "["))
      let position = try reader.integer(upTo: maximumLength)
      try reader.expect(UInt8(ascii: ","))
      let deleted = try reader.integer(upTo: maximumLength)
      try reader.expect(UInt8(ascii: ","))
      let inserted = try reader.string()
      try reader.expect(UInt8(ascii: "]"))
      steps.append(TextEdit(position: position, deleted: deleted, inserted: inserted))
    }
    return steps
  }

  /// No text is longer, in scalars: journals bound their lines far below.
  private static let maximumLength = Int(Int32.max)
}

extension JSONReader {
  /// Reads an object of fields, each read by `content`.
  fileprivate mutating func fields<Content>(
    _ content: (inout JSONReader) throws(JSONError) -> Content
  ) throws(JSONError) -> [FieldChange<Content>] {
    var fields: [FieldChange<Content>] = []
    let start = position
    try object { (key, reader) throws(JSONError) in
      guard Change.isFieldName(key) else { throw JSONError(reason: .unexpected, offset: start) }
      fields.append(FieldChange(key, try content(&reader)))
    }
    return fields
  }
}

extension String {
  /// Appends `,"name":{field:content…}`, or nothing when there are no fields.
  fileprivate mutating func appendMember<Content>(
    _ name: String, _ fields: [FieldChange<Content>], _ content: (inout String, Content) -> Void
  ) {
    guard !fields.isEmpty else { return }
    self += ",\"\(name)\":{"
    for (place, part) in fields.enumerated() {
      if place > 0 { self += "," }
      appendJSON(part.field)
      self += ":"
      content(&self, part.content)
    }
    self += "}"
  }
}
