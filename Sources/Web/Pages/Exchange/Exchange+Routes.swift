import Community
import Workspace

extension Routes {
  /// The exchange with the shares.
  static let exchange: [Route] = [
    Route(method: .get, path: "/sync", work: .office { try await Exchanging.page($0, $1) }),
    Route(method: .post, path: "/sync", work: .office { try await Exchanging.start($0, $1) }),
    Route(
      method: .get, path: "/sync/state",
      work: .office { visit, office in
        .json(office.job?.json(in: visit.language) ?? #"{"running":false}"#)
      }),
  ]
}

/// What the page of the exchange does.
private enum Exchanging {
  /// While an exchange goes on, the home is left to it.
  static func page(_ visit: Visit, _ office: Office) async throws -> PageAnswer {
    let job = office.job
    if let job, job.isRunning { return SyncPage(visit, running: job).answer }
    return try await office.desk.run(.read) { try SyncPage(visit, $0, after: job).answer }
  }

  static func start(_ visit: Visit, _ office: Office) async throws -> PageAnswer {
    let machine = visit.surroundings.machine
    let settings = try await office.desk.perform(.read) {
      try SiteSettings(at: visit.surroundings.home, files: machine.files)
    }
    guard !settings.shares.isEmpty else { return .goTo("/settings?note=noShare") }
    let isTrial = visit.form["trial"] != nil
    let isStarted = office.start(isTrial ? .trial : .exchange) { replica in
      try replica.exchange(.both, isTrial: isTrial)
    }
    await office.waitBriefly()
    return .goTo(isStarted ? "/sync" : "/sync?note=running")
  }
}
