import Community
import Merge
import Workspace

/// The exchange: which shares there are, what waits, and how the last exchange went.
struct SyncPage {
  /// What became of the exchange with a share.
  struct Account: Sendable {
    let mark: String
    let isFailure: Bool
    let sentences: [String]
  }

  private let t: Wording
  private let page: Frame
  /// Whether an exchange goes on: then nothing else is shown, since all of it is about to change.
  private let isRunning: Bool
  private let doing: String
  private let done: String?
  private let all: String?
  private let heading: String?
  private let failure: String?
  private let accounts: [Account]
  private let notes: [String]
  private let standing: StandingNotice?
  private let shares: [ShareLine]
  private let hasShares: Bool
  private let waiting: String?
  private let last: String?

  /// Shows a job that goes on.
  init(_ visit: Visit, running job: Job) {
    t = visit.words
    page = Frame(visit, title: visit.words["exchangeTitle"], at: "/sync")
    isRunning = true
    doing = visit.say(job.phrase)
    done = job.progress.map { String($0.share.done) }
    all = job.progress.map { String($0.share.all) }
    (heading, failure, waiting, last) = (nil, nil, nil, nil)
    (accounts, notes, shares) = ([], [], [])
    standing = nil
    hasShares = true
  }

  /// Shows how things stand, and what `job` did.
  init(_ visit: Visit, _ replica: Replica, after job: Job?) throws {
    t = visit.words
    page = Frame(visit, title: visit.words["exchangeTitle"], at: "/sync")
    isRunning = false
    (doing, done, all) = ("", nil, nil)
    let status = try replica.status()
    let told = Told(job, visit)
    (heading, failure, accounts) = (told.heading, told.failure, told.accounts)
    notes =
      told.notes + status.clocks.map { visit.say($0.phrase) } + Self.notes(status, job, visit)
    standing = StandingNotice(
      status.place, of: replica.settings.site, with: status.onHold, visit)
    shares = status.shares.map { ShareLine($0, visit) }
    hasShares = !shares.isEmpty
    waiting = visit.say(
      status.waiting > 0
        ? Counted.waitingPhrase(Int(status.waiting))
        : Phrase(fr: "Tout est envoyé.", en: "All is sent."))
    last = try replica.lastExchange().map { moment in
      let when = visit.surroundings.time(moment)
      return visit.say(
        Phrase(
          fr: "Dernier échange avec du nouveau : \(when.french).",
          en: "Last exchange with something new: \(when.english)."))
    }
  }

  /// What somebody should know, beyond the shares.
  private static func notes(_ status: Status, _ job: Job?, _ visit: Visit) -> [String] {
    guard job?.kind == .joining, status.peers.isEmpty, !status.place.isBarred else { return [] }
    return [
      visit.say(
        Phrase(
          fr: "Ce partage ne contient encore rien du site qui vous invite : qu’il échange de son "
            + "côté ; ensuite, échangez ici à nouveau.",
          en: "This share holds nothing yet of the site that invites you: let it exchange at its "
            + "end; then exchange here again."))
    ]
  }

  var answer: PageAnswer { .html(Templates.render("sync", self)) }
}

/// What a job that has ended is told as.
private struct Told {
  var heading: String?
  var failure: String?
  var accounts: [SyncPage.Account] = []
  var notes: [String] = []

  init(_ job: Job?, _ visit: Visit) {
    guard let job, let end = job.end else { return }
    switch end {
    case .failed(let phrase): failure = visit.say(phrase)
    case .done(let told, let departures):
      accounts = told.map { account in
        SyncPage.Account(
          mark: account.isFailure ? "!" : "✓", isFailure: account.isFailure,
          sentences: account.sentences.map { visit.say($0) })
      }
      notes = departures.map { visit.say($0) }
    }
    let when = visit.surroundings.time(job.start)
    heading = visit.say(
      job.kind == .trial
        ? Phrase(
          fr: "Essai du \(when.french) : ce qui se ferait, rien n’a été écrit",
          en: "Trial of \(when.english): what would be done, nothing was written")
        : Phrase(
          fr: "Échange du \(when.french)\(extent.french)",
          en: "Exchange of \(when.english)\(extent.english)"))
  }

  /// With how many shares the exchange was done, where not with all.
  private var extent: Phrase {
    let done = accounts.count { !$0.isFailure }
    let all = accounts.count
    return done == all
      ? Phrase(same: "")
      : Phrase(
        fr: ", fait avec \(done) partage\(done < 2 ? "" : "s") sur \(all)",
        en: ", done with \(done) of \(all) share\(all == 1 ? "" : "s")")
  }
}
