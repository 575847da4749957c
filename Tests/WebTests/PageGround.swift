import Community
import Fakes
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Merge
import Synchronization
import Workspace

@testable import Web

/// A machine with a page and, if wanted, a home: requests go in through the door, as a browser's.
final class PageGround: Sendable {
  private let scratch: Scratch
  let home: String
  let office: Office
  let hall: Hall
  let door: Door

  /// What a request was answered with.
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let text: String

    var location: String? { headers[.location] }

    /// The text without its tags, for what people read.
    var plain: String {
      text.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ").replacing(
        "&#39;", with: "'"
      ).replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    }
  }

  /// - Parameters:
  ///   - name: the folder of the home.
  ///   - scratch: the folder in which all is; one of its own when `nil`.
  ///   - asked: the language that was asked for when the page was opened.
  init(
    _ name: String = "toulouse", in scratch: Scratch? = nil, asked: Language? = nil
  ) throws {
    let scratch = try scratch ?? Scratch()
    self.scratch = scratch
    home = "\(scratch.path)/\(name)"
    let world = World(of: name)
    let machine = Surroundings(
      files: LocalFiles(),
      now: { world.now() }, random: { world.random() }, bootID: "test",
      patience: TestPatience.tries,
      pause: TestPatience.pause)
    let surroundings = PageSurroundings(
      home: home, machine: machine, language: .french, asked: asked,
      time: { Phrase(same: $0.text) },
      day: { _ in nil }, explain: { Phrase(same: "EXPLAINED \($0)") },
      account: { Phrase.told($0) }, version: "1.2.3")
    let desk = Desk(surroundings)
    office = Office(surroundings, desk)
    hall = Hall(desk: desk, office: office, surroundings: surroundings)
    let bits = Counter()
    door = Door(port: 8080) { bits.next() }
  }

  var machine: Surroundings { hall.surroundings.machine }

  /// A folder beside the home, which is made.
  func folder(_ name: String) throws -> String {
    let path = "\(scratch.path)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Another machine that sees the same folders.
  func neighbour(_ name: String) throws -> PageGround { try PageGround(name, in: scratch) }

  /// Founds a network at the home, with one share.
  func found(sharing name: String = "drive") throws -> String {
    try Replica.found(at: home, network: "Réseau Sud", site: "Toulouse", language: nil, in: machine)
    let share = try folder(name)
    try with { _ = try $0.addShare(share) }
    return share
  }

  @discardableResult
  func with<T>(_ access: Replica.Access = .write, _ body: (Replica) throws -> T) throws -> T {
    let replica = try Replica(at: home, for: access, in: machine)
    defer { replica.close() }
    return try body(replica)
  }

  /// Records a change, as `apply` takes it.
  func apply(_ line: String) throws {
    try with { _ = try $0.apply([NumberedDraft(try Draft(json: line.utf8))], by: nil) }
  }

  /// All live records.
  func dump() throws -> [String] {
    try with(.read) { replica in
      var lines: [String] = []
      try replica.dump { lines.append($0) }
      return lines
    }
  }

  /// The files of the home and what is in them, save the index, which a look-up may bring up to
  /// date.
  func files() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: home)?.compactMap({ $0 as? String }) ?? []
    where !name.hasPrefix("index.sqlite") {
      found[name] = FileManager.default.contents(atPath: "\(home)/\(name)") ?? Data()
    }
    return found
  }

  func get(_ path: String, _ headers: [(HTTPField.Name, String)] = []) async throws -> Answer {
    try await send(.get, path, "", [(.cookie, "\(door.cookieName)=\(door.cookie)")] + headers)
  }

  func post(_ path: String, _ fields: [String: String] = [:]) async throws -> Answer {
    let pairs = fields.merging(["token": door.token], uniquingKeysWith: { given, _ in given })
    return try await send(
      .post, path, pairs.map { "\($0.key.inURL)=\($0.value.inURL)" }.joined(separator: "&"),
      [
        (.cookie, "\(door.cookieName)=\(door.cookie)"), (.origin, "http://127.0.0.1:8080"),
        (.contentType, "application/x-www-form-urlencoded"),
      ])
  }

  /// Sends a request just so.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: String,
    _ headers: [(HTTPField.Name, String)], host: String = "127.0.0.1:8080"
  ) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers { fields[name] = value }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: host, path: path, headerFields: fields),
      body: RequestBody(buffer: ByteBuffer(string: body)))
    let response = await hall.respond(to: request, through: door)
    let bytes = Collected()
    try await response.body.write(bytes)
    return Answer(
      status: response.status.code, headers: response.headers,
      text: String(decoding: bytes.all.withLock { $0 }, as: UTF8.self))
  }
}

extension Phrase {
  /// What an exchange with a share did, as the tests tell it.
  fileprivate static func told(_ outcome: ShareOutcome) -> [Phrase] {
    [Phrase(same: "TOLD \(outcome.pulled?.count ?? -1) \(outcome.pushed?.count ?? -1)")]
  }
}

/// A clock that moves a second at each look, and random bits from a seed of the machine's own: two
/// machines never make the same key.
private final class World: Sendable {
  private let state: Mutex<(time: Int64, seeded: Seeded)>

  init(of machine: String) {
    let seed = machine.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    state = Mutex((time: 1_795_507_200_000, seeded: Seeded(seed)))
  }

  func now() -> Timestamp {
    state.withLock { state in
      state.time += 1000
      return Timestamp(milliseconds: state.time)
    }
  }

  func random() -> UInt64 { state.withLock { $0.seeded.next() } }
}

/// Keeps the bytes of a response.
private final class Collected: ResponseBodyWriter, Sendable {
  let all = Mutex<[UInt8]>([])

  func write(_ buffer: ByteBuffer) async throws {
    all.withLock { $0 += Array(buffer.readableBytesView) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
