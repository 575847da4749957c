import Merge

// What the facts of the roster are read with: fields in `set`, of exactly the form asked for.
extension Change {
  /// The string that the change sets `field` to; `nil` when it sets no string.
  func string(_ field: String) -> String? { value(field)?.string }

  /// The number that the change sets `field` to; `nil` unless it is a whole number, written with
  /// digits alone, that a `seq` can be.
  func number(_ field: String) -> UInt32? {
    guard let json = value(field)?.json, json.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return UInt32(json)
  }

  /// The site ids that the change sets `field` to; `nil` unless it is a list of ids, and no
  /// longer than ``longestList``.
  func sites(_ field: String) -> [SiteID]? {
    guard let texts = strings(field, most: Self.longestList) else { return nil }
    let sites = texts.compactMap { SiteID($0) }
    return sites.count == texts.count ? sites : nil
  }

  /// The strings that the change sets `field` to; `nil` unless it is a list of at most `most`.
  func strings(_ field: String, most: Int) -> [String]? {
    guard let json = value(field)?.json else { return nil }
    var texts: [String] = []
    do {
      try JSONReader.read(json.utf8) { (reader) throws(JSONError) in
        try reader.array { (reader) throws(JSONError) in
          guard texts.count < most else { throw reader.error(.unexpected) }
          texts.append(try reader.string())
        }
      }
    } catch {
      return nil
    }
    return texts
  }

  /// Whether the change sets `field`, to whatever it may be.
  func sets(_ field: String) -> Bool { value(field) != nil }

  /// The id of the record that the change is on, when it is of `kind`.
  func id(of kind: Kind) -> String? {
    let prefix = "\(kind.name)/"
    guard record.utf8.starts(with: prefix.utf8) else { return nil }
    return String(record.dropFirst(prefix.count))
  }

  /// The most sites that one change may list.
  static let longestList = 10_000

  private func value(_ field: String) -> Value? {
    set.first { $0.field.utf8.elementsEqual(field.utf8) }?.content
  }
}

extension FieldChange<Value> {
  /// Says that `field` becomes `string`.
  init(_ field: String, to string: String) { self.init(field, Value(string)) }

  /// Says that `field` becomes `number`.
  init(_ field: String, to number: UInt32) { self.init(field, Value(Int(number))) }

  /// Says that `field` becomes the list of `sites`.
  init(_ field: String, to sites: [SiteID]) {
    self.init(field, Value(array: sites.map { Value($0.text) }))
  }
}
