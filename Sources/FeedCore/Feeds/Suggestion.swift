/// Finds the name that a mistyped one probably means.
public enum Suggestion {
  /// ` Did you mean 'upper'?`, to end a sentence with, or nothing where no name is near.
  public static func didYouMean(_ name: String, among names: some Sequence<String>) -> String {
    nearest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
  }

  /// The nearest name that differs in about a third of its letters at most; nil if there is none.
  public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    // Nobody mistypes a word as long as this, and the distance costs its square.
    guard name.utf8.count <= 64 else { return nil }
    let limit = max(1, name.count / 3 + (name.count > 3 ? 1 : 0))
    let candidates = names.map { (distance: distance(name.lowercased(), $0.lowercased()), name: $0) }
    return candidates.filter { $0.distance <= limit }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
      .name
  }

  /// Letters to change, add, drop, or swap with their neighbour (Damerau and Levenshtein's distance).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var rows = [Array(0...right.count)]
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
