import Community
import Crypto

/// The first byte says whether the others are a code, or what a code with a right check holds: a
/// person's slip is found by the check, an enemy's is not.
func checkCode(_ bytes: [UInt8]) throws {
  var source = Source(bytes)
  if source.byte().isMultiple(of: 2) {
    try checkCode(String(decoding: source.remainder(), as: UTF8.self))
  } else {
    let payload = source.remainder()
    let check = SHA256.hash(data: Array("reseau1-".utf8) + payload).prefix(4)
    try checkCode("reseau1-" + Base32.encode(payload + check))
  }
}

/// A text is no code, or the code is read back from its own text.
private func checkCode(_ text: String) throws {
  guard let code = try? InvitationCode(text) else { return }
  try require(code.seed.count == 32 && code.key != nil, "a seed of \(code.seed.count) bytes")
  try require(code.network.utf8.count == 64, "a network of \(code.network)")
  try require(try InvitationCode(code.text) == code, "not read back: \(code.text)")
  let broken = code.text.uppercased().map { "\($0) \n" }.joined()
  try require(try InvitationCode(broken) == code, "not read from a mail: \(broken)")
}
