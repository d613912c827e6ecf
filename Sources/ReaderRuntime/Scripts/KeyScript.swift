import FeedCore
import Screen

/// Keys as a person would press them, written as text: `jjf:set slow<enter>`, `<ctrl-d>`, `<lt>` for `<`.
///
/// A script may have many lines. The end of a line presses Enter where a line is being typed at the bottom,
/// and nothing otherwise; empty lines and lines that start with `#` are skipped.
package struct KeyScript: Sendable {
  enum Step: Hashable, Sendable {
    case key(Key)
    case endOfLine
  }

  let steps: [Step]

  /// - Throws: `FeedError` with code `input`, naming the line and the word that is not a key.
  package init(_ text: String) throws {
    var steps: [Step] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      steps += try Self.keys(in: line, number: index + 1).map { .key($0) } + [.endOfLine]
    }
    self.steps = steps
  }

  private static func keys(in line: Substring, number: Int) throws -> [Key] {
    var keys: [Key] = []
    // Behind the last closing bracket no name is looked for again.
    let lastEnd = line.lastIndex(of: ">") ?? line.startIndex
    var rest = line
    while let character = rest.first {
      rest.removeFirst()
      guard character == "<", rest.startIndex <= lastEnd, let end = rest.firstIndex(of: ">") else {
        keys.append(Key(character))
        continue
      }
      let name = String(rest[..<end])
      guard let key = name == "lt" ? Key("<") : Key(name) else {
        throw FeedError(
          .input,
          "Line \(number): <\(name)> names no key; write <enter>, <ctrl-d>, <f2> or <lt>."
        )
      }
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }
}
