import Fakes
import Foundation
import Testing

/// The built program on a small file system that gets full: the home's, or the share's.
@Suite(
  .serialized,
  .enabled(if: SmallDisk.isPossible, "a small disk is mounted, which takes the superuser on Linux"))
struct FullDiskTests {
  private let ground: Playground
  private let home: String
  private let share: String

  init() throws {
    ground = try Playground()
    home = "disk/home"
    share = try ground.makeFolder("drive")
  }

  /// A change that hardly shrinks when it is compressed.
  private func line(_ mark: String, bytes: Int, _ random: inout Seeded) -> String {
    let noise = Data(random.bytes(bytes)).base64EncodedString()
    return #"{"on":"practice/\#(mark)","set":{"title":"x"},"text":{"body":"\#(noise)"}}"#
  }

  /// Records changes until the disk is full: large ones, then small ones in what is left.
  ///
  /// - Returns: the marks of those that were acknowledged.
  private func fill() throws -> [String] {
    var random = Seeded(7)
    var marks: [String] = []
    for size in [6000, 600, 10] {
      var isFull = false
      while !isFull {
        let mark = "mark-\(marks.count)"
        let run = try ground.run(home, "apply", input: line(mark, bytes: size, &random))
        isFull = run.code != 0
        if isFull { checkComplaint(run) } else { marks.append(mark) }
        try #require(marks.count < 500, "the disk never got full")
      }
    }
    return marks
  }

  /// One plain sentence that says what to do, and a code that scripts understand.
  private func checkComplaint(_ run: Run) {
    #expect([73, 74].contains(run.code), "\(run.messages)")
    #expect(run.messages.hasPrefix("reseau: "))
    #expect(run.messages.contains("plein"))
    #expect(run.messages.contains("place"))
    #expect(run.output.isEmpty)
  }

  private func shows(_ marks: [String], _ dump: Run) -> Bool {
    dump.code == 0 && marks.allSatisfy { dump.output.contains("\"practice/\($0)\"") }
  }

  @Test func `a home on a full disk keeps what it acknowledged, and goes on when there is room`()
    throws
  {
    let disk = try SmallDisk(kilobytes: 600, on: ground)
    try ground.run(home, "init", "Réseau", "--site", "Pau")
    try ground.run(home, "share", "add", share)
    let marks = try fill()
    #expect(marks.count > 3)
    for words in [["status"], ["dump"], ["push"], ["pull"], ["verify"], ["rebuild"], ["status"]] {
      let run = try Playground.run(
        ["--home", ground.path(home), "--lang", "fr"] + words, in: ground.folder)
      if run.code != 0 { checkComplaint(run) }
    }
    // Whatever the disk lets happen to the index, looking things up goes on.
    for file in try FileManager.default.contentsOfDirectory(atPath: ground.path(home))
    where file.hasPrefix("index.sqlite") {
      try FileManager.default.removeItem(atPath: ground.path("\(home)/\(file)"))
    }
    try disk.fill(leaving: 0)
    #expect(shows(marks, try ground.run(home, "dump")))
    for words in [["status"], ["practice", "list"], ["search", "x"], ["export", "practice"]] {
      let run = try Playground.run(
        ["--home", ground.path(home), "--lang", "fr"] + words, in: ground.folder)
      #expect(run.code == 0, "\(words): \(run.messages)")
    }
    try disk.unfill()

    try disk.grow(toKilobytes: 4000)
    #expect(shows(marks, try ground.run(home, "dump")))
    #expect(try ground.run(home, "verify").code == 0)
    #expect(try ground.run(home, "rebuild").code == 0)
    #expect(try ground.run(home, "practice", "add", "Salle").code == 0)
    let code = try ground.run(home, "invite", "Lyon").lastLine
    #expect(try ground.run(home, "push").code == 0)
    #expect(try ground.run("lyon", "join", code, "--share", share).code == 0)
    #expect(shows(marks, try ground.run("lyon", "dump")))
  }

  @Test func `a pull into a full home takes nothing by halves`() throws {
    try ground.run("lyon", "init", "Réseau", "--site", "Lyon")
    try ground.run("lyon", "share", "add", share)
    let code = try ground.run("lyon", "invite", "Pau").lastLine
    try ground.run("lyon", "push")
    let disk = try SmallDisk(kilobytes: 700, on: ground)
    #expect(try ground.run(home, "join", code, "--share", share).code == 0)
    let own = try ground.run(home, "practice", "add", "Salle")
    #expect(own.code == 0)
    var random = Seeded(1)
    let marks = (0..<20).map { "mark-\($0)" }
    let lines = marks.map { line($0, bytes: 20_000, &random) }.joined(separator: "\n")
    #expect(try ground.run("lyon", "apply", input: lines).code == 0)
    #expect(try ground.run("lyon", "sync").code == 0)

    let pull = try ground.run(home, "pull")
    #expect(pull.code == 74, "\(pull.output)\(pull.messages)")
    #expect(pull.messages.contains("plein"))

    try disk.grow(toKilobytes: 8000)
    #expect(try ground.run(home, "pull").code == 0)
    let dump = try ground.run(home, "dump")
    #expect(shows(marks, dump))
    #expect(dump.output.contains("Salle"))
    #expect(try ground.run(home, "verify").code == 0)
  }

  @Test func `a change that fills a segment on a full disk is recorded, and said so`() throws {
    let disk = try SmallDisk(kilobytes: 4000, on: ground)
    try ground.run(home, "init", "Réseau", "--site", "Pau")
    var random = Seeded(2)
    let lines = (0..<12).map { line("a-\($0)", bytes: 21_000, &random) }
    try ground.run(home, "apply", input: lines.joined(separator: "\n"))
    // Room for the change and for the index, but not for the segment's sealed file.
    try disk.fill(leaving: 200 << 10)

    let run = try ground.run(home, "apply", input: line("b", bytes: 10_000, &random))
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("1 fiche créée"))

    try disk.grow(toKilobytes: 8000)
    #expect(try ground.run(home, "practice", "add", "Salle").code == 0)
    #expect(try ground.run(home, "dump").output.contains("\"practice/b\""))
    #expect(try ground.run(home, "verify").code == 0)
    let journal = try ground.journalNames(of: home)
    #expect(journal.contains { $0.hasPrefix("0000000001-") })
  }

  @Test func `a full share refuses in a sentence, and has all once there is room`() throws {
    let disk = try SmallDisk(kilobytes: 200, on: ground)
    let full = try ground.makeFolder("disk/share")
    try ground.run("pau", "init", "Réseau", "--site", "Pau")
    try ground.run("pau", "share", "add", full)
    let code = try ground.run("pau", "invite", "Lyon").lastLine
    try ground.run("pau", "push")
    #expect(try ground.run("lyon", "join", code, "--share", full).code == 0)
    var random = Seeded(3)
    var count = 0
    var push: Run
    repeat {
      count += 1
      try #require(count < 30, "the share never got full")
      let change = line("mark-\(count)", bytes: 20_000, &random)
      #expect(try ground.run("pau", "apply", input: change).code == 0)
      push = try ground.run("pau", "push")
    } while push.code == 0
    #expect(push.code == 74)
    #expect(push.messages.contains("plein"))
    #expect(push.messages.contains("attend"))

    // The sites that read meanwhile see the state before, whole.
    #expect(try ground.run("lyon", "pull").code == 0)
    #expect(
      shows((1..<count).map { "mark-\($0)" }, try ground.run("lyon", "dump")),
      "what was sent before is there")
    try disk.grow(toKilobytes: 4000)
    #expect(try ground.run("pau", "push").code == 0)
    #expect(try ground.run("lyon", "sync").code == 0)
    #expect(try ground.run("pau", "pull").code == 0)
    #expect(try ground.run("lyon", "dump").output == ground.run("pau", "dump").output)
  }
}

extension Playground {
  /// The names of the files in the journal of the only site in a home.
  fileprivate func journalNames(of home: String) throws -> [String] {
    let journals = path("\(home)/journals")
    let site = try FileManager.default.contentsOfDirectory(atPath: journals).first ?? ""
    return try FileManager.default.contentsOfDirectory(atPath: "\(journals)/\(site)")
  }
}
