/// A finding, how often a check came upon it, and the first place where it did.
public struct CountedFinding: Hashable, Sendable, CustomStringConvertible {
  public var finding: ThemeFinding
  public var count = 1
  /// The line of text in which it was first seen; empty where no text is meant.
  public var example = ""

  public init(_ finding: ThemeFinding, example: String = "") {
    (self.finding, self.example) = (finding, example)
  }

  public var description: String {
    let times = count > 1 ? " (\(count) times)" : ""
    let place = example.isEmpty ? "" : " First: \(example)"
    return "\(finding)\(times)\(place)"
  }
}
