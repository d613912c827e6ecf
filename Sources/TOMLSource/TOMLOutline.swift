/// Where each key and value of a TOML text is, for messages that name the place.
///
/// The TOML library gives values without positions, so this scans the text once more. It expects text that
/// `TOMLDocument.parse` accepted; of other text it returns what it recognizes.
package struct TOMLOutline: Sendable {
  /// A place in the text; both numbers count from 1, columns count Unicode scalars.
  package struct Place: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  /// A key with its value, or the header of a table.
  struct Entry {
    /// Keys from the root on; an element of an array counts as its index.
    let path: [String]
    let key: Place
    /// Of a header its key's.
    let value: Place
  }

  private var exact: [[String]: Entry] = [:]
  /// The first entry in a table, for tables that have no header of their own.
  private var inside: [[String]: Entry] = [:]

  package init(_ text: String) {
    var scanner = TOMLScanner(text)
    for entry in scanner.entries() {
      if exact[entry.path] == nil { exact[entry.path] = entry }
      for length in 1..<max(1, entry.path.count) {
        let table = Array(entry.path.prefix(length))
        if inside[table] == nil { inside[table] = entry }
      }
    }
  }

  /// Where a key is; for a table without a header the first key in it. Nil if the text has no such key.
  package func place(of path: [String]) -> Place? { entry(path)?.key }

  /// Where the value of a key is.
  package func valuePlace(of path: [String]) -> Place? { entry(path)?.value }

  private func entry(_ path: [String]) -> Entry? { exact[path] ?? inside[path] }
}
