import Merge

// What the facts of the roster are read with: fields in `set`, of exactly the form asked for.
extension Change {
  /// Makes a change that sets `fields`, in the order in which a line holds them.
  init(on record: RecordName, set fields: [String: Value]) {
    self.init(on: record.text)
    set = fields.sorted { $0.key.precedesByCodePoint($1.key) }.map { FieldChange($0, $1) }
  }

  /// The string that the change sets `field` to; `nil` when it sets no string.
  func string(_ field: String) -> String? { value(field)?.string }

  /// The site whose id the change sets `field` to.
  func site(_ field: String) -> SiteID? { string(field).flatMap { SiteID($0) } }

  /// The key that the change sets `field` to.
  func key(_ field: String) -> PublicKey? { string(field).flatMap { PublicKey(base64: $0) } }

  /// The role that the change sets `field` to.
  func role(_ field: String) -> Role? { string(field).flatMap { Role(rawValue: $0) } }

  /// The number that the change sets `field` to; `nil` unless it is a whole number, spelled with
  /// the fewest digits, that an entry's can be.
  func number(_ field: String) -> UInt32? {
    guard let json = value(field)?.json, let number = UInt32(json),
      json.utf8.elementsEqual(String(number).utf8)
    else { return nil }
    return number
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

  /// The id of the record that the change is on, when it is of `kind` and the change does nothing
  /// but set fields: what else it did would be a second act that no rule speaks of.
  func id(of kind: Kind) -> String? {
    let prefix = "\(kind.name)/"
    guard record.utf8.starts(with: prefix.utf8), !delete, add.isEmpty, remove.isEmpty, edit.isEmpty
    else { return nil }
    return String(record.dropFirst(prefix.count))
  }

  /// The site whose record the change is on.
  var subject: SiteID? { id(of: .site).flatMap { SiteID($0) } }

  private func value(_ field: String) -> Value? {
    set.first { $0.field.utf8.elementsEqual(field.utf8) }?.content
  }
}

extension RecordName {
  /// The record of `site`.
  init(of site: SiteID) { self.init(kind: .site, id: site.text) }
}
