import FeedCore
import TOMLKit

/// Reads configuration files: TOML text becomes the same `JSONValue` that every other setting is read from,
/// so that only this file knows the TOML library.
package enum TOMLDocument {
  /// The document's root table as an object. Dates and times become text.
  ///
  /// - Parameters:
  ///   - text: the file's contents.
  ///   - name: what errors call the file.
  /// - Throws: `FeedError` with code `input`, naming file, line and column.
  package static func parse(_ text: String, name: String) throws -> JSONValue {
    try TOMLBounds.check(text, name: name)
    do {
      return try JSONParser.parse(TOMLTable(string: text).convert(to: .json))
    } catch let error as TOMLParseError {
      let position = error.source.begin
      throw FeedError(
        .input,
        "\(name):\(position.line):\(position.column): this is not valid TOML: \(error.description)."
      )
    }
  }
}
