import Fakes
import Foundation
import Synchronization
import Testing

@testable import Journal

/// Notes the pauses that are asked for, and waits for none.
private final class Pauses: Sendable {
  private let noted = Mutex<[Duration]>([])
  var all: [Duration] { noted.withLock { $0 } }
  var patience: Patience {
    Patience(pause: { duration in self.noted.withLock { $0 += [duration] } })
  }
}

@Suite struct PatienceTests {
  private let pauses = Pauses()

  @Test(arguments: [EACCES, EPERM, EBUSY, ETXTBSY, ESTALE, EAGAIN])
  func `what is refused in passing is tried again`(code: Int32) {
    var refusals = 3
    let outcome = pauses.patience {
      guard refusals > 0 else { return 5 }
      refusals -= 1
      errno = code
      return -1
    }
    #expect(outcome == 5)
    #expect(pauses.all == Array(Patience.pauses.prefix(3)))
  }

  @Test func `what stays refused is told after half a second, with the reason`() {
    var calls = 0
    let outcome = pauses.patience {
      calls += 1
      errno = EPERM
      return -1
    }
    #expect(outcome == -1)
    #expect(errno == EPERM)
    #expect(calls == 6)
    #expect(pauses.all.reduce(.zero, +) == .milliseconds(465))
  }

  @Test(arguments: [ENOENT, EEXIST, ENOSPC, EIO, EISDIR, EROFS])
  func `what does not pass is not waited for`(code: Int32) {
    var calls = 0
    _ = pauses.patience {
      calls += 1
      errno = code
      return -1
    }
    #expect(calls == 1)
    #expect(pauses.all.isEmpty)
  }

  @Test func `a folder just made may not be there yet`() {
    var refusals = 1
    let outcome = pauses.patience(
      {
        guard refusals > 0 else { return 5 }
        refusals -= 1
        errno = ENOENT
        return -1
      }, or: ENOENT)
    #expect(outcome == 5)
  }

  @Test func `an interrupted call is made again without a pause`() {
    var interruptions = 100
    let outcome = pauses.patience {
      guard interruptions > 0 else { return 5 }
      interruptions -= 1
      errno = EINTR
      return -1
    }
    #expect(outcome == 5)
    #expect(pauses.all.isEmpty)
  }

  @Test func `a file that the drive let go of is opened anew, and not for ever`() throws {
    var calls = 0
    let stale = FileError(.read, "a", .other(ESTALE))
    let bytes = try pauses.patience.reopening { () throws(FileError) -> Int in
      calls += 1
      if calls < 3 { throw stale }
      return calls
    }
    #expect(bytes == 3)
    calls = 0
    #expect(throws: stale) {
      try pauses.patience.reopening { () throws(FileError) in
        calls += 1
        throw stale
      }
    }
    #expect(calls == Patience.staleAttempts)
  }

  /// A running program can't be written to: the one refusal that a test can bring about anywhere.
  @Test func `a file that is held for a moment is written when it is let go`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/program"
    try FileManager.default.copyItem(atPath: "/bin/cat", toPath: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let holder = Mutex<Process?>(process)
    let files = LocalFiles(pause: { _ in
      input.fileHandleForWriting.closeFile()
      holder.withLock { $0?.waitUntilExit() }
    })
    try files.append([1], to: path, at: 0)
    #expect(try files.read(path, limit: 9) == [1])
  }
}
