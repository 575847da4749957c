import Foundation

func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

/// Where things are in the checkout.
public enum Checkout {
  /// The checkout's folder.
  public static let path = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The bytes of the file at `path` in the checkout.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.path)/\(path)")))
  }

  /// The text of the file at `path` in the checkout.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The paths of all files under the folder at `path` in the checkout, relative to it, sorted.
  public static func files(under path: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(Self.path)/\(path)")
    return (names?.compactMap { $0 as? String } ?? []).filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: "\(Self.path)/\(path)/\(name)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }
}

/// The fenced examples of a page of documentation, in order.
public struct Page: Sendable {
  /// The page's text.
  public let text: String
  /// What stands between the fences, without the last line feed.
  public let examples: [String]

  /// Reads the page at `path` in the checkout.
  public init(_ path: String) throws {
    text = try Checkout.text(path)
    var examples: [String] = []
    var open: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let lines = open { examples.append(lines.joined(separator: "\n")) }
        open = open == nil ? [] : nil
      } else {
        open?.append(line)
      }
    }
    self.examples = examples
  }

  /// The first example that contains `text`.
  public func example(with text: String) -> String? { examples.first { $0.contains(text) } }
}

/// A temporary folder, gone when the test lets it go.
public final class Scratch: Sendable {
  /// The folder's path.
  public let path: String

  /// Makes the folder.
  public init() throws {
    path = NSTemporaryDirectory() + "reseau-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
