/// Why the static site is not written to a folder.
public enum SiteError: Error, Hashable, Sendable {
  /// The folder holds files, and none of them says that Réseau made it.
  case otherFolder(String)
  /// The folder holds the site of another network.
  case otherNetwork(String)
  /// A file that Réseau did not write lies where one has to go.
  case foreignFile(String)
}
