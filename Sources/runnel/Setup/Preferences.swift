import FeedCore
import Foundation
import TOMLSource

/// What the person set in `config.toml`.
struct Preferences {
  /// The file it came from; nil where there is none.
  var file: String?
  var user: String?
  var database: String?
  var theme: String?
  /// The whole document, for those who own other parts of it (keys, groups).
  var document: JSONValue = [:]

  /// - Parameter path: the file that `--config` names; it must exist then.
  /// - Throws: `Failure` that names the file, and the setting or the place in it.
  static func load(_ path: String?, paths: Paths) throws -> Preferences {
    let file = path ?? paths.configurationFile
    guard FileManager.default.fileExists(atPath: file) else {
      if path != nil { throw Failure(.noInput, "There is no configuration file \(file).") }
      return Preferences()
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(.inputOutput, "The configuration file \(file) cannot be read.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.badData, "The configuration file \(file) is not UTF-8 text.")
    }
    return try Preferences(document: TOMLDocument.parse(text, name: file), file: file)
  }

  private init() {}

  private init(document: JSONValue, file: String) throws {
    func text(_ name: String) throws -> String? {
      guard let value = document[name] else { return nil }
      guard let text = value.stringValue, !text.isEmpty else {
        throw Failure(.badData, "\(file): '\(name)' must be a text, such as \(name) = \"…\".")
      }
      return text
    }
    (self.document, self.file) = (document, file)
    user = try text("user")
    database = try text("database").map { ($0 as NSString).expandingTildeInPath }
    theme = try text("theme")
  }
}
