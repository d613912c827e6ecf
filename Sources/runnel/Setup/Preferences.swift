import FeedCore
import Foundation
import Social
import TOMLSource

/// What the person set in `config.toml`.
struct Preferences {
  /// The file it came from; nil if there is none.
  var file: String?
  var user: String?
  var database: String?
  /// See `ServerLocation`.
  var server: String?
  var theme: String?
  /// The feed groups: the standard ones, and those that `[groups.NAME]` adds or changes.
  var groups = FeedGroups.standard
  /// The whole document, for those who own other parts of it (keys).
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
    self.document = document
    self.file = file
    user = try text("user")
    database = try text("database").map { ($0 as NSString).expandingTildeInPath }
    server = try text("server")
    theme = try text("theme")
    do {
      groups = try Self.groups(document)
    } catch let error as FeedError {
      throw Failure(.badData, "\(file): \(error.detail)")
    }
  }

  private static func groups(_ document: JSONValue) throws -> FeedGroups {
    var groups = FeedGroups.standard
    for group in try FeedGroups(table: document).byName.values {
      if personal.contains(group.name), let standard = groups[group.name], standard.kind != group.kind {
        throw FeedError(
          .feedConfiguration,
          "'groups.\(group.name).kind' must stay \(standard.kind.rawValue): the reader's tabs depend on it."
        )
      }
      groups[group.name] = group
    }
    return groups
  }

  /// The groups behind the reader's tabs.
  private static let personal = Set(PersonFeeds("me").all.map(\.group))
}
