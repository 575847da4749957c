import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The person's browser.
enum Browser {
  #if os(macOS)
    private static let opener = "/usr/bin/open"
  #else
    private static let opener = "xdg-open"
  #endif

  /// Opens the file at `path` with what the system has for that, and calls `failed` where there is
  /// nothing, or it says that it could not.
  ///
  /// Other accounts see the path in the list of processes.
  static func open(_ path: String, orElse failed: @escaping @Sendable () -> Void) {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(opener), strdup(path), nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [1, 2] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    guard posix_spawnp(&process, opener, &actions, nil, &words, environ) == 0 else {
      return failed()
    }
    let started = process
    // Some browsers stay as long as they are open.
    DispatchQueue.global().async {
      var status: Int32 = 0
      if waitpid(started, &status, 0) == started, status != 0 { failed() }
    }
  }
}
