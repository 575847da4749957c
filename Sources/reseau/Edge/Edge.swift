// The one place where the program reads its surroundings: arguments, environment, clock,
// randomness, terminal. Everything else is handed what it needs.

import Community
import FoundationEssentials
import Journal
import Merge
import Web
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What surrounds this run of the program.
enum Edge {
  /// The words of the command line.
  static let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))

  /// The value of an environment variable; `nil` when it is not set, or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// `path`, from the root of the file system on, without `.` and `..`.
  static func absolute(_ path: String) -> String {
    var parts: [String] = []
    let whole = path.hasPrefix("/") ? path : workingFolder + "/" + path
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder that somebody means who types or pastes a path into the page: whole, in the user's
  /// own folder (`~`), or as an address (`file://`); `nil` when it is none of these, since nobody
  /// sees in which folder the program was called.
  static func folder(typed text: String) -> String? {
    var path = String(text.drop { $0.isWhitespace })
    while path.last?.isWhitespace == true { path.removeLast() }
    if let first = path.first, path.count > 1, path.last == first, "\"'".contains(first) {
      path = String(path.dropFirst().dropLast())
    }
    if path.hasPrefix("file:///") {
      path = String(path.dropFirst("file://".count)).percentDecoded
    }
    if path == "~" || path.hasPrefix("~/"), let user = environment("HOME") {
      path = user + path.dropFirst()
    }
    return path.hasPrefix("/") ? absolute(path) : nil
  }

  /// The folder in which the program was called.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// The home: `--home`, else `RESEAU_HOME`, else the platform's data folder.
  static let home: String = {
    if let named = arguments.home ?? environment("RESEAU_HOME") { return absolute(named) }
    return usualHome
  }()

  /// Where a user's home is when nobody says otherwise: the platform's data folder.
  static var usualHome: String {
    #if os(macOS)
      return absolute((environment("HOME") ?? "") + "/Library/Application Support/reseau")
    #else
      if let data = environment("XDG_DATA_HOME") { return absolute(data + "/reseau") }
      return absolute((environment("HOME") ?? "") + "/.local/share/reseau")
    #endif
  }

  /// The language that `--lang` names.
  static var askedLanguage: Language? { arguments.language.flatMap { Language(rawValue: $0) } }

  /// The language: `--lang`, else the home's, else the locale's.
  static let language: Language = {
    if let askedLanguage { return askedLanguage }
    if let homely = languageOfHome() { return homely }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment($0) }.first
    return locale?.hasPrefix("fr") == true ? .french : .english
  }()

  /// Reads no more than the language: a home with anything wrong is reported by who opens it.
  private static func languageOfHome() -> Language? {
    guard let bytes = try? LocalFiles().read(home + "/site.json", limit: 1 << 20) else {
      return nil
    }
    var language: Language?
    _ = try? JSONReader.read(bytes) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in
        let value = try reader.value()
        if key == "language" { language = value.string.flatMap { Language(rawValue: $0) } }
      }
    }
    return language
  }

  /// The disk, the clock and the randomness that homes work with.
  static var surroundings: Surroundings {
    Surroundings(
      files: LocalFiles(), now: { now }, random: { randomBits() }, bootID: bootID(),
      patience: 100, pause: { usleep(50_000) }, whereabouts: { Whereabouts(of: $0) })
  }

  /// The wall clock.
  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Fresh random bits.
  static func randomBits() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  private static func bootID() -> String? {
    #if os(macOS)
      var size = 0
      guard sysctlbyname("kern.bootsessionuuid", nil, &size, nil, 0) == 0 else { return nil }
      var text = [CChar](repeating: 0, count: size)
      guard sysctlbyname("kern.bootsessionuuid", &text, &size, nil, 0) == 0 else { return nil }
      return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      // The kernel makes this file up as it is read, and says that it is empty.
      guard let file = fopen("/proc/sys/kernel/random/boot_id", "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes.prefix(count).prefix { $0 > 0x20 }, as: UTF8.self)
    #endif
  }
}

/// Randomness for names of records.
struct EdgeRandomness: RandomNumberGenerator {
  mutating func next() -> UInt64 { Edge.randomBits() }
}
