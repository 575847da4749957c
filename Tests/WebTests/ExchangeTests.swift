import Dispatch
import Fakes
import Foundation
import Synchronization
import Testing

@testable import Web
@testable import Workspace

/// The exchange: beside the requests, one at a time, and over in the end.
struct ExchangeTests {
  let ground: PageGround
  let share: String

  init() throws {
    ground = try PageGround()
    share = try ground.found()
  }

  @Test func `the button exchanges, and the page tells what each share did`() async throws {
    let asked = try await ground.post("/sync")
    await ground.office.isQuiet()
    let page = try await ground.get("/sync")

    #expect(asked.location == "/sync")
    #expect(page.plain.contains("TOLD 0 2"))
    #expect(page.plain.contains("Tout est envoyé."))
    #expect(try ground.with(.read) { try $0.unsent() } == 0)
  }

  @Test func `a trial writes nothing, here or there`() async throws {
    let (home, there) = (
      try ground.files(), try FileManager.default.subpathsOfDirectory(atPath: share)
    )

    _ = try await ground.post("/sync", ["trial": "1"])
    await ground.office.isQuiet()
    let page = try await ground.get("/sync")

    #expect(page.plain.contains("rien n’a été écrit") && page.plain.contains("TOLD 0 2"))
    #expect(page.plain.contains("2 changements attendent d’être envoyés"))
    #expect(try ground.files() == home)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: share) == there)
  }

  @Test func `a share that is not there stops no other, and is told plainly`() async throws {
    let stick = try ground.folder("stick")
    try ground.with { _ = try $0.addShare(stick) }
    try FileManager.default.removeItem(atPath: stick)

    _ = try await ground.post("/sync")
    await ground.office.isQuiet()
    let page = try await ground.get("/sync")

    #expect(ground.office.job?.isRunning == false)
    #expect(page.plain.contains("TOLD 0 2"))
    #expect(page.plain.contains("« \(stick) » n’est pas là"))
    #expect(page.plain.contains("fait avec 1 partage sur 2"))
    #expect(!page.plain.contains("EXPLAINED") && !page.plain.contains("reseau share"))
  }

  @Test func `an exchange that fails ends, and says why`() async throws {
    ground.office.start(.exchange) { _ in throw WorkspaceError.noSuchShare("x") }
    await ground.office.isQuiet()

    #expect(ground.office.job?.isRunning == false)
    #expect(try await ground.get("/sync").plain.contains("EXPLAINED noSuchShare"))
    #expect(try await ground.get("/sync/state").text.contains(#""running":false"#))
    #expect(ground.office.start(.exchange) { _ in [] })
    await ground.office.isQuiet()
  }

  @Test func `a home that can't be opened ends the exchange, too`() async throws {
    let lock = try ground.machine.files.lock(ground.home + "/lock")
    ground.office.start(.exchange) { try $0.exchange(.both) }
    await ground.office.isQuiet()
    lock.release()

    #expect(ground.office.job?.isRunning == false)
    #expect(try await ground.get("/sync").plain.contains("EXPLAINED busy"))
  }

  @Test func `there is one exchange at a time, and the page shows how far it is`() async throws {
    let gate = DispatchSemaphore(value: 0)
    let isStarted = ground.office.start(.trial) { replica in
      replica.report(.sending(3, of: 9))
      gate.wait()
      return []
    }
    while ground.office.job?.progress == nil { await Task.yield() }
    let second = try await ground.post("/sync")
    let page = try await ground.get("/sync")
    let state = try await ground.get("/sync/state")
    gate.signal()
    await ground.office.isQuiet()

    #expect(isStarted)
    #expect(second.location == "/sync?note=running")
    #expect(page.text.contains(#"<meta http-equiv="refresh""#))
    #expect(page.text.contains(#"max="9" value="3""#))
    #expect(state.text.contains(#""all":9,"done":3"#) && state.text.contains(#""running":true"#))
    #expect(try await !ground.get("/sync").text.contains("http-equiv=\"refresh\""))
  }

  @Test func `without a share the page says what to do, and nothing is started`() async throws {
    try ground.with { try $0.removeShare(share) }

    #expect(try await ground.get("/sync").text.contains("/settings#shares"))
    #expect(try await ground.post("/sync").location == "/settings?note=noShare")
    #expect(ground.office.job == nil)
  }

  @Test func `closing waits for the exchange that runs`() async throws {
    let gate = DispatchSemaphore(value: 0)
    ground.office.start(.trial) { _ in
      gate.wait()
      return []
    }
    let page = try await ground.post("/quit")
    #expect(page.plain.contains("L’échange en cours se termine"))

    let isClosed = Mutex(false)
    let closing = Task {
      await ground.office.isClosed()
      isClosed.withLock { $0 = true }
    }
    for _ in 0..<1000 { await Task.yield() }
    #expect(isClosed.withLock { !$0 })
    gate.signal()
    await closing.value
    #expect(ground.office.job?.isRunning == false)
  }
}
