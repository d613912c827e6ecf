import FeedCore
import Foundation

/// Files that nobody but their owner may read. They are private from the first moment: the mode is given when
/// they are made.
package enum PrivateFile {
  /// Opens a file, and makes it with mode 0600 where it is missing. The caller closes the descriptor.
  ///
  /// - Parameter flags: those of open(2), `O_RDWR` for example.
  /// - Throws: `FeedError` with code `storage`, naming the file and the system's reason.
  package static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Foundation.open(path, flags | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FeedError(.storage, "The file \(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    return descriptor
  }

  /// Replaces a file as a whole; makes its folder, for its owner alone, where that is missing.
  ///
  /// A link of that name is replaced, not followed.
  ///
  /// - Throws: `FeedError` with code `storage`, naming the file.
  package static func write(_ text: String, to file: URL) throws {
    let folder = file.deletingLastPathComponent()
    let temporary = folder.appending(path: ".\(file.lastPathComponent).\(getpid())").path
    do {
      try PrivateFolder.make(folder.path)
      let descriptor = try open(temporary, O_WRONLY | O_TRUNC | O_NOFOLLOW)
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
      guard rename(temporary, file.path) == 0 else {
        throw FeedError(.storage, String(cString: strerror(errno)))
      }
    } catch {
      unlink(temporary)
      throw FeedError(.storage, "\(file.path) cannot be written.")
    }
  }
}
