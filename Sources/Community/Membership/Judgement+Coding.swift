import Merge

extension Judgement {
  /// The judgement as text, of which ``init(lines:)`` makes it again: for an index, which is made
  /// anew by every version.
  public var lines: [String] {
    var lines = ["site \(site)"]
    if isFounder { lines.append("founder") }
    if isLeadOfOld { lines.append("lead") }
    lines += firsts.map { "first \($0.point)" }
    lines += makers.map { maker in
      (["maker", maker.word.text] + maker.joins.map(\.text)).joined(separator: " ")
    }
    lines += grants.map { grant, undone in
      (["grant", grant.text] + undone.map(\.text)).joined(separator: " ")
    }
    lines += demotions.map { "demotion \($0.text) \($1.text)" }
    lines += cuts.map { "cut \($0.text)" }
    return lines
  }

  /// Reads what ``lines`` wrote; `nil` for anything else.
  public init?(lines: some Sequence<Substring>) {
    var site: SiteID?
    var (isFounder, isLeadOfOld) = (false, false)
    var firsts: Set<EntryName> = []
    var makers: Set<Maker> = []
    var grants: [EntryName: Set<EntryName>] = [:]
    var demotions: [EntryName: Cut] = [:]
    var cuts: Set<Cut> = []
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let names = words.dropFirst().compactMap { EntryName(text: $0) }
      switch (words[0], words.count) {
      case ("site", 2): site = SiteID(words[1])
      case ("founder", 1): isFounder = true
      case ("lead", 1): isLeadOfOld = true
      case ("first", 2):
        guard let site, let point = Point(words[1]) else { return nil }
        firsts.insert(EntryName(site: site, point: point))
      case ("maker", 2...) where names.count == words.count - 1:
        makers.insert(Maker(word: names[0], joins: Set(names.dropFirst())))
      case ("grant", 2...) where names.count == words.count - 1:
        grants[names[0]] = Set(names.dropFirst())
      case ("demotion", 3):
        guard let cut = Cut(text: words[2]), names.count == 1 else { return nil }
        demotions[names[0]] = cut
      case ("cut", 2):
        guard let cut = Cut(text: words[1]) else { return nil }
        cuts.insert(cut)
      default: return nil
      }
    }
    guard let site else { return nil }
    self.init(
      site: site, firsts: firsts, isFounder: isFounder, isLeadOfOld: isLeadOfOld, makers: makers,
      grants: grants, demotions: demotions, cuts: cuts)
  }
}

extension EntryName {
  fileprivate var text: String { "\(site)/\(point)" }

  fileprivate init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let site = SiteID(parts[0]), let point = Point(parts[1]) else {
      return nil
    }
    self.init(site: site, point: point)
  }
}

extension Cut {
  fileprivate var text: String {
    ([through.map { String($0) } ?? ""] + points.map(\.description)).joined(separator: ",")
  }

  fileprivate init?(text: String) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let points = words.dropFirst().compactMap { Point($0) }
    let through = UInt32(words[0])
    guard points.count == words.count - 1, words[0].isEmpty || through != nil else { return nil }
    self.init(points: points, through: through)
  }
}
