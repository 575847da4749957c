import Merge

/// All that has been noted about who belongs, and which of it each fact had heard of.
///
/// A fact is named by its place in the order of arrival, which holds in one roster only. The facts
/// of a site lie on **strands**: in each, a fact has all before it in its past. A site has one
/// strand as long as it writes one journal. So what an entry has seen of a strand is a beginning
/// of it, and is found by going on from where the strand's author had stood before: noting a fact
/// costs no more than its clock does, whoever wrote how many others.
struct RosterFacts: Sendable {
  /// The facts in the order of arrival.
  private(set) var all: [Fact] = []
  /// The strand of each fact, and its place there from 1.
  private(set) var places: [Place] = []
  private(set) var strands: [Strand] = []
  /// The strands of each site.
  private(set) var strandsOf: [SiteID: [Int]] = [:]
  /// The first entries of each site.
  private(set) var firsts: [SiteID: [Int]] = [:]
  /// The facts that some rule asks about together, each topic's by strand.
  private(set) var topics: [Topic: [Int: [Int]]] = [:]
  /// Of the subject of each taking, the last entries that its author had seen.
  private(set) var points: [Int: [Point]] = [:]
  private(set) var numbers: [EntryName: Int] = [:]
  /// The founding, once it has been seen.
  private(set) var founding: Founding?
  private var heard: [Listening: Int] = [:]

  struct Place: Hashable, Sendable {
    let strand: Int
    let position: Int
  }

  struct Strand: Sendable {
    var facts: [Int] = []
    /// At which position of this strand each fact is in the past, where that has been asked.
    var heard: [Int: Int] = [:]
    /// At which position the first proven join of a site by an invitation is, of those.
    var joined: [Joining: Int] = [:]
  }

  /// A site that joined by an invitation.
  struct Joining: Hashable {
    let site: SiteID
    let invitation: PublicKey
  }

  /// What facts can be about.
  enum Topic: Hashable, Sendable {
    /// Admissions and roles of a site.
    case site(SiteID)
    /// Invitations with a key.
    case invitations(PublicKey)
    /// Joins by an invitation's key.
    case joins(PublicKey)
    /// Continuations of a site.
    case continuations(SiteID)
    /// All facts of a strand.
    case strand(Int)
    /// What a site was called.
    case names(of: SiteID)
    /// Retirements of a site.
    case retirements(of: SiteID)
    /// Erasures of persons.
    case erasures
  }

  /// How far a strand has heard of what another says about a topic.
  private struct Listening: Hashable {
    let strand: Int
    let topic: Topic
    let other: Int
  }

  /// Whether `earlier` is in the past of `later`; asked only where a rule says that `later` looks.
  func hears(_ later: Int, _ earlier: Int) -> Bool {
    let place = places[later]
    return strands[place.strand].heard[earlier].map { $0 <= place.position } ?? false
  }

  /// Whether `word`, which makes `site` a lead, does so for `fact`, of the site or of one that
  /// continues it: it is in the past and, of an invitation, a join by it is, too.
  func hears(_ fact: Int, _ word: Int, making site: SiteID) -> Bool {
    let place = places[fact]
    return position(on: place.strand, of: word, making: site).map { $0 <= place.position } ?? false
  }

  /// From which position of `strand` on `word` makes `site` a lead; `nil` where it does not.
  func position(on strand: Int, of word: Int, making site: SiteID) -> Int? {
    guard let position = strands[strand].heard[word] else { return nil }
    guard case .invitation(let invitation, _) = all[word].content else { return position }
    return strands[strand].joined[Joining(site: site, invitation: invitation.key)]
      .map { max($0, position) }
  }

  /// The invitations' keys by which somebody joined.
  var codes: [PublicKey] {
    topics.keys.compactMap { if case .joins(let key) = $0 { key } else { nil } }
  }

  /// The facts about `topic`.
  func facts(about topic: Topic) -> some Sequence<Int> { (topics[topic] ?? [:]).values.joined() }

  /// The position of the last fact of `strand` in the past of the fact `later`; 0 for none.
  func reach(of later: Int, in strand: Int) -> Int {
    let facts = strands[strand].facts
    var (low, high) = (0, facts.count)
    while low < high {
      let middle = (low + high) / 2
      if hears(later, facts[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Puts a fact behind the others, on `strand`: `nil` for a new one.
  @discardableResult
  mutating func append(_ fact: Fact, on strand: Int?) -> Int {
    let (number, site) = (all.count, fact.name.site)
    let strand = strand ?? strands.count
    if strand == strands.count {
      strands.append(Strand())
      strandsOf[site, default: []].append(strand)
    }
    strands[strand].facts.append(number)
    places.append(Place(strand: strand, position: strands[strand].facts.count))
    all.append(fact)
    numbers[fact.name] = number
    if fact.seq == 1 { firsts[site, default: []].append(number) }
    return number
  }

  /// Records that `fact` has `earlier` in its past.
  mutating func record(_ earlier: Int, heardBy fact: Int) {
    let place = places[fact]
    guard strands[place.strand].heard[earlier] == nil else { return }
    strands[place.strand].heard[earlier] = place.position
    guard case .join(let join) = all[earlier].content, join.isProven else { return }
    let joining = Joining(site: all[earlier].name.site, invitation: join.invitation)
    if strands[place.strand].joined[joining] == nil {
      strands[place.strand].joined[joining] = place.position
    }
  }

  /// Records where the subject of a taking was cut.
  mutating func record(_ points: [Point], for taking: Int) { self.points[taking] = points.sorted() }

  /// Finds what `fact` has heard about `topic`.
  mutating func listen(_ fact: Int, to topic: Topic, _ past: some Past) {
    if case .strand(let strand) = topic {
      return listen(fact, to: topic, from: strand, strands[strand].facts, past)
    }
    for (strand, facts) in topics[topic] ?? [:] {
      listen(fact, to: topic, from: strand, facts, past)
    }
  }

  private mutating func listen(
    _ fact: Int, to topic: Topic, from other: Int, _ facts: [Int], _ past: some Past
  ) {
    let strand = places[fact].strand
    let listening = Listening(strand: strand, topic: topic, other: other)
    var next = heard[listening] ?? 0
    while next < facts.count {
      let isKnown = facts[next] == fact || strands[strand].heard[facts[next]] != nil
      guard isKnown || past.contains(all[facts[next]].name) else { break }
      record(facts[next], heardBy: fact)
      next += 1
    }
    heard[listening] = next
  }

  /// Files `fact` where rules look for it.
  mutating func file(_ fact: Int) {
    switch all[fact].content {
    case .founding(let founding): self.founding = founding
    case .join(let join):
      file(fact, under: .joins(join.invitation))
      file(fact, under: .names(of: all[fact].name.site))
    case .continuation(let continuation):
      file(fact, under: .continuations(continuation.continues))
      file(fact, under: .names(of: all[fact].name.site))
    case .invitation(let invitation, _): file(fact, under: .invitations(invitation.key))
    case .admission(let admission): file(fact, under: .site(admission.site))
    case .role(let role): file(fact, under: .site(role.site))
    case .retirement(let retirement): file(fact, under: .retirements(of: retirement.site))
    case .erasure: file(fact, under: .erasures)
    case .name(let site, _): file(fact, under: .names(of: site))
    case .stranger, .withdrawal, .revocation: break
    }
  }

  private mutating func file(_ fact: Int, under topic: Topic) {
    topics[topic, default: [:]][places[fact].strand, default: []].append(fact)
  }
}

extension RosterFacts: Hashable {
  /// Whether the same entries were noted. An entry's name holds the hash of all that it has seen.
  static func == (left: RosterFacts, right: RosterFacts) -> Bool {
    left.numbers.count == right.numbers.count
      && left.numbers.keys.allSatisfy { right.numbers[$0] != nil }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(Set(numbers.keys)) }
}
