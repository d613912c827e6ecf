import FeedCore
import Foundation

/// Where a database really lies, whatever links lead to it.
///
/// SQLite keeps its files (`-wal`, `-shm`) beside the file that a link points to, so everything that looks at
/// them, or compares two paths, needs that one name.
public enum DatabasePath {
  /// The most links that one path may lead through: as many as Linux follows.
  private static let longestChain = 40

  /// Returns the absolute path without links: of the file, or of the place where it would be made.
  ///
  /// A link to a file that does not exist counts: the file is made where the link points.
  ///
  /// - Throws: `FeedError` with code `storage` for an empty path, and for links that lead in a circle.
  public static func resolve(_ path: String) throws -> String {
    guard !path.isEmpty else { throw FeedError(.storage, "The path of the database is empty; name a file.") }
    if let real = real(path) { return real }
    var path = path
    for _ in 0..<longestChain {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        return inRealFolder(path)
      }
      path = target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
    }
    throw FeedError(.storage, "\(path) is a link that leads in a circle; name the file itself.")
  }

  /// The folder that `path` lies in; `.` for a bare name.
  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// The folder need not be there yet: then it is made under this name, and has no links in it.
  private static func inRealFolder(_ path: String) -> String {
    let folder = folder(of: path)
    let absolute = folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
    return (real(folder) ?? absolute) + "/" + (path as NSString).lastPathComponent
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
