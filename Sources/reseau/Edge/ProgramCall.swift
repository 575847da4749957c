#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A run of another program.
struct ProgramCall {
  /// What it printed, as far as it is UTF-8.
  let output: String
  /// How it ended; not 0 when it failed, or was stopped.
  let code: Int32

  /// Whether it did what it was asked to.
  var isDone: Bool { code == 0 }

  /// Runs a program with `words`, of which the first is its name or path, and waits for its end.
  /// What it says about errors goes nowhere: who calls knows better what they mean here.
  ///
  /// - Returns: `nil` when there is no such program.
  static func run(_ words: [String]) -> ProgramCall? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    var actions = fileActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    return ended(process, after: readAll(from: ends[0]))
  }

  #if canImport(Darwin)
    private static func fileActions() -> posix_spawn_file_actions_t? { nil }
  #else
    private static func fileActions() -> posix_spawn_file_actions_t { .init() }
  #endif

  private static func readAll(from end: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(end, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += piece.prefix(count)
    }
  }

  private static func ended(_ process: pid_t, after bytes: [UInt8]) -> ProgramCall {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The system's own macros are not there for Swift: the code stands above seven bits that are
    // not zero where a signal ended the program.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return ProgramCall(output: String(decoding: bytes, as: UTF8.self), code: code)
  }
}
