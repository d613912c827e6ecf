import FeedCore
import Foundation

/// Files that nobody but the person may read.
enum PrivateFile {
  /// Replaces a file as a whole; makes its folder, for the person alone, where it is missing.
  ///
  /// - Throws: `FeedError` with code `storage`, naming the file.
  static func write(_ text: String, to file: URL) throws {
    let folder = file.deletingLastPathComponent()
    let temporary = folder.appending(path: ".\(file.lastPathComponent).\(getpid())")
    do {
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      try create(temporary, Array(text.utf8))
      guard rename(temporary.path, file.path) == 0 else { throw FeedError(.storage, "") }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw FeedError(.storage, "\(file.path) cannot be written.")
    }
  }

  /// Private from the first moment: the mode is given when it is made.
  static func create(_ file: URL, _ bytes: [UInt8]) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FeedError(.storage, "\(file.path) cannot be made.") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }
}
