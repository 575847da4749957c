import Community
import Fakes
import Foundation
import Journal
import Merge
import Synchronization
import Workspace

@testable import Web

/// The homes of a network's sites, each with its page as its assistant sees it, in French.
///
/// Pages are asked for by their routes, without a server between.
final class Desks: Sendable {
  private let scratch: Scratch
  private let state = Mutex((time: Int64(1_795_507_200_000), seeded: Seeded(1)))
  let names: [String]

  /// Founds a network whose first site leads and invites the others, over one shared folder.
  init(_ names: String...) throws {
    scratch = try Scratch()
    self.names = names
    try FileManager.default.createDirectory(atPath: share, withIntermediateDirectories: true)
    try Replica.found(
      at: home(names[0]), network: "Réseau Sud", site: names[0], language: nil, in: machine)
    for name in names.dropFirst() {
      let code = try with(names[0]) { try $0.invite(name, as: .site, days: 30) }
      try Replica.join(at: home(name), with: code, language: nil, in: machine)
    }
    for name in names { try with(name) { _ = try $0.addShare(share) } }
    try exchange()
  }

  var share: String { scratch.path + "/drive" }

  func home(_ name: String) -> String { "\(scratch.path)/\(name)" }

  /// A disk, a clock that moves a second at each look, and random bits from a seed.
  private var machine: Surroundings {
    Surroundings(
      files: LocalFiles(), now: { self.now },
      random: { self.state.withLock { $0.seeded.next() } }, bootID: "test",
      patience: TestPatience.tries,
      pause: TestPatience.pause)
  }

  private var now: Timestamp {
    state.withLock { state in
      state.time += 1000
      return Timestamp(milliseconds: state.time)
    }
  }

  @discardableResult
  func with<T>(
    _ name: String, for access: Replica.Access = .write, _ body: (Replica) throws -> T
  ) throws -> T {
    let replica = try Replica(at: home(name), for: access, in: machine)
    defer { replica.close() }
    return try body(replica)
  }

  /// Records changes at a site, as `apply` takes them.
  func apply(_ name: String, _ lines: String..., by member: String? = nil) throws {
    try with(name) { site in
      _ = try site.apply(
        try lines.map { NumberedDraft(try Draft(json: $0.utf8)) }, by: member)
    }
  }

  /// Lets all sites exchange often enough that each has heard of everything.
  func exchange() throws {
    for _ in 1...2 {
      for name in names {
        for outcome in try with(name, { try $0.exchange(.both) }) {
          if let failure = outcome.failure { throw failure }
        }
      }
    }
  }

  /// Takes the shared folder away, as a drive that is not there.
  func hideShare() throws {
    try FileManager.default.moveItem(atPath: share, toPath: share + "-away")
  }

  func id(_ name: String) throws -> String { try with(name, for: .read) { $0.settings.site.text } }

  func view(_ record: String, at name: String) throws -> RecordView? {
    try with(name, for: .read) { try $0.view(of: record) }
  }

  /// Says who works at a site.
  func seat(_ member: String, at name: String) throws {
    try with(name) { site in
      var visitor = site.visitor()
      visitor.member = member
      try site.remember(visitor)
    }
  }

  // MARK: Pages

  /// What `path` shows at a site.
  func get(_ path: String, at name: String) throws -> Shown {
    try answer(.get, path, form: "", at: name)
  }

  /// What sending a form to `path` answers.
  func post(_ path: String, _ fields: [String: String], at name: String) throws -> Shown {
    let form = fields.map { "\($0.key.inURL)=\($0.value.inURL)" }.joined(separator: "&")
    return try answer(.post, path, form: form, at: name)
  }

  private func answer(
    _ method: Route.Method, _ address: String, form: String, at name: String
  ) throws -> Shown {
    let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
    let path = parts.first ?? "/"
    let surroundings = surroundings(of: name)
    guard let (route, named) = Routes.find(method, path) else { throw PageError.noSuchPage }
    let visit = Visit(
      path: named, query: FormFields(parts.count > 1 ? parts[1] : ""), form: FormFields(form),
      body: [], language: .french, token: "jeton", now: now, surroundings: surroundings)
    guard case .home(let access, let work) = route.work else { throw PageError.noSuchPage }
    do {
      return Shown(try with(name, for: access) { try work(visit, $0) })
    } catch let error as PageError {
      return Shown(MessagePage(error, visit).answer)
    } catch let error as WorkspaceError {
      return Shown(MessagePage(error, visit).answer)
    }
  }

  private func surroundings(of name: String) -> PageSurroundings {
    PageSurroundings(
      home: home(name), machine: machine, language: .french,
      time: { Phrase(same: $0.text) },
      day: { CalendarDate(dayNumber: Int($0.milliseconds / 86_400_000)) },
      explain: { Phrase(same: "\($0)") }, account: { _ in [] })
  }
}

/// What a page answered.
struct Shown {
  var html = ""
  var status = PageAnswer.Status.ok
  /// Where it leads.
  var leadsTo: String?

  init(_ answer: PageAnswer) {
    switch answer {
    case .html(let text, let how): (html, status) = (text, how)
    case .fragment(let text), .json(let text): html = text
    case .goTo(let path): (leadsTo, status) = (path, .seeOther)
    case .file, .asset: break
    }
  }

  /// The value of the first hidden field called `name` after `place`.
  func hidden(_ name: String, after place: String = "") -> String? {
    let start = place.isEmpty ? html.startIndex : html.firstRange(of: place)?.upperBound
    guard let start, let field = html[start...].firstRange(of: "name=\"\(name)\" value=\"") else {
      return nil
    }
    return String(html[field.upperBound...].prefix { $0 != "\"" })
  }
}
