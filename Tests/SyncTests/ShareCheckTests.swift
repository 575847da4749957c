import Fakes
import Foundation
import Journal
import Merge
import Sync
import Testing

@Suite struct ShareCheckTests {
  private let scratch: Scratch
  private let writer: SiteID

  init() throws {
    scratch = try Scratch()
    writer = try site("toulouse-6htgz65x")
  }

  /// Tries the folder on a drive with some oddities; `while` happens at each pause.
  private func check(
    _ odd: (inout OddDrive.Oddities) -> Void = { _ in }, while: @escaping () -> Void = {}
  ) throws -> ShareCheck {
    var oddities = OddDrive.Oddities()
    odd(&oddities)
    let drive = OddDrive(oddities)
    var clock = Int64(try LocalFiles().modified(scratch.path).milliseconds)
    return try ShareTrial(
      of: scratch.path, files: drive, drive: drive, tag: "abc",
      now: { Timestamp(milliseconds: clock) }, patience: 10,
      pause: {
        clock += 50
        `while`()
      }
    ).run(writer: writer)
  }

  private func names() throws -> [String] { try LocalFiles().list(scratch.path).sorted() }

  @Test func `a sound drive meets every need, and nothing stays behind`() throws {
    _ = try LocalFiles().append([1], to: "\(scratch.path)/letter.txt", at: 0)
    let found = try check()
    #expect(found.isUsable)
    #expect(found.shortcomings.isEmpty)
    #expect(found.standing == .folder)
    #expect(found.listingDelay == 0)
    #expect(try #require(found.longestName) >= ShareCheck.neededName)
    #expect(try names() == ["letter.txt"])
  }

  @Test func `a folder that is not there is absent, and is not made`() throws {
    let files = LocalFiles()
    let trial = ShareTrial(
      of: "\(scratch.path)/nowhere", files: files, drive: files, tag: "a",
      now: { Timestamp(milliseconds: 0) }, patience: 1, pause: {})
    #expect(throws: ShareError.absent) { try trial.run(writer: writer) }
    #expect(try names().isEmpty)
  }

  @Test(arguments: [
    (FileError.Operation.makeFolder, ShareCheck.Need.folder), (.write, .create), (.sync, .sync),
    (.read, .read), (.rename, .rename), (.remove, .remove),
  ])
  func `what the drive refuses is the need that is not met`(
    operation: FileError.Operation, need: ShareCheck.Need
  ) throws {
    let found = try check { $0.refused[operation] = .denied }
    #expect(!found.isUsable)
    #expect(!found.met.contains(need))
    guard case .refused(let error) = found.shortcomings[need] else {
      Issue.record("\(need) is not told")
      return
    }
    #expect(error.reason == .denied)
    if operation != .remove { #expect(try names().isEmpty) }
  }

  @Test func `bytes that come back changed are told`() throws {
    let found = try check { $0.takesFilesForTexts = true }
    #expect(found.shortcomings[.read] == .untrue)
    #expect(try names().isEmpty)
  }

  @Test func `a rename that leaves the old name is told`() throws {
    #expect(try check { $0.keepsTheOldName = true }.shortcomings[.rename] == .untrue)
  }

  @Test(arguments: [(255, 255), (150, 143), (110, 96)])
  func `the longest name is found`(limit: Int, longest: Int) throws {
    #expect(try check { $0.longestName = limit }.longestName == longest)
  }

  @Test func `a drive of short names can't serve`() throws {
    let found = try check { $0.longestName = 64 }
    #expect(found.longestName == nil)
    #expect(found.shortcomings[.name] != nil)
    #expect(try names().isEmpty)
  }

  @Test func `a late listing is measured and does no harm`() throws {
    // The first listing is that of the share itself.
    let late = try check { $0.lateListings = 4 }
    #expect(late.listingDelay == 150)
    #expect(late.isUsable)
    let never = try check { $0.lateListings = 100 }
    #expect(never.listingDelay == nil)
    #expect(never.isUsable)
  }

  @Test func `a folder that is held for a moment is removed after it`() throws {
    #expect(try check { $0.heldFolders = 3 }.isUsable)
    #expect(try names().isEmpty)
  }

  @Test func `a removed file that the drive brings back is removed again`() throws {
    let files = LocalFiles()
    let late = "\(scratch.path)/.reseau-check-abc/second"
    var isBack = false
    let found = try check(
      { $0.heldFolders = 2 },
      while: {
        if !isBack { _ = try? files.append([1], to: late, at: 0) }
        isBack = true
      })
    #expect(isBack)
    #expect(found.isUsable)
    #expect(try names().isEmpty)
  }

  @Test func `what only people need to know is told and refuses nothing`() throws {
    let found = try check {
      $0.foldsCase = true
      $0.clockLead = 3_600_000
      $0.freeSpace = nil
      $0.syncsFolders = false
    }
    #expect(found.isUsable)
    #expect(found.isCaseSensitive == false)
    #expect(abs(try #require(found.clockLead) - 3_600_000) < 60_000)
    #expect(found.freeSpace == nil)
    #expect(found.syncsFolders == false)
  }

  @Test func `what an interrupted check left is named, and left alone`() throws {
    try LocalFiles().makeFolder("\(scratch.path)/.reseau-check-old")
    let found = try check()
    #expect(found.leftovers == [".reseau-check-old"])
    #expect(found.standing == .emptyFolder)
    #expect(try names() == [".reseau-check-old"])
  }

  @Test func `what somebody else puts into the scratch folder is not removed`() throws {
    let files = LocalFiles()
    let path = scratch.path
    let found = try check(
      { $0.heldFolders = 1 },
      while: { _ = try? files.append([1], to: "\(path)/.reseau-check-abc/theirs", at: 0) })
    #expect(found.shortcomings[.remove] != nil)
    #expect(try files.list("\(path)/.reseau-check-abc") == ["theirs"])
  }

  @Test func `a share is known, and a site that looks at it meanwhile is not disturbed`() throws {
    let mark = ShareMark(network: String(repeating: "a", count: 64), name: "Réseau")
    let share = FolderShare(files: LocalFiles(), path: scratch.path, writer: writer)
    _ = try share.found(for: mark)
    var isDisturbed = false
    let found = try check(
      { $0.lateListings = 3 },
      while: { isDisturbed = isDisturbed || (try? share.check(belongsTo: mark)) == nil })
    #expect(found.standing == .share(mark))
    #expect(!isDisturbed)
    try share.remove("reseau.json")
    _ = try share.write([NamedFile("reseau.json", Array("{".utf8))], in: "")
    #expect(try check().standing == .closed(.damaged))
  }
}
