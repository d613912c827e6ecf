/// Where each key and value of a TOML text is: for messages that name the place, and for changes that leave
/// the rest of the file as it is.
///
/// The TOML library gives values without positions, so this scans the text once more. It expects text that
/// `TOMLDocument.parse` accepted; of other text it returns what it recognizes.
package struct TOMLOutline: Sendable {
  /// A place in the text; both numbers count from 1, columns count Unicode scalars.
  package struct Place: Hashable, Comparable, Sendable {
    package let line: Int
    package let column: Int

    package static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// A key with its value, or the header of a table.
  struct Entry {
    /// Keys from the root on; an element of an array counts as its index.
    var path: [String]
    var key: Place
    var value: Place
    /// UTF-8 offsets of the value; empty for a header.
    var bytes: Range<Int>
    /// UTF-8 offset where its line ends.
    var lineEnd: Int
    var isHeader: Bool
    var isInline: Bool
  }

  let entries: [Entry]
  private var exact: [[String]: Int] = [:]
  /// The first entry in a table, for tables that have no header of their own.
  private var inside: [[String]: Int] = [:]

  package init(_ text: String) {
    var scanner = TOMLScanner(text)
    entries = scanner.entries()
    for (index, entry) in entries.enumerated() {
      if exact[entry.path] == nil { exact[entry.path] = index }
      for length in 1..<max(1, entry.path.count) {
        let table = Array(entry.path.prefix(length))
        if inside[table] == nil { inside[table] = index }
      }
    }
  }

  /// Where a key is; for a table without a header the first key in it. Nil if the text has no such key.
  package func place(of path: [String]) -> Place? { entry(path)?.key }

  /// Where the value of a key is.
  package func valuePlace(of path: [String]) -> Place? { entry(path)?.value }

  func entry(_ path: [String]) -> Entry? { (exact[path] ?? inside[path]).map { entries[$0] } }
}
