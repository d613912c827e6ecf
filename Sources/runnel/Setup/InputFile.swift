import Foundation

/// A file that is named on the command line to be read.
enum InputFile {
  /// All of it. `-` is standard input; pipes, devices and `<(command)` are files like any other.
  ///
  /// - Returns: nil if it cannot be read.
  static func contents(of path: String) -> Data? {
    guard path != "-" else { return (try? FileHandle.standardInput.readToEnd()) ?? Data() }
    var status = stat()
    // A folder opens, but has no contents.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    do { return try file.readToEnd() ?? Data() } catch { return nil }
  }
}
