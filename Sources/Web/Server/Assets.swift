import Crypto

/// A file of the program's own that pages name. The name holds the start of its digest, so that a
/// browser may keep it for ever and still never shows an older one.
struct Asset: Sendable {
  let name: String
  let answer: PageAnswer

  init(_ stem: String, _ ending: String, type: String, _ bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes).prefix(6)
    let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    name = "\(stem)-\(hex).\(ending)"
    answer = .asset(type: type, bytes: bytes)
  }
}

/// The style, the script and the icon.
enum Assets {
  static let style = Asset(
    "style", "css", type: "text/css; charset=utf-8", PackageResources.style_css)
  static let script = Asset(
    "page", "js", type: "text/javascript; charset=utf-8", PackageResources.page_js)
  static let icon = Asset("icon", "svg", type: "image/svg+xml", PackageResources.icon_svg)
}
