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
  /// What is done to the record, as JSON in the one spelling of the format: the keys in its order,
  /// fields and elements sorted, nothing that is empty. The record's name stands outside of it.
  public var json: String {
    var text = "{"
    text.appendMember("set", set) { $0.append($1.json) }
    text.appendMember("add", add.filter { !$0.content.isEmpty }, String.appendElements)
    text.appendMember("remove", remove.filter { !$0.content.isEmpty }, String.appendElements)
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
    if delete { text.appendKey("delete", "true") }
    if let salt { text.appendKey("salt", Value(salt).json) }
    return text + "}"
  }

  /// Reads what is done to `record` from `reader`: exactly what ``json`` writes.
  ///
  /// Keys that this version does not know are an error: what they would do to the record can't
  /// be merged, and a site that skipped them would disagree with one that does not.
  public init(on record: String, from reader: inout JSONReader) throws(JSONError) {
    self.init(on: record)
    var last = -1
    try reader.object { (key, reader) throws(JSONError) in
      let start = reader.position
      guard let place = Change.keys.firstIndex(of: key), place > last else {
        throw JSONError(reason: .unexpected, offset: start)
      }
      last = place
      switch key {
      case "set":
        set = try reader.fields { (reader) throws(JSONError) in try reader.value() }
      case "add": add = try reader.fields(Change.elements)
      case "remove": remove = try reader.fields(Change.elements)
      case "edit": edit = try reader.fields(Change.steps)
      case "delete":
        try reader.expect(exactly: "true")
        delete = true
      default:
        salt = try reader.string()
        guard salt.map({ Change.isSalt($0.utf8) }) == true else {
          throw JSONError(reason: .unexpected, offset: start)
        }
      }
    }
  }

  /// The keys of a change, in their order.
  private static let keys = ["set", "add", "remove", "edit", "delete", "salt"]

  /// Whether `text` is 16 bytes in base64, in its one spelling: of the last digit two bits count.
  static func isSalt(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    let digits = text.dropLast(2)
    return text.count == 24 && text.suffix(2).elementsEqual("==".utf8)
      && digits.allSatisfy { byte in
        97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2F
      } && "AQgw".utf8.contains(digits.last ?? 0)
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
        guard isIDByte(byte) else { return false }
        id += 1
      }
    }
    return 1...64 ~= kind && 1...64 ~= id
  }

  /// Whether `byte` can stand in a record's id.
  static func isIDByte(_ byte: UInt8) -> Bool {
    97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || 0x2D...0x2E ~= byte || byte == 0x5F
  }

  /// Whether `name` is 1 to 64 ASCII letters, digits, `-` and `_`.
  static func isFieldName(_ name: some Collection<UInt8>) -> Bool {
    1...64 ~= name.count
      && name.allSatisfy { byte in
        97...122 ~= byte | 0x20 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F
      }
  }

  private static func elements(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var elements: [String] = []
    try reader.array { (reader) throws(JSONError) in
      let start = reader.position
      let element = try reader.string()
      guard elements.last.map({ $0.precedesByCodePoint(element) }) ?? true else {
        throw JSONError(reason: .unexpected, offset: start)
      }
      elements.append(element)
    }
    guard !elements.isEmpty else { throw reader.error(.unexpected) }
    return elements
  }

  private static func steps(_ reader: inout JSONReader) throws(JSONError) -> [TextEdit] {
    var steps: [TextEdit] = []
    try reader.array { (reader) throws(JSONError) in
      var inserted = ""
      let (position, deleted) = try step(&reader) { (reader) throws(JSONError) in
        inserted = try reader.string()
      }
      steps.append(TextEdit(position: position, deleted: deleted, inserted: inserted))
    }
    return steps
  }

  /// Reads a step of an edit, of which `inserted` reads what is put in.
  static func step(
    _ reader: inout JSONReader, inserted: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) -> (position: Int, deleted: Int) {
    try reader.expect(UInt8(ascii: "["))
    let position = try reader.integer(upTo: maximumLength)
    try reader.expect(UInt8(ascii: ","))
    let deleted = try reader.integer(upTo: maximumLength)
    try reader.expect(UInt8(ascii: ","))
    try inserted(&reader)
    try reader.expect(UInt8(ascii: "]"))
    return (position, deleted)
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
    try object(isSorted: true) { (key, reader) throws(JSONError) in
      guard Change.isFieldName(key.utf8) else {
        throw JSONError(reason: .unexpected, offset: start)
      }
      fields.append(FieldChange(key, try content(&reader)))
    }
    guard !fields.isEmpty else { throw JSONError(reason: .unexpected, offset: start) }
    return fields
  }
}

extension String {
  /// Appends `"name":{field:content…}`, the fields sorted, or nothing when there are none.
  fileprivate mutating func appendMember<Content>(
    _ name: String, _ fields: [FieldChange<Content>], _ content: (inout String, Content) -> Void
  ) {
    guard !fields.isEmpty else { return }
    appendKey(name, "{")
    let isSorted = zip(fields, fields.dropFirst()).allSatisfy {
      $0.field.precedesByCodePoint($1.field)
    }
    let sorted = isSorted ? fields : fields.sorted { $0.field.precedesByCodePoint($1.field) }
    for (place, part) in sorted.enumerated() {
      if place > 0 { self += "," }
      appendJSON(part.field)
      self += ":"
      content(&self, part.content)
    }
    self += "}"
  }

  /// Appends a member of the change, after a comma where one is needed.
  fileprivate mutating func appendKey(_ name: String, _ value: String) {
    if utf8.count > 1 { self += "," }
    self += "\"\(name)\":"
    self += value
  }

  /// Appends the elements of a set, sorted by code point, each once.
  fileprivate static func appendElements(_ text: inout String, _ elements: [String]) {
    var sorted = elements.sorted { $0.precedesByCodePoint($1) }
    // Not `==`, which takes two Unicode forms of one word for the same.
    sorted = sorted.enumerated().filter { place, element in
      place == 0 || sorted[place - 1].precedesByCodePoint(element)
    }.map(\.element)
    text += Value(array: sorted.map { Value($0) }).json
  }
}
