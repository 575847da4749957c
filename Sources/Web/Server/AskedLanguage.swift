import Community
import Synchronization

/// The language that somebody asked for who opened the page, until one is chosen on it.
final class AskedLanguage: Sendable {
  private let state: Mutex<Language?>

  init(_ language: Language?) { state = Mutex(language) }

  /// The language; `nil` where the home's own is meant.
  var language: Language? { state.withLock { $0 } }

  /// Goes by the home's own language from here on.
  func end() { state.withLock { $0 = nil } }
}
