import Fakes
import Journal
import Testing

/// Drives that send a file only when it is closed, whatever they answered to a sync: rclone, sshfs
/// and other network drives say then that it did not arrive.
struct ClosingTests {
  private let disk = SimulatedDisk()
  private let files: LocalFiles

  init() throws {
    files = LocalFiles(calls: disk, pause: { _ in })
    try files.makeFolder("/drive")
    try files.replace([NamedFile("a", [1])], in: "/drive", temporary: ".part", isPrivate: false)
    try files.append([1, 2], to: "/drive/journal", at: 0)
  }

  /// Lets every close fail while `body` runs.
  private func whileClosesFail(_ body: () throws -> Void) throws {
    var faults = DiskFaults()
    faults.rates[.closeError] = 1000
    disk.setFaults(faults)
    defer { disk.setFaults(DiskFaults()) }
    try body()
  }

  @Test func `a file that can't be closed takes no other's place`() throws {
    try whileClosesFail {
      #expect(throws: FileError.self) {
        try files.replace(
          [NamedFile("a", [2]), NamedFile("b", [2])], in: "/drive", temporary: ".part",
          isPrivate: false)
      }
    }
    #expect(try files.read("/drive/a", limit: 10) == [1])
    #expect(try files.list("/drive").sorted() == ["a", "journal"])
  }

  @Test func `an append that can't be closed is refused and taken back`() throws {
    try whileClosesFail {
      #expect(throws: FileError.self) { try files.append([3], to: "/drive/journal", at: 2) }
    }
    #expect(try files.read("/drive/journal", limit: 10) == [1, 2])
    try files.append([4], to: "/drive/journal", at: 2)
    #expect(try files.read("/drive/journal", limit: 10) == [1, 2, 4])
  }

  @Test func `a file that can't be looked at is not taken for one that is not there`() throws {
    let share = files.confined(to: "/drive")
    var faults = DiskFaults()
    faults.rates[.deviceError] = 1000
    faults.places = ["/drive/a"]
    disk.setFaults(faults)
    #expect(throws: FileError(.read, "/drive/a", .other(5))) {
      try share.read("/drive/a", limit: 10)
    }
  }

  @Test func `reading needs no close`() throws {
    try whileClosesFail { () throws in
      let bytes = try files.read("/drive/a", limit: 10)
      #expect(bytes == [1])
      let names = try files.list("/drive")
      #expect(names.count == 2)
    }
  }
}
