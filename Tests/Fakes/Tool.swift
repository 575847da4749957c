#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Programs that some tests use and that a machine may lack: such a test is skipped there, with the
/// reason.
public enum Tool {
  /// Where the program `name` lies, as tests look for programs; `nil` when it is not here.
  public static func path(_ name: String) -> String? {
    ["/usr/local/bin", "/usr/bin", "/bin"].map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  /// Whether all of these programs are here.
  public static func has(_ names: String...) -> Bool { names.allSatisfy { path($0) != nil } }
}
