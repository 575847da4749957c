import Community
import Journal
import Merge
import Workspace

/// The homes of the demonstration, and the folder that they share.
struct DemoNetwork {
  let plan: DemoPlan
  let folder: String
  private let surroundings = Edge.surroundings

  /// The folder that the sites share, while its drive is there.
  var share: String { folder + "/partage" }
  private var awayShare: String { folder + "/partage-debranche" }

  func home(_ place: Int) -> String {
    let name = plan.sites[place].file.prefix { $0 != "." }
    return "\(folder)/\(name)"
  }

  /// Founds the network, and lets all sites join it.
  func found() throws {
    let language = Language.current.rawValue
    try Replica.found(
      at: home(0), network: plan.name, site: plan.sites[0].name, language: language,
      in: surroundings)
    try LocalFiles().makeFolders(share)
    let codes = try writing(0) { replica in
      _ = try replica.addShare(share)
      let codes = try plan.sites.dropFirst().map {
        try replica.invite($0.name, as: $0.isLead ? .lead : .site, days: 14)
      }
      _ = try replica.exchange(.push)
      return codes
    }
    for (place, code) in zip(plan.sites.indices.dropFirst(), codes) {
      try Replica.join(at: home(place), with: code, language: language, in: surroundings)
      try writing(place) { replica in
        _ = try replica.addShare(share)
        _ = try replica.exchange(.pull)
      }
    }
  }

  /// Records the file of a site in its home.
  func apply(_ place: Int) throws -> [Applied] {
    let drafts = try drafts(of: place)
    return try writing(place) { try $0.apply(drafts) }
  }

  private func drafts(of place: Int) throws -> [NumberedDraft] {
    try DraftLines(of: "\(plan.folder)/\(plan.sites[place].file)").drafts()
  }

  /// Has a lead say what the files of sites that are none say for it: which practices are
  /// validated, say.
  func decide(at lead: Int) throws -> [Applied] {
    var words: [NumberedDraft] = []
    for place in plan.sites.indices where !plan.sites[place].isLead {
      for numbered in try drafts(of: place) where numbered.draft.change.isForLeads {
        let kind = Kind.of(record: numbered.draft.change.record)
        var change = Change(on: numbered.draft.change.record)
        change.set = numbered.draft.change.set.filter {
          kind?.field($0.field)?.isForLeads($0.content) == true
        }
        if !change.set.isEmpty { words.append(NumberedDraft(Draft(change))) }
      }
    }
    return try writing(lead) { try $0.apply(words) }
  }

  /// Exchanges between one site and the share.
  func sync(_ place: Int) throws -> ShareOutcome {
    guard let outcome = try writing(place, { try $0.exchange(.both) }).first else {
      throw Complaint.noShare
    }
    return outcome
  }

  /// Exchanges between the share and each of `places`, in order.
  func sync(_ places: some Sequence<Int>) throws -> [ShareOutcome] {
    try places.map { place in
      let outcome = try sync(place)
      if let failure = outcome.failure { throw failure }
      return outcome
    }
  }

  /// Takes the drive away, or puts it back.
  func connectDrive(_ isThere: Bool) throws {
    let files = LocalFiles()
    if isThere {
      try files.rename(awayShare, to: share)
    } else {
      try files.rename(share, to: awayShare)
    }
  }

  /// What the site's `dump` prints.
  func dump(_ place: Int) throws -> [String] {
    try reading(place) { replica in
      var lines: [String] = []
      try replica.dump { lines.append($0) }
      return lines
    }
  }

  func reading<T>(_ place: Int, _ body: (Replica) throws -> T) throws -> T {
    try opened(place, .read, body)
  }

  func writing<T>(_ place: Int, _ body: (Replica) throws -> T) throws -> T {
    try opened(place, .write, body)
  }

  private func opened<T>(
    _ place: Int, _ access: Replica.Access, _ body: (Replica) throws -> T
  ) throws -> T {
    let replica = try Replica(at: home(place), for: access, in: surroundings)
    defer { replica.close() }
    return try body(replica)
  }
}
