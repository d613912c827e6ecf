/// A finding, how often a check came upon it, and the first place where it did.
package struct CountedFinding: Hashable, Sendable, CustomStringConvertible {
  package var finding: ThemeFinding
  package var count = 1
  /// The line of text in which it was first seen; empty where no text is meant.
  package var example = ""

  package init(_ finding: ThemeFinding, example: String = "") {
    self.finding = finding
    self.example = example
  }

  package var description: String {
    let times = count > 1 ? " (\(count) times)" : ""
    let place = example.isEmpty ? "" : " First: \(example)"
    return "\(finding)\(times)\(place)"
  }
}
