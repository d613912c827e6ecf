import FeedCore
import Foundation
import TOMLSource

/// The configuration file, and what it contains.
struct ConfigurationFile {
  /// What was read, with what is wrong with it.
  struct Contents {
    let file: String
    let text: String
    let document: JSONValue
    let check: ConfigurationCheck

    var problems: [ConfigurationProblem] { check.problems }
  }

  let path: String
  /// Whether the person named the file, so that it must exist.
  private let isNamed: Bool

  /// - Parameter path: the file that `--config` names; nil for the one in the configuration folder.
  init(_ path: String?, paths: Paths) {
    self.path = path ?? paths.configurationFile
    isNamed = path != nil
  }

  /// Reads and checks the file.
  ///
  /// - Returns: nil if there is no file and none was named.
  /// - Throws: `Failure` for a file that cannot be read or is not TOML, with line and column.
  func read() throws -> Contents? {
    guard FileManager.default.fileExists(atPath: path) else {
      if isNamed { throw Failure(.noInput, "There is no configuration file \(path).") }
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.inputOutput, "The configuration file \(path) cannot be read.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.badData, "The configuration file \(path) is not UTF-8 text.")
    }
    let document = try TOMLDocument.parse(text, name: path)
    let check = ConfigurationCheck(document, text: text, file: path)
    return Contents(file: path, text: text, document: document, check: check)
  }
}
