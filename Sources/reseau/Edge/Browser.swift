#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The person's browser.
enum Browser {
  /// Opens `address`, with what the system has for that. Where there is nothing, the address that
  /// was printed is there to be copied.
  static func open(_ address: String) {
    #if os(macOS)
      let opener = "/usr/bin/open"
    #else
      let opener = "xdg-open"
    #endif
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(opener), strdup(address), nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [1, 2] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    _ = posix_spawnp(&process, opener, &actions, nil, &words, environ)
  }
}
