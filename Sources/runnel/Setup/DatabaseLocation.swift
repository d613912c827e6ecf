import FeedCore
import FeedEngine
import Foundation

/// Which database file is meant, and what stands there.
struct DatabaseLocation {
  var path: String
  /// Whether the person named the file; a named file that is not there is a mistake, unless it is to be made.
  var isNamed: Bool

  static func resolve(_ options: SessionOptions, _ preferences: Preferences, _ paths: Paths)
    -> DatabaseLocation
  {
    if let path = options.database { return DatabaseLocation(path: path, isNamed: true) }
    return DatabaseLocation(path: preferences.database ?? paths.database, isNamed: false)
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Looks before anything is opened: what is not a database of ours stays untouched.
  ///
  /// - Throws: `Failure` for a folder, a device, or a file of another kind.
  func check() throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw Failure(.inputOutput, "\(path) cannot be opened: \(systemError).") }
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(.badData, "\(path) is a folder, not a database.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(.badData, "\(path) is not a database.") }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Failure(.inputOutput, "\(path) cannot be read: check its permissions.")
    }
    defer { try? file.close() }
    let header = (try? file.read(upToCount: 16)) ?? Data()
    guard header.isEmpty || header == Data("SQLite format 3\0".utf8) else {
      throw Failure(.badData, "\(path) is not a database; it was left as it is.")
    }
  }

  /// Opens the database, making it and its folder where they are missing.
  ///
  /// - Parameters:
  ///   - onlyReads: whether the file is left as it is.
  ///   - onWait: receives a sentence where it, or a later write, has to wait for another program.
  /// - Throws: `FeedError` that names the file.
  func open(
    _ groups: FeedGroups,
    onlyReads: Bool = false,
    onWait: @escaping @Sendable (String) -> Void = { StandardError.write("runnel: \($0)\n") }
  ) throws -> FeedEngine {
    if !exists { try Paths.makeFolder(of: path) }
    do {
      return try FeedEngine(
        path: path,
        groups: groups,
        cache: FeedEngine.cacheOfOnePerson,
        onlyReads: onlyReads,
        onWait: onWait
      )
    } catch let error as FeedError where error.code == .storage && !error.detail.contains(path) {
      throw FeedError(.storage, "\(path): \(error.detail)")
    }
  }

  private var systemError: String { String(cString: strerror(errno)) }
}
