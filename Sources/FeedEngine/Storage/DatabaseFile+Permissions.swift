import FeedCore
import Foundation

/// What may be done with the file.
extension DatabaseFile {
  /// The file as this process can use it: only read where it, or what belongs beside it, cannot be written.
  var adaptedToPermissions: DatabaseFile {
    var file = self
    file.onlyReads = onlyReads || !isWritable
    return file
  }

  /// Whether nothing has to be written before the file can be used.
  func canBeUsed(in state: DatabaseState) -> Bool {
    state == .current || (state == .unlogged && (onlyReads || !isWritable))
  }

  /// Whether the file is one that is brought up to date, and can be.
  func canBePrepared(in state: DatabaseState) -> Bool {
    isWritable && (state == .empty || state == .outdated || state == .unlogged)
  }

  /// Whether the file can be written, and a log beside it.
  var isWritable: Bool {
    guard access(path, W_OK) == 0 else { return false }
    if access(DatabasePath.folder(of: path), W_OK) == 0 { return true }
    return access(path + "-wal", W_OK) == 0 && access(path + "-shm", W_OK) == 0
  }

  /// The error of every write to a file that can only be read.
  var readOnlyError: FeedError {
    FeedError(
      .storage,
      "\(path) can only be read here, so nothing was changed; make the file and its folder writable, or use a copy.",
      status: 403
    )
  }

  /// Why a file in this state is not opened.
  func refusal(of state: DatabaseState) -> FeedError {
    switch state {
    case .newer:
      FeedError(.storage, "\(path) was written by a newer version of this program; update the program.")
    case .foreign:
      FeedError(.storage, "\(path) is a database of another program; name another file.")
    case .missing: FeedError(.storage, "There is no database \(path).")
    case .empty: FeedError(.storage, "\(path) is empty and can only be read here; name another file.")
    case .outdated, .unlogged, .current:
      FeedError(
        .storage,
        "\(path) was written by an older version and has to be brought up to date, but it can only be read here; "
          + "make the file and its folder writable, or use a copy."
      )
    }
  }
}
