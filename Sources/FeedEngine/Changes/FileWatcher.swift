import Dispatch
import FeedCore
import Foundation

/// Calls back whenever a file is written to, by whichever process; it sleeps in between.
///
/// On Linux through inotify, elsewhere through kqueue.
final class FileWatcher: Sendable {
  // Not checked: libdispatch's sources may be cancelled from any thread, and nothing else is done with it.
  nonisolated(unsafe) private let source: any DispatchSourceProtocol

  /// - Throws: `FeedError` with code `storage` if the file cannot be watched.
  init(path: String, queue: DispatchQueue, onWrite: @escaping @Sendable () -> Void) throws {
    #if os(Linux)
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0, inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) >= 0 else {
      if descriptor >= 0 { Foundation.close(descriptor) }
      throw Self.failure(path)
    }
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler {
      Self.drain(descriptor)
      onWrite()
    }
    #else
    let descriptor = Foundation.open(path, O_EVTONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    let source = DispatchSource.makeFileSystemObjectSource(
      fileDescriptor: descriptor,
      eventMask: [.write, .extend],
      queue: queue
    )
    source.setEventHandler { onWrite() }
    #endif
    source.setCancelHandler { Foundation.close(descriptor) }
    source.activate()
    self.source = source
  }

  func cancel() { source.cancel() }

  private static func failure(_ path: String) -> FeedError {
    FeedError(.storage, "\(path) cannot be watched for changes: \(String(cString: strerror(errno))).")
  }

  #if os(Linux)
  /// What happened does not matter, only that something did.
  private static func drain(_ descriptor: Int32) {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while Foundation.read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
  #endif
}
