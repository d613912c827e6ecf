/// Ties an answer to the question: an answer nobody waits for any more is dropped.
public struct RequestID: Hashable, Sendable {
  public let number: Int

  public init(_ number: Int) { self.number = number }
}
