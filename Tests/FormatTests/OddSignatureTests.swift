import Community
import Fakes
import Foundation
import Merge
import Testing

/// Which odd keys and signatures are taken: the Journal room's page Signatures says it, and another
/// program computed from it what lies in `Fixtures/signatures`.
struct OddSignatureTests {
  private struct Case: Decodable {
    let `case`: String
    let key: String
    let signature: String
    let message: String
    let isValid: Bool
  }

  @Test func `a signature is taken or refused as the page says`() throws {
    let bytes = try Checkout.bytes("Fixtures/signatures/odd.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(bytes))
    #expect(cases.filter(\.isValid).count > 9 && cases.filter { !$0.isValid }.count > 9)
    for odd in cases {
      let signature = try #require([UInt8](hex: odd.signature))
      let message = try #require([UInt8](hex: odd.message))
      let isValid = PublicKey(try #require([UInt8](hex: odd.key)))
        .map { $0.isValid(signature, for: message) }
      #expect(isValid ?? false == odd.isValid, "\(odd.case)")
    }
  }
}
