// A home's `sightings.json`: see ShareSighting.

import Journal
import Merge

extension HomeFolder {
  private static let sightingsName = "sightings.json"

  /// What is known of shares; nothing where the file is missing or torn.
  func sightings() -> [ShareSighting] {
    guard let bytes = try? files.read("\(path)/\(Self.sightingsName)", limit: 1 << 20) else {
      return []
    }
    return (try? [ShareSighting](json: bytes)) ?? []
  }

  /// Remembers what is known of shares, without waiting for the disk: what a power cut takes is
  /// known again after the next exchange.
  func store(_ sightings: [ShareSighting]) throws(FileError) {
    let text = Value(array: sightings.map(\.json)).json + "\n"
    try files.put(
      [NamedFile(Self.sightingsName, Array(text.utf8))], in: path, temporary: ".sightings")
  }
}

extension ShareSighting {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [("share", Value(share))]
    if let seen { members.append(("seen", Value(seen.text))) }
    if let trouble {
      members.append(("since", Value(trouble.since.text)))
      members.append(("reason", Value(trouble.reason.rawValue)))
    }
    if let told { members.append(("told", Value(told.rawValue))) }
    return Value(object: members)
  }
}

extension [ShareSighting] {
  fileprivate init(json bytes: [UInt8]) throws(JSONError) {
    var all: [ShareSighting] = []
    try JSONReader.read(bytes) { (reader) throws(JSONError) in
      try reader.array { (reader) throws(JSONError) in
        var texts: [String: String] = [:]
        try reader.object { (key, reader) throws(JSONError) in
          texts[key] = try reader.value().string
        }
        if let sighting = ShareSighting(texts) { all.append(sighting) }
      }
    }
    self = all
  }
}

extension ShareSighting {
  fileprivate init?(_ texts: [String: String]) {
    guard let share = texts["share"] else { return nil }
    self.init(of: share)
    seen = texts["seen"].flatMap { Timestamp($0.utf8) }
    if let since = texts["since"].flatMap({ Timestamp($0.utf8) }),
      let reason = texts["reason"].flatMap({ Reason(rawValue: $0) })
    {
      trouble = Trouble(since: since, reason: reason)
    }
    told = texts["told"].flatMap { Reason(rawValue: $0) }
  }
}
