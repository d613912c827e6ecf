/// Ties an answer to the question: an answer nobody waits for any more is dropped.
package struct RequestID: Hashable, Sendable {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}
