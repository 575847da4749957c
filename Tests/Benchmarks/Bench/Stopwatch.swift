import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What running a program once took.
struct Run {
  /// From start to exit, in milliseconds.
  let wall: Double
  /// The most memory it held, in megabytes.
  let memory: Double
  let status: Int32
}

/// Runs a program as a whole process, its output thrown away.
func run(_ command: [String], in environment: [String: String] = [:]) -> Run {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  var arguments = command.map { strdup($0) } + [nil]
  var entries = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for pointer in arguments + entries { free(pointer) } }
  var process: pid_t = 0
  var usage = rusage()
  var status: Int32 = 0
  let start = ContinuousClock.now
  guard posix_spawnp(&process, command[0], &actions, nil, &arguments, &entries) == 0 else {
    return Run(wall: .nan, memory: .nan, status: -1)
  }
  wait4(process, &status, 0, &usage)
  let wall = (ContinuousClock.now - start) / .milliseconds(1)
  return Run(wall: wall, memory: Double(usage.ru_maxrss) / 1024, status: status)
}

extension Sequence<Double> {
  /// The middle one.
  var median: Double {
    let sorted = sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }
}

/// The size of all files below a folder, in bytes.
func size(of folder: String) -> Int {
  let files = FileManager.default.enumerator(atPath: folder)
  var size = 0
  while files?.nextObject() != nil {
    if let attributes = files?.fileAttributes,
      attributes[.type] as? FileAttributeType == .typeRegular
    {
      size += (attributes[.size] as? Int) ?? 0
    }
  }
  return size
}
