import GrowthTesting
import Testing

/// The measurement that hostile-input tests rely on must itself be able to fail.
@Suite("Growth")
struct GrowthTests {
  @Test("quadratic work is reported")
  func quadratic() {
    withKnownIssue {
      Growth.expectLinear("quadratic", sizes: [1_000, 10_000], input: { [UInt8](repeating: 1, count: $0) }) {
        bytes in
        var sum = 0
        for first in bytes.indices { for second in bytes.indices { sum &+= first ^ second } }
        #expect(sum != 1)
      }
    }
  }

  @Test("linear work is not reported")
  func linear() {
    Growth.expectLinear("linear", input: { [UInt8](repeating: 1, count: $0) }) { bytes in
      var sum = 0
      for byte in bytes { sum &+= Int(byte) }
      #expect(sum == bytes.count)
    }
  }
}
