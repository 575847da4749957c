// Lets libFuzzer (https://llvm.org/docs/LibFuzzer.html) look for bytes that break a property.
// Tests/Fuzz/run builds and starts it.

import Foundation
import Properties

/// libFuzzer's own driver, in clang's runtime library.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let name = ProcessInfo.processInfo.environment["RESEAU_FUZZ"] ?? ""
guard let property = Property(rawValue: name) else {
  fatalError("RESEAU_FUZZ is none of \(Property.allCases.map(\.rawValue))")
}
let chosen = property

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&count, &arguments) { bytes, count in
    let input = UnsafeBufferPointer(start: bytes, count: count)
    if let violation = chosen.violation(of: Array(input)) { fatalError(violation) }
    return 0
  })
