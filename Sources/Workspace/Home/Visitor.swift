import Community
import Journal
import Merge

/// Who sits at this home, and how far they have looked: a home's `visitor.json`.
///
/// It is no part of what the network shares. Deleting it loses nothing but the mark of the last
/// visit.
public struct Visitor: Hashable, Sendable {
  /// The member who works here, as `member/…`; `nil` when nobody has said.
  public var member: String?
  /// What had come when they last looked, by site: the highest number of its entries.
  public var seen: [String: UInt32]

  /// Describes a visitor.
  public init(member: String? = nil, seen: [String: UInt32] = [:]) {
    self.member = member
    self.seen = seen
  }

  var json: String {
    var members: [(key: String, value: Value)] = []
    if let member { members.append(("member", Value(member))) }
    let seen = seen.map { (key: $0.key, value: Value(Int($0.value))) }
    members.append(("seen", Value(object: seen)))
    return Value(object: members).json
  }

  /// Reads a file; whatever is no visitor reads as nobody.
  init(json bytes: [UInt8]) {
    self.init()
    var member: String?
    var seen: [String: UInt32] = [:]
    try? JSONReader.read(bytes) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "member": member = try reader.string()
        case "seen":
          try reader.object { (site, reader) throws(JSONError) in
            seen[site] = UInt32(try reader.integer(upTo: Int(UInt32.max)))
          }
        default: _ = try reader.value()
        }
      }
    }
    self.member = member.flatMap { RecordName($0)?.text }
    self.seen = seen
  }
}

extension Replica {
  /// Who sits at this home.
  public func visitor() -> Visitor {
    guard let bytes = try? folder.files.read(visitorPath, limit: 1 << 20) else { return Visitor() }
    return Visitor(json: bytes)
  }

  /// Remembers who sits at this home.
  public func remember(_ visitor: Visitor) throws(WorkspaceError) {
    do {
      try folder.files.replace(
        [NamedFile("visitor.json", Array(visitor.json.utf8))], in: folder.path,
        temporary: ".visitor.tmp", isPrivate: true)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// The member who works here, while there is such a record; `nil` when nobody has said.
  public func person() throws(WorkspaceError) -> String? {
    guard let member = visitor().member, try view(of: member) != nil else { return nil }
    return member
  }

  private var visitorPath: String { "\(folder.path)/visitor.json" }
}
