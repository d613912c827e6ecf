import FeedCore
import Foundation
import PrivateFiles
import Synchronization

/// Entries in the order they came in: one JSON object a line in a file, the newest also in memory.
///
/// Audit logs, analytics events and flags are written often and looked at seldom; a line appended to a file is
/// all that a write costs.
public final class Journal: Sendable {
  private struct State {
    var entries: [JSONValue] = []
    var file: FileHandle?
    var size = 0
  }

  private let path: String?
  /// How many of the newest entries can be looked at.
  private let kept: Int
  private let maximumSize: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: nil keeps entries only in memory. The file is made with mode 0600.
  ///   - maximumSize: bytes after which the file is put aside as `path.1`.
  /// - Throws: `FeedError` with code `storage` where the file cannot be opened.
  public init(path: String? = nil, keeping kept: Int = 10_000, maximumSize: Int = 64 << 20) throws {
    (self.path, self.kept, self.maximumSize) = (path, kept, maximumSize)
    var state = State()
    if let path {
      state.entries = Self.lastEntries(of: path, count: kept)
      (state.file, state.size) = try Self.open(path)
    }
    self.state = Mutex(state)
  }

  deinit { state.withLock { try? $0.file?.close() } }

  public func append(_ entries: [JSONValue]) {
    guard !entries.isEmpty else { return }
    let lines = Data(entries.flatMap { JSONWriter.bytes($0) + [UInt8(ascii: "\n")] })
    state.withLock { state in
      state.entries += entries
      if state.entries.count > kept + kept / 4 { state.entries.removeFirst(state.entries.count - kept) }
      // A full disk must not fail the request that is only being noted.
      try? state.file?.write(contentsOf: lines)
      state.size += lines.count
      if state.size > maximumSize { rotate(&state) }
    }
  }

  /// The newest entries that match, newest first.
  public func newest(limit: Int, offset: Int = 0, where matches: (JSONValue) -> Bool) -> [JSONValue] {
    state.withLock { state in
      Array(state.entries.reversed().lazy.filter(matches).dropFirst(offset).prefix(limit))
    }
  }

  private func rotate(_ state: inout State) {
    guard let path else { return }
    try? state.file?.close()
    try? FileManager.default.removeItem(atPath: "\(path).1")
    try? FileManager.default.moveItem(atPath: path, toPath: "\(path).1")
    (state.file, state.size) = (try? Self.open(path)) ?? (nil, 0)
  }

  private static func open(_ path: String) throws -> (FileHandle, Int) {
    let descriptor = try PrivateFile.open(path, O_WRONLY | O_APPEND)
    let size = Int(lseek(descriptor, 0, SEEK_END))
    return (FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), size)
  }

  /// Reads at most the last 8 MB; a line cut short by a crash is left out.
  private static func lastEntries(of path: String, count: Int) -> [JSONValue] {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return [] }
    defer { try? file.close() }
    try? file.seek(toOffset: size > 8 << 20 ? size - 8 << 20 : 0)
    let data = (try? file.readToEnd()) ?? Data()
    return data.split(separator: UInt8(ascii: "\n")).suffix(count).compactMap {
      try? JSONParser.parse(Data($0))
    }
  }
}
