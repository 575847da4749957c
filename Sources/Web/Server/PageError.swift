import Community

/// Why a page can't be shown, or did not do what was asked.
enum PageError: Error {
  /// There is no such page.
  case noSuchPage
  /// Nobody has said who works here.
  case nobody
  /// Something about what was sent is wrong; said to the person.
  case refused(Phrase)
}
