import FeedCore
import Foundation

/// Folders that nobody but their owner may look into.
package enum PrivateFolder {
  /// Makes a folder, and those above it that are missing, with mode 0700. One that is there stays as it is.
  ///
  /// - Throws: `FeedError` with code `storage`, naming the folder and the system's reason.
  package static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw FeedError(.storage, "The folder \(path) cannot be made: \(reason(error)).")
    }
  }

  /// Makes the folder that `file` lies in. A bare name lies in the current folder, which is there.
  ///
  /// - Throws: as ``make(_:)``.
  package static func make(of file: String) throws {
    let folder = (file as NSString).deletingLastPathComponent
    if !folder.isEmpty { try make(folder) }
  }

  /// The system's words for a file error, without Foundation's around them.
  private static func reason(_ error: any Error) -> String {
    var error = error as NSError
    while let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError { error = inner }
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    return error.code == CocoaError.fileWriteFileExists.rawValue
      ? "a file of that name is in the way" : "it is not permitted"
  }
}
