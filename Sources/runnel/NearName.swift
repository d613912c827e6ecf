/// Finds what somebody probably meant.
enum NearName {
  /// The candidate with the fewest changed letters, if they are few for the length of `name`.
  static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let word = Array(name.lowercased().unicodeScalars)
    let limit = max(1, word.count / 3)
    let near = candidates.map { ($0, distance(word, Array($0.lowercased().unicodeScalars))) }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let near, near.1 <= limit else { return nil }
    return near.0
  }

  /// Levenshtein's: insertions, deletions and substitutions; two swapped neighbours count as one change.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column + 1] + 1,
          current[column] + 1,
          previous[column] + (scalar == other ? 0 : 1)
        )
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
