import FeedCore
import Foundation

/// The files of one theme, by path inside its folder, wherever they are kept.
package struct ThemeFolder: Sendable {
  /// The folder's name, which is the theme's.
  package var name: String
  /// Where it was found, for a person: a path, or `compiled in`.
  package var origin: String
  package var files: [String: String]

  package init(name: String, origin: String, files: [String: String]) {
    self.name = name
    self.origin = origin
    self.files = files
  }

  /// A theme is text; anything larger than this is not one.
  private static let maximumFileSize = 256 * 1024

  /// All of it.
  private static let maximumSize = 4 << 20
  private static let maximumFileCount = 1000

  /// Reads a theme's folder: `theme.toml` and all `.txt` files below it. Other files are passed over.
  ///
  /// - Throws: `FeedError` with code `input` if a file is not text or far too large.
  package init(reading folder: URL) throws {
    name = folder.lastPathComponent
    origin = folder.path
    files = [:]
    var size = 0
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".txt") || path == "theme.toml" else { continue }
      guard paths?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      let text = try Self.text(of: folder.appending(path: path))
      size += text.utf8.count
      guard size <= Self.maximumSize, files.count < Self.maximumFileCount else {
        throw FeedError(.input, "\(folder.path) is too large for a theme: is it the right folder?")
      }
      files[path] = text
    }
  }

  private static func text(of file: URL) throws -> String {
    // Not the whole of it: it may be anything.
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let data = try handle.read(upToCount: maximumFileSize + 1) ?? Data()
    guard data.count <= maximumFileSize else {
      throw FeedError(
        .input,
        "\(file.path) is larger than \(maximumFileSize / 1024) kB: that is not a theme file."
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw FeedError(.input, "\(file.path) is not UTF-8 text.")
    }
    return text
  }
}
