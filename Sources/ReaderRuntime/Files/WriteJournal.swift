import FeedCore
import Foundation
import PrivateFiles
import Reader

/// Writes on disk from the moment they are asked for until their outcome is known, so that a program that is
/// killed in between loses none: the next one makes them.
///
/// Each run of the program has a folder of its own, with a lock that it holds as long as it lives: two
/// readers of one person never write to the same file, and neither makes what the other is making.
final class WriteJournal: Sendable {
  /// What earlier runs left.
  struct Remains {
    var writes: [UnfinishedWrite] = []
    /// Files that this program cannot read; they stay where they are.
    var problems: [String] = []
  }

  private let folder: String
  private let own: String
  private let lock: FileLock

  /// - Parameter folder: of one person's writes to one place.
  /// - Throws: `FeedError` with code `storage`.
  init(_ folder: String) throws {
    self.folder = folder
    let claimed = try Self.claim(below: folder)
    own = claimed.path
    lock = claimed.lock
  }

  /// Another run that looks for what is left may take a new folder for an abandoned one: then the next one is
  /// made.
  private static func claim(below folder: String) throws -> (path: String, lock: FileLock) {
    for _ in 0..<5 {
      let path = "\(folder)/\(UUID().uuidString.lowercased())"
      try PrivateFolder.make(path)
      let lock = try FileLock("\(path)/lock")
      if lock.tryLock(), FileManager.default.fileExists(atPath: "\(path)/lock") { return (path, lock) }
    }
    throw FeedError(.storage, "No folder for changes can be kept in \(folder).")
  }

  /// Removes the folder, if nothing is left in it.
  func close() {
    guard Self.files(in: own).isEmpty else { return }
    Self.remove(own)
  }

  /// Stores a write.
  ///
  /// - Throws: `FeedError` with code `storage`: it is not stored.
  func record(_ write: UnfinishedWrite) throws {
    guard let json = write.write.json else { return }
    let entry: JSONValue = [
      "version": .int(Int64(Write.version)), "id": .string(write.id),
      "made_at": .int(write.madeAt.microseconds),
      "write": json,
    ]
    try PrivateFile.write(JSONWriter.text(entry) + "\n", to: URL(filePath: "\(own)/\(Self.name(of: write))"))
  }

  /// - Throws: `FeedError` with code `storage`: the next run would make the write again, which changes
  ///   nothing.
  func remove(_ write: UnfinishedWrite) throws {
    guard write.write.json != nil else { return }
    let path = "\(own)/\(Self.name(of: write))"
    guard unlink(path) == 0 || errno == ENOENT else {
      throw FeedError(.storage, "\(path) cannot be removed: \(String(cString: strerror(errno))).")
    }
  }

  /// Names sort by time.
  private static func name(of write: UnfinishedWrite) -> String {
    let time = String(max(write.madeAt.microseconds, 0))
    let digits = String(repeating: "0", count: max(0, 20 - time.count)) + time
    let id = write.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return "\(digits)-\(id).json"
  }

  // MARK: Earlier runs

  /// Takes over what runs that have ended left, oldest first.
  func adopt() -> Remains {
    var remains = Remains()
    let others = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for other in others.map({ "\(folder)/\($0)" }) where other != own {
      // A folder that has neither is being made.
      let isMade = FileManager.default.fileExists(atPath: "\(other)/lock") || !Self.files(in: other).isEmpty
      guard isMade, let lock = try? FileLock("\(other)/lock"), lock.tryLock() else { continue }
      adopt(other, &remains)
      lock.unlock()
    }
    remains.writes.sort { $0.madeAt < $1.madeAt }
    return remains
  }

  private func adopt(_ other: String, _ remains: inout Remains) {
    for name in Self.files(in: other) {
      guard let write = Self.write(in: "\(other)/\(name)") else {
        remains.problems.append("A change from before cannot be read by this version: see \(other)/\(name).")
        continue
      }
      guard rename("\(other)/\(name)", "\(own)/\(name)") == 0 else {
        remains.problems.append("A change from before cannot be taken over: see \(other)/\(name).")
        continue
      }
      remains.writes.append(write)
    }
    if Self.files(in: other).isEmpty { Self.remove(other) }
  }

  private static func write(in path: String) -> UnfinishedWrite? {
    guard let data = FileManager.default.contents(atPath: path),
      let json = try? JSONParser.parse(data, marks: .kept),
      json["version"]?.intValue == Write.version, let id = json["id"]?.stringValue,
      let write = json["write"].flatMap({ Write($0) })
    else { return nil }
    let madeAt = Timestamp(microseconds: Int64(json["made_at"]?.intValue ?? 0))
    return UnfinishedWrite(id: id, write: write, madeAt: madeAt)
  }

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
  }

  /// Another program may have opened the lock's file meanwhile: it finds a folder without writes.
  private static func remove(_ folder: String) {
    unlink("\(folder)/lock")
    rmdir(folder)
  }
}
