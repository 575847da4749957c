import Fakes
import Journal
import Testing

/// Many files that go into many folders in one step, as a pull stores them.
struct ManyFilesTests {
  private static let folders = (0..<20).map { place in
    FolderFiles("/home/\(place)", [NamedFile("a", [1, UInt8(place)]), NamedFile("b", [2])])
  }

  private func disk() throws -> (SimulatedDisk, LocalFiles) {
    let disk = SimulatedDisk()
    let files = LocalFiles(calls: disk, pause: { _ in })
    for place in 0..<5 {
      try files.makeFolders("/home/\(place)")
      try files.replace(
        [NamedFile("a", [9])], in: "/home/\(place)", temporary: ".new", isPrivate: false)
    }
    return (disk, files)
  }

  private func content(_ path: String, _ files: LocalFiles) throws -> [UInt8]? {
    try files.size(of: path) == nil ? nil : files.read(path, limit: 10)
  }

  @Test(arguments: Loss.allCases)
  func `what was stored is there after a power cut`(loss: Loss) throws {
    let (disk, files) = try disk()
    try files.replaceAll(Self.folders, temporary: ".new")
    disk.endProcess()
    disk.cutPower(below: "/", loss, seed: 1)
    for place in 0..<20 {
      #expect(try content("/home/\(place)/a", files) == [1, UInt8(place)])
      #expect(try files.list("/home/\(place)").sorted() == ["a", "b"])
    }
  }

  @Test(arguments: Loss.allCases)
  func `whenever the power goes, each file is the old one or the new one, whole`(
    loss: Loss
  ) throws {
    var call = 0
    var isDone = false
    while !isDone {
      let (disk, files) = try disk()
      var faults = DiskFaults()
      faults.death = call
      disk.setFaults(faults)
      isDone = (try? files.replaceAll(Self.folders, temporary: ".new")) != nil
      disk.endProcess()
      disk.cutPower(below: "/", loss, seed: UInt64(call))
      for place in 0..<20 {
        let old: [UInt8]? = place < 5 ? [9] : nil
        #expect(try [old, [1, UInt8(place)]].contains(content("/home/\(place)/a", files)))
        #expect(try [nil, [2]].contains(content("/home/\(place)/b", files)))
      }
      call += 7
    }
  }

  @Test func `many files wait for one sync, and where it fails for none`() throws {
    let (disk, files) = try disk()
    var faults = DiskFaults()
    faults.rates[.syncError] = 1000
    disk.setFaults(faults)
    #expect(throws: FileError.self) { try files.replaceAll(Self.folders, temporary: ".new") }
    #expect(disk.faultsMet == 1)
    for place in 0..<20 {
      #expect(try content("/home/\(place)/a", files) == (place < 5 ? [9] : nil))
    }
  }
}
