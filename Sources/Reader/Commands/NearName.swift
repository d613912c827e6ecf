/// Finds what a mistyped name was meant to be.
enum NearName {
  /// The nearest of the names, if one is near: at most a third of its letters differ.
  static func closest(to name: String, in names: [String]) -> String? {
    let measured = names.map { ($0, distance(name, $0)) }
    guard let best = measured.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.count / 3) else { return nil }
    return best.0
  }

  /// Letters to change, add or take away (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
