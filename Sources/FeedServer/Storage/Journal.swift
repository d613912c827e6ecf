import FeedCore
import Foundation
import NIOPosix
import Synchronization

/// Entries in the order they came in: one JSON object a line, in a file.
///
/// Audit logs, analytics events and flags are written often and looked at seldom. Nothing of them stays in
/// memory: a line appended to a file is all that a write costs, and a look reads lines from the end. Disks
/// are slow at times, so both happen on threads that may wait.
package final class Journal: Sendable {
  /// What a look does with an entry.
  package enum Choice: Sendable {
    case include
    case skip
    /// Ends the look, without this entry.
    case stop
  }

  private struct State {
    /// Nil if a new file could not be made after the last one was full.
    var file: JournalFile?
    var size = 0
    /// The file before, which is looked at too.
    var former: JournalFile?
  }

  /// Bytes of the longest entry that is kept.
  static let longestEntry = 128 << 10

  private let path: String?
  private let maximumSize: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: nil keeps entries in a temporary file without a name. The file is made with mode 0600.
  ///   - maximumSize: bytes after which the file is put aside as `path.1`, in place of the one before. A look
  ///     reads this much.
  /// - Throws: `FeedError` with code `storage` if the file cannot be opened.
  package init(path: String? = nil, maximumSize: Int = 32 << 20) throws {
    self.path = path
    self.maximumSize = maximumSize
    var state = State()
    let file = try Self.open(path)
    state.file = file
    state.size = file.size
    if let path, FileManager.default.fileExists(atPath: "\(path).1") {
      state.former = try JournalFile(path: "\(path).1")
    }
    // A line that a crash cut short must not join the next one.
    if state.size > 0, file.append([UInt8(ascii: "\n")], after: state.size) { state.size += 1 }
    self.state = Mutex(state)
  }

  private static func open(_ path: String?) throws -> JournalFile {
    if let path { try JournalFile(path: path) } else { try JournalFile.temporary() }
  }

  /// Appends entries; those that are longer than `longestEntry` are left out.
  ///
  /// A full disk must not fail the request that is only being noted, so nothing is thrown.
  package func append(_ entries: [JSONValue]) async {
    var lines: [UInt8] = []
    for entry in entries {
      let line = JSONWriter.bytes(entry)
      guard line.count <= Self.longestEntry else { continue }
      lines += line
      lines.append(UInt8(ascii: "\n"))
    }
    guard !lines.isEmpty else { return }
    try? await NIOThreadPool.singleton.runIfActive { [lines] in self.write(lines) }
  }

  private func write(_ bytes: [UInt8]) {
    state.withLock { state in
      if state.size > maximumSize || state.file == nil { rotate(&state) }
      guard let file = state.file, file.append(bytes, after: state.size) else { return }
      state.size += bytes.count
    }
  }

  private func rotate(_ state: inout State) {
    if let path, state.file != nil { rename(path, "\(path).1") }
    if let file = state.file { state.former = file }
    state.file = try? Self.open(path)
    state.size = state.file?.size ?? 0
  }

  /// Returns the newest entries that `choose` includes, newest first.
  ///
  /// Reads one entry at a time from the end of the files, and no more than `maximumSize` bytes of them.
  package func newest(
    limit: Int,
    offset: Int = 0,
    where choose: @escaping @Sendable (JSONValue) -> Choice
  ) async -> [JSONValue] {
    let found = try? await NIOThreadPool.singleton.runIfActive {
      self.look(limit: limit, offset: offset, choose)
    }
    return found ?? []
  }

  private func look(limit: Int, offset: Int, _ choose: (JSONValue) -> Choice) -> [JSONValue] {
    guard limit > 0 else { return [] }
    var found: [JSONValue] = []
    var skipped = 0
    // The files stay open while they are read, also where they are put aside meanwhile.
    let (file, size, former) = state.withLock { ($0.file, $0.size, $0.former) }
    var left: Int? = maximumSize
    for (file, size) in [(file, size), (former, former?.size ?? 0)] {
      guard let file, let looking = left else { continue }
      left = file.linesFromEnd(size: size, longest: Self.longestEntry, looking: looking) { line in
        guard let entry = Self.entry(line) else { return true }
        switch choose(entry) {
        case .stop: return false
        case .skip: return true
        case .include where skipped < offset:
          skipped += 1
          return true
        case .include:
          found.append(entry)
          return found.count < limit
        }
      }
    }
    return found
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> JSONValue? {
    line.withUnsafeBufferPointer { try? JSONParser.parse($0, marks: .kept) }
  }
}
