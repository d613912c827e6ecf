import Dispatch
import Foundation

#if canImport(Glibc)
import Glibc

/// Reports when a file in one of some folders was written, by the kernel's inotify: no polling.
@MainActor final class FolderWatcher {
  private let descriptor: Int32
  private let source: any DispatchSourceRead
  private var pause: Task<Void, Never>?

  /// Nil if the kernel refuses.
  init?(_ folders: [URL], changed: @escaping @MainActor () -> Void) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_CREATE)
    for folder in folders { inotify_add_watch(descriptor, folder.path, events) }
    self.descriptor = descriptor
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.take(changed) } }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  /// Editors write a file in several steps: one call for all of them.
  private func take(_ changed: @escaping @MainActor () -> Void) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
    pause?.cancel()
    pause = Task { @MainActor in
      try? await Task.sleep(for: .milliseconds(80))
      if !Task.isCancelled { changed() }
    }
  }

  func stop() {
    pause?.cancel()
    source.cancel()
  }
}
#else
/// Reports when one of some folders changes.
@MainActor final class FolderWatcher {
  private var sources: [any DispatchSourceFileSystemObject] = []

  init?(_ folders: [URL], changed: @escaping @MainActor () -> Void) {
    for folder in folders {
      let descriptor = open(folder.path, O_EVTONLY)
      guard descriptor >= 0 else { continue }
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor,
        eventMask: [.write, .extend, .rename],
        queue: .main
      )
      source.setEventHandler { MainActor.assumeIsolated { changed() } }
      source.setCancelHandler { close(descriptor) }
      source.activate()
      sources.append(source)
    }
  }

  func stop() { for source in sources { source.cancel() } }
}
#endif
