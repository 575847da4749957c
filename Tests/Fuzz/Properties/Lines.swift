import Journal
import Merge
import Oracle

/// A line is refused at a byte of its own, or decodes to an entry whose line reads back as the
/// same entry; a check without decoding tells the two apart; and its chain is the chain of its
/// redacted form.
func checkLine(_ bytes: [UInt8]) throws {
  guard let entry = try decoded(bytes) else { return }
  let line = entry.line
  guard line.utf8.count <= Line.maximumLength else { return }
  guard let again = try decoded(Array(line.utf8)) else {
    throw Violation("an entry's own line is refused: \(line)")
  }
  try require(again.line.isIdentical(to: line), "read back otherwise: \(line)")
  try require(again.seq == entry.seq && again.at == entry.at, "seq or time changed: \(line)")
  try require(JSONText(bytes) != nil, "accepted what is no JSON")
  try checkRedaction(bytes)
}

/// The entry of a line; `nil` when it is refused.
private func decoded(_ bytes: [UInt8]) throws -> Entry? {
  let outcome = bytes.withUnsafeBufferPointer { buffer in
    Result { () throws(LineError) in try Line(framing: buffer).entry(from: buffer) }
  }
  let isChecked = bytes.withUnsafeBufferPointer { buffer in
    (try? Line(framing: buffer)).map { (try? $0.check(buffer)) != nil } ?? false
  }
  try require(((try? outcome.get()) != nil) == isChecked, "checked and decoded otherwise")
  switch outcome {
  case .success(let entry): return entry
  case .failure(.tooLong):
    try require(bytes.count > Line.maximumLength, "a short line is too long")
  case .failure(.malformed(let offset)):
    try require(0...bytes.count ~= offset, "refused at \(offset) of \(bytes.count)")
  }
  return nil
}

private func checkRedaction(_ bytes: [UInt8]) throws {
  guard let site = SiteID("toulouse-6htgz65x") else { return }
  func chain(_ bytes: [UInt8]) throws -> (chain: Chain, change: Range<Int>) {
    try bytes.withUnsafeBufferPointer { buffer in
      let line = try Line(framing: buffer)
      var chain = Chain(of: site)
      chain.append(line, buffer)
      return (chain, line.change)
    }
  }
  let (whole, change) = try chain(bytes)
  // What is redacted already stands for itself.
  guard bytes[change].first == UInt8(ascii: "{") else { return }
  let digest = "\"sha256:\(sha256(Array(bytes[change])))\"}"
  let redacted = Array(bytes[..<change.lowerBound]) + Array(digest.utf8)
  try require(try chain(redacted).chain == whole, "the redacted form has another chain")
  guard let entry = try decoded(redacted) else { throw Violation("the redacted form is refused") }
  try require(entry.change == nil, "the redacted form still says something")
}

/// A JSON value is refused, or its canonical text is its own canonical text, and an independent
/// reader makes the same of it.
func checkValue(_ bytes: [UInt8]) throws {
  let value: Value
  do throws(JSONError) {
    value = try JSONReader.read(bytes) { (reader) throws(JSONError) in try reader.value() }
  } catch {
    try require(0...bytes.count ~= error.offset, "refused at \(error.offset) of \(bytes.count)")
    return
  }
  let again = try JSONReader.read(value.json.utf8) { (reader) throws(JSONError) in
    try reader.value()
  }
  try require(again.json.isIdentical(to: value.json), "not canonical: \(value.json)")
  guard let plain = JSONText(bytes) else { throw Violation("accepted what is no JSON") }
  try require(plain.text.isIdentical(to: value.json), "\(plain.text) is read as \(value.json)")
  try require((value.string != nil) == (plain.string != nil), "a string is none: \(value.json)")
}
