import FeedCore
import Foundation
import PrivateFiles
import Reader
import Synchronization

/// The drafts of one person, a file each, in a folder that all of the person's readers share.
///
/// A reader replaces and removes only what it has read or written itself: where another reader has written a
/// draft for the same purpose meanwhile, this one goes on in a file of its own, and the next start finds
/// both.
final class DraftFiles: Sendable {
  private let folder: URL
  /// What this reader read or wrote last for each draft, with the number of the copy that stands for it here.
  private let own = Mutex<[DraftID: Draft]>([:])

  init(_ folder: URL) { self.folder = folder }

  // MARK: Reading

  /// Newest first.
  func readAll() -> [Draft] {
    let drafts = names.compactMap { read($0) }
    own.withLock { own in
      for draft in drafts { own[draft.id] = draft }
    }
    return drafts.sorted { $0.savedAt > $1.savedAt }
  }

  /// Files that hold no draft. They stay where they are.
  var unreadable: [String] { names.filter { read($0) == nil }.sorted().map { "\(folder.path)/\($0)" } }

  private var names: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
  }

  private func read(_ name: String) -> Draft? {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
    return (try? JSONParser.parse(data, marks: .kept)).flatMap { Draft($0) }
  }

  // MARK: Writing

  /// - Throws: `FeedError` with code `storage`.
  func save(_ draft: Draft) throws {
    try locked {
      let known = own.withLock { $0[draft.id] }
      var stored = draft
      stored.copy = known?.copy ?? draft.copy
      while isOthers(stored, known) { stored.copy += 1 }
      try PrivateFile.write(JSONWriter.text(stored.json) + "\n", to: file(stored))
      own.withLock { $0[draft.id] = stored }
    }
  }

  /// Removes what this reader wrote or read for `id`, unless another one has changed it since.
  ///
  /// - Throws: `FeedError` with code `storage`.
  func delete(_ id: DraftID) throws {
    try locked {
      guard let known = own.withLock({ $0.removeValue(forKey: id) }) else { return }
      guard read(file(known).lastPathComponent)?.text == known.text else { return }
      let path = file(known).path
      guard unlink(path) == 0 || errno == ENOENT else {
        throw FeedError(.storage, "\(path) cannot be removed: \(String(cString: strerror(errno))).")
      }
    }
  }

  /// Whether the file that `draft` would be written to holds another reader's text.
  private func isOthers(_ draft: Draft, _ known: Draft?) -> Bool {
    guard FileManager.default.fileExists(atPath: file(draft).path) else { return false }
    guard let stored = read(file(draft).lastPathComponent) else { return true }
    return stored.text != draft.text && !(known?.copy == draft.copy && known?.text == stored.text)
  }

  /// Another reader must not write between looking and writing.
  private func locked(_ body: () throws -> Void) throws {
    try PrivateFolder.make(folder.path)
    let lock = try FileLock(folder.appending(path: ".lock").path)
    try lock.lockWaiting(seconds: 2)
    defer { lock.unlock() }
    try body()
  }

  /// Ids may hold anything, of any length: only letters and digits make a file name, and each copy has one of
  /// its own.
  private func file(_ draft: Draft) -> URL {
    var first = draft
    first.copy = 0
    let letters = first.id.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" ? $0 : "_" }
    let copy = draft.copy == 0 ? "" : "-copy-\(draft.copy)"
    return folder.appending(path: String(letters.prefix(120)) + copy + ".json")
  }
}
