import FeedCore

/// Changes one setting of a TOML text; comments, order and everything else stay as they are.
package enum TOMLEdit {
  /// Sets `section.key`, wherever the text has it; adds it, and the section, if it is missing.
  ///
  /// - Parameters:
  ///   - value: the value as TOML, such as `true` or `"plain"`.
  ///   - text: what `TOMLDocument.parse` accepts.
  /// - Returns: the changed text.
  /// - Throws: `FeedError` with code `input` if the text is not TOML, or if the section is something else
  ///   than a table.
  package static func set(_ key: String, in section: String, to value: String, of text: String) throws
    -> String
  {
    let name = "The configuration"
    _ = try TOMLDocument.parse(text, name: name)
    let changed = changed(TOMLOutline(text), [section, key], value, text)
    let document = try TOMLDocument.parse(changed, name: name)
    let wanted = try TOMLDocument.parse("value = \(value)", name: name)["value"]
    guard document[section]?[key] == wanted else {
      throw FeedError(.input, "'\(section)' in the configuration is not a table: write '[\(section)]' there.")
    }
    return changed
  }

  private static func changed(_ outline: TOMLOutline, _ path: [String], _ value: String, _ text: String)
    -> String
  {
    let line = "\(path[1]) = \(value)"
    if let entry = outline.entry(path), entry.path == path, !entry.isHeader {
      return replaced(entry.bytes, by: value, text)
    }
    let ofSection = outline.entries.filter { $0.path.prefix(1) == path.prefix(1) && $0.path.count <= 2 }
    // An inline table: before its closing brace.
    if let table = ofSection.first(where: { $0.path.count == 1 && !$0.isHeader }) {
      let isEmpty = !outline.entries.contains { $0.path.starts(with: path.prefix(1)) && $0.path.count > 1 }
      let end = table.bytes.upperBound - 1
      return replaced(end..<end, by: isEmpty ? " \(line) " : ", \(line)", text)
    }
    if let header = ofSection.first(where: { $0.isHeader && $0.path.count == 1 }) {
      return inserted(line, after: lastLine(of: header, outline), text)
    }
    // Dotted keys at the top: 'reader.mouse = true'.
    if let dotted = ofSection.last(where: { !$0.isHeader && !$0.isInline }) {
      return inserted("\(path[0]).\(line)", after: dotted.lineEnd, text)
    }
    let separator = text.isEmpty || text.hasSuffix("\n\n") ? "" : text.hasSuffix("\n") ? "\n" : "\n\n"
    return text + separator + "[\(path[0])]\n\(line)\n"
  }

  /// The end of the last line that belongs to the header's own keys.
  private static func lastLine(of header: TOMLOutline.Entry, _ outline: TOMLOutline) -> Int {
    let start = outline.entries.firstIndex { $0.isHeader && $0.path == header.path } ?? 0
    let own = outline.entries[(start + 1)...].prefix { !$0.isHeader }
    return own.last { !$0.isInline }?.lineEnd ?? header.lineEnd
  }

  private static func inserted(_ line: String, after end: Int, _ text: String) -> String {
    replaced(end..<end, by: "\n" + line, text)
  }

  private static func replaced(_ range: Range<Int>, by new: String, _ text: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range, with: new.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
