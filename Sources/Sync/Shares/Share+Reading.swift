import Journal
import Merge

// What is read of a share: whatever is wrong with one file or folder concerns that one alone.
extension Share {
  /// The bytes of a file; `nil` when it can't be read as it is now: it is not there, larger than
  /// anything of its kind, a folder, or kept from us. That is this file's matter, and no reason to
  /// stop the rest; the next exchange tries again.
  func bytes(of name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    do {
      return try read(name, limit: limit)
    } catch .file {
      return nil
    }
  }

  /// The names in a folder; none when it can't be listed now, which concerns this folder alone.
  func names(in folder: String) throws(ShareError) -> [String] {
    do {
      return try list(folder)
    } catch .file {
      return []
    }
  }

  /// The names of the heads of `site`.
  public func heads(of site: SiteID) throws(ShareError) -> [HeadName] {
    let start = "\(site)-"
    return try list("heads").filter { $0.utf8.starts(with: start.utf8) }
      .compactMap { HeadName($0) }.filter { $0.site == site }
  }

  /// The head called `name`; `nil` when it is not there, or not what its name says.
  func head(_ name: HeadName, of network: ShareMark) throws(ShareError) -> SignedHead? {
    guard let bytes = try bytes(of: "heads/\(name.text)", limit: Head.maximumSize),
      name.matches(bytes), let signed = try? SignedHead(bytes), name.names(signed.head),
      signed.head.network == network.network
    else { return nil }
    return signed
  }
}
