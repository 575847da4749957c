import Community
import Workspace

extension Routes {
  /// The way into a network.
  static let welcome: [Route] = [
    Route(method: .get, path: "/welcome", work: .office { try await Arrival($0, $1).page() }),
    Route(method: .post, path: "/welcome/join", work: .office { try await Arrival($0, $1).join() }),
    Route(
      method: .post, path: "/welcome/found", work: .office { try await Arrival($0, $1).found() }),
  ]
}

/// The way from no home to one that belongs to a network, as a person takes it on the page.
private struct Arrival {
  /// What there is at the home's place.
  enum Standing: Sendable {
    /// Nothing yet.
    case none
    /// A home that its network does not believe any more: it may join anew.
    case barred
    /// A home.
    case settled
  }

  let visit: Visit
  let office: Office
  let standing: Standing

  init(_ visit: Visit, _ office: Office) async throws {
    self.visit = visit
    self.office = office
    do {
      standing = try await office.desk.run(.read) { try $0.isBarred() ? .barred : .settled }
    } catch WorkspaceError.noHome {
      standing = .none
    }
  }

  func page() -> PageAnswer {
    guard standing != .settled else { return .goTo("/") }
    return WelcomePage(visit, isBarred: standing == .barred).answer
  }

  /// Joins at once, so that what is wrong is told beside what was typed; what is in the share is
  /// received beside the requests, since that may take long.
  func join() async throws -> PageAnswer {
    guard standing != .settled else { return .goTo("/") }
    let typed = (visit.form["folder"] ?? "")[...].trimmingWhiteSpace
    let share = typed.isEmpty ? nil : visit.surroundings.folder(typed)
    guard typed.isEmpty || share != nil else { return problem(.join, Visit.needsWholePath) }
    do {
      let code = try InvitationCode(visit.form["code"] ?? "")
      try await enter(with: code, through: share)
    } catch {
      return problem(.join, explain(error, share ?? ""))
    }
    guard let share else { return .goTo("/settings?note=joined#shares") }
    office.start(.joining) { try $0.arrive(through: share) }
    await office.waitBriefly()
    return .goTo("/sync?note=arrived")
  }

  private func enter(with code: InvitationCode, through share: String?) async throws {
    let surroundings = visit.surroundings
    let language = visit.language.rawValue
    if standing == .barred {
      return try await office.desk.run(.write) { try $0.enterAgain(with: code, through: share) }
    }
    try await office.desk.perform(.write) {
      try Replica.enter(
        at: surroundings.home, with: code, through: share, language: language,
        in: surroundings.machine)
    }
  }

  func found() async throws -> PageAnswer {
    guard standing == .none else { return .goTo("/") }
    let surroundings = visit.surroundings
    let language = visit.language.rawValue
    do {
      let network = try GivenName.read(
        visit.form["network"] ?? "",
        what: Phrase(fr: "Le nom du réseau", en: "The network's name"))
      let site = try GivenName.read(
        visit.form["site"] ?? "", what: Phrase(fr: "Le nom du site", en: "The site's name"))
      try await office.desk.perform(.write) {
        try Replica.found(
          at: surroundings.home, network: network, site: site, language: language,
          in: surroundings.machine)
      }
    } catch {
      return problem(.found, explain(error, ""))
    }
    return .goTo("/settings?note=founded#shares")
  }

  private func explain(_ error: any Error, _ share: String) -> Phrase {
    if let error = error as? GivenNameError { return error.phrase }
    return visit.explain(error, of: share)
  }

  private func problem(_ form: WelcomePage.Form, _ phrase: Phrase) -> PageAnswer {
    WelcomePage(visit, isBarred: standing == .barred, problem: (form, phrase)).answer
  }
}
