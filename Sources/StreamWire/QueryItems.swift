import FeedCore

/// The query of a request: names and values in order, a name possibly several times.
///
/// Reading is as liberal as Stream's service: lists with commas or repeated names, booleans in any spelling.
/// See “Queries” in the article “Wire format” of FeedServer.
package struct QueryItems: Sendable {
  package private(set) var items: [(name: String, value: String)]

  package init(_ items: [(String, String)] = []) {
    self.items = items.map { (name: $0.0, value: $0.1) }
  }

  /// Reads `a=b&c=d`, percent-encoded, `+` for a blank.
  package init(parsing text: some StringProtocol) {
    var text = String(text)
    // By bytes: splitting a string into characters took longer than all else that reads a request.
    items = text.withUTF8 { bytes in
      bytes.split(separator: UInt8(ascii: "&")).map { pair in
        let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
        return (
          PercentCoding.decode(pair[..<end], plusIsBlank: true),
          PercentCoding.decode(pair[end...].dropFirst(), plusIsBlank: true)
        )
      }
    }
  }

  package mutating func append(_ name: String, _ value: String) { items.append((name, value)) }

  /// Appends where there is a value.
  package mutating func append(_ name: String, _ value: String?) {
    if let value { items.append((name, value)) }
  }

  /// Appends `name` with the values separated by commas; nothing for an empty list.
  package mutating func append(_ name: String, list: [String]) {
    if !list.isEmpty { items.append((name, list.joined(separator: ","))) }
  }

  package static func + (left: QueryItems, right: QueryItems) -> QueryItems {
    var sum = left
    sum.items += right.items
    return sum
  }

  /// Ready to stand after the `?`.
  package var text: String {
    var text = ""
    for item in items {
      if !text.isEmpty { text += "&" }
      Self.append(item, to: &text)
    }
    return text
  }

  /// Appends each item with a `&` before it.
  func appendAll(to text: inout String) {
    for item in items {
      text += "&"
      Self.append(item, to: &text)
    }
  }

  private static func append(_ item: (name: String, value: String), to text: inout String) {
    text += PercentCoding.encode(item.name)
    text += "="
    text += PercentCoding.encode(item.value)
  }

  /// With each camel-case name in snake case where `other` has that: Stream accepts both.
  func spelled(as other: QueryItems) -> QueryItems {
    let capital = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard items.contains(where: { $0.name.utf8.contains(where: capital.contains) }) else { return self }
    return QueryItems(
      items.map { item in
        let snake = item.name.utf8.flatMap { capital.contains($0) ? [UInt8(ascii: "_"), $0 | 0x20] : [$0] }
        let name = String(decoding: snake, as: UTF8.self)
        return (other.first(name) == nil ? item.name : name, item.value)
      }
    )
  }

  /// The first value under any of the names.
  package func first(_ names: String...) -> String? {
    items.first { names.contains($0.name) }?.value
  }

  /// The first value under the name: without a list of names to look through.
  package func first(_ name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// All values under any of the names, split at commas; nil if no name is there.
  ///
  /// `ids[]=a&ids[]=b` (qs, axios) and `ids[0]=a&ids[1]=b` (PHP's `http_build_query`) are lists as well.
  package func list(_ names: String...) -> [String]? {
    var found = false
    var values: [String] = []
    for item in items where names.contains(Self.withoutIndex(item.name)) {
      found = true
      values += item.value.split(separator: ",").map(String.init)
    }
    return found ? values : nil
  }

  /// `true`, `True` or `1`; anything else is false, as is a missing name.
  package func bool(_ names: String...) -> Bool {
    guard let value = items.first(where: { names.contains($0.name) })?.value else { return false }
    return Self.isTrue(value)
  }

  /// `ids` of `ids[]` and `ids[3]`; any other name as it is.
  private static func withoutIndex(_ name: String) -> String {
    // By bytes: backwards through characters takes quadratic time where they depend on many before them.
    let bytes = name.utf8
    guard bytes.last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")) else {
      return name
    }
    let index = bytes[bytes.index(after: open)...].dropLast()
    return index.allSatisfy { (48...57).contains($0) } ? String(name[..<open]) : name
  }

  static func isTrue(_ value: String) -> Bool { ["true", "1", "yes", "on"].contains(value.lowercased()) }

  /// - Throws: `FeedError` with code `input` if the value is not a whole number.
  package func int(_ names: String...) throws -> Int? {
    guard let item = items.first(where: { names.contains($0.name) }), !item.value.isEmpty else { return nil }
    guard let number = Int(item.value) else {
      throw FeedError(
        .input,
        "'\(item.value)' is not a whole number.",
        fields: [item.name: ["A valid integer is required."]]
      )
    }
    return number.countable
  }
}
