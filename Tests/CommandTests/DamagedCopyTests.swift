import Foundation
import Testing

/// What can be wrong with a home that was copied to another machine.
enum Damage: String, CaseIterable, CustomTestStringConvertible {
  case foreignJournalGone = "another site's journal is gone"
  case foreignJournalCut = "another site's journal is cut"
  case foreignJournalFlipped = "a bit of another site's journal is wrong"
  case foreignHeadGone = "another site's head is gone"
  case ownJournalFlipped = "a bit of the own journal is wrong"
  case journalsGone = "all journals are gone"
  case headsGone = "all heads are gone"
  case blobsGone = "the attachments are gone"
  case indexGone = "the index is gone"

  var testDescription: String { rawValue }

  /// Whether the home's own journal must be mended before anything else.
  var isOfOwnJournal: Bool { self == .ownJournalFlipped || self == .journalsGone }

  /// Whether something of other sites is lacking until a share has been seen.
  var isOfOthers: Bool {
    switch self {
    case .foreignJournalGone, .foreignJournalCut, .foreignJournalFlipped, .foreignHeadGone,
      .headsGone:
      true
    default: false
    }
  }
}

/// Copies of a home in which files are missing or damaged: they look things up and write, and one
/// command mends them.
struct DamagedCopyTests {
  private let ground: Playground
  private let toulouse: String

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Salle", "--body", "Demander la veille.")
    try ground.syncBoth()
    try ground.run("lyon", "practice", "add", "Badges")
    try ground.run("lyon", "practice", "edit", "salle", "--theme", "accueil")
    let file = try ground.write("Plan", to: "plan.txt")
    try ground.run("lyon", "attach", "badges", file)
    try ground.syncBoth()
    toulouse = try ground.site("toulouse")
  }

  /// The file of `site`'s journal in `copy` that is read last.
  private func file(of site: String, _ copy: String) throws -> String {
    let folder = "\(copy)/journals/\(site)"
    let names = try FileManager.default.contentsOfDirectory(atPath: ground.path(folder))
    return "\(folder)/\(try #require(names.filter { $0.hasSuffix(".gz") }.max()))"
  }

  private func change(_ name: String, _ change: (inout Data) -> Void) throws {
    let url = URL(fileURLWithPath: ground.path(name))
    var bytes = try Data(contentsOf: url)
    change(&bytes)
    try bytes.write(to: url)
  }

  /// A copy of Lyon's home with `damage`.
  private func copy(_ name: String, _ damage: Damage) throws {
    let lyon = try ground.site("lyon")
    try ground.copy("lyon", to: name)
    let files = FileManager.default
    func remove(_ part: String) { try? files.removeItem(atPath: ground.path("\(name)/\(part)")) }
    switch damage {
    case .foreignJournalGone: remove("journals/\(toulouse)")
    case .foreignJournalCut: try change(try file(of: toulouse, name)) { $0.removeLast(30) }
    case .foreignJournalFlipped:
      try change(try file(of: toulouse, name)) { $0[$0.count / 2] ^= 4 }
    case .foreignHeadGone: remove("heads/\(toulouse).json")
    case .ownJournalFlipped: try change(try file(of: lyon, name)) { $0[$0.count / 3] ^= 4 }
    case .journalsGone: remove("journals")
    case .headsGone: remove("heads")
    case .blobsGone: remove("blobs")
    case .indexGone: for end in ["", "-wal", "-shm"] { remove("index.sqlite\(end)") }
    }
  }

  private func isLikeToulouse(_ home: String) throws -> Bool {
    for name in [home, "toulouse", home] { try ground.run(name, "sync") }
    return try ground.isSame(at: [home, "toulouse"])
  }

  @Test(arguments: Damage.allCases)
  func `a look-up shows what is there`(damage: Damage) throws {
    try copy("copie", damage)
    let run = try ground.run("copie", "practice", "list", language: "en")
    #expect(run.code == (damage == .journalsGone ? 74 : 0), "\(run.messages)")
    if run.code == 74 { #expect(run.messages.contains("“reseau repair”")) }
  }

  @Test(arguments: Damage.allCases)
  func `an edit is recorded, and comes to all`(damage: Damage) throws {
    try copy("copie", damage)
    let run = try ground.run("copie", "practice", "add", "Courrier")
    guard !damage.isOfOwnJournal else {
      return #expect(run.code == 74 && run.messages.contains("reseau repair"))
    }
    #expect(run.code == 0, "\(run.messages)")
    try ground.run("lyon", "practice", "add", "Clés")
    #expect(try isLikeToulouse("copie"))
    #expect(try isLikeToulouse("lyon"))
    for title in ["courrier", "clés", "salle", "badges"] {
      #expect(try ground.run("toulouse", "practice", "show", title).code == 0, "\(title)")
    }
    #expect(try ground.run("copie", "verify").code == 0)
  }

  @Test(arguments: Damage.allCases)
  func `an exchange brings what is lacking`(damage: Damage) throws {
    try copy("copie", damage)
    let run = try ground.run("copie", "sync", language: "en")
    guard !damage.isOfOwnJournal else {
      return #expect(run.code == 74 && run.messages.contains("“reseau repair”"))
    }
    #expect(run.code == 0, "\(run.messages)")
    #expect(try ground.run("copie", "verify").code == 0)
    #expect(try isLikeToulouse("copie"))
  }

  @Test(arguments: Damage.allCases)
  func `a check names what is lacking, and the command that mends it`(damage: Damage) throws {
    try copy("copie", damage)
    let run = try ground.run("copie", "verify", language: "en")
    guard damage.isOfOwnJournal || damage.isOfOthers else {
      return #expect(run.code == 0, "\(run.messages)")
    }
    #expect(run.code == 74)
    #expect(run.messages.contains("“reseau repair”"))
    #expect(!run.messages.contains("rebuild"))
  }

  @Test(arguments: Damage.allCases)
  func `a repair mends it`(damage: Damage) throws {
    try copy("copie", damage)
    let run = try ground.run("copie", "repair")
    #expect(run.code == 0, "\(run.messages)")
    #expect(try ground.run("copie", "verify").code == 0)
    #expect(try isLikeToulouse("copie"))
  }

  @Test(arguments: Damage.allCases.filter(\.isOfOthers))
  func `without a share, a repair names who holds what is lacking`(damage: Damage) throws {
    try ground.join("pau", as: "Pau")
    try ground.run("lyon", "sync")
    try copy("copie", damage)
    let share = ground.path("partage")
    try FileManager.default.moveItem(atPath: share, toPath: share + ".loin")
    let run = try ground.run("copie", "repair", language: "en")
    #expect([69, 74].contains(run.code), "\(run.messages)")
    #expect(run.messages.contains("Exchange with one of them"))
    #expect(try ground.run("copie", "practice", "add", "Courrier").code == 0)
    try FileManager.default.moveItem(atPath: share + ".loin", toPath: share)
    #expect(try isLikeToulouse("copie"))
    #expect(try ground.run("copie", "verify").code == 0)
  }
}
