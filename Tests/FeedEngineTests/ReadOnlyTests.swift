import FeedCore
import Foundation
import ProcessTesting
import Testing

@testable import FeedEngine

/// Databases that can be read and not written.
@Suite struct ReadOnlyTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  /// Who may write anything runs the probe without that right.
  private static var isPrivileged: Bool { geteuid() == 0 }

  private func read() async throws -> [String] {
    let rights = "-dac_override,-dac_read_search"
    let probe = builtProduct("EngineProbe")
    let child =
      Self.isPrivileged
      ? try ChildProcess("setpriv", ["--bounding-set", rights, "--inh-caps", rights, probe, "read", path])
      : try ChildProcess(probe, ["read", path])
    let text = child.text()
    #expect(await child.ending() == 0)
    return text.split(separator: "\n").map(String.init)
  }

  private func publish(_ count: Int) throws {
    let child = try ChildProcess(builtProduct("EngineProbe"), ["publish", path])
    while let line = child.line(), line != "\(count - 1)" {}
    _ = child.kill()
  }

  private func expectReadable(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(lines.count == 4, "\(lines)", sourceLocation: sourceLocation)
    #expect(lines.first == "read only", sourceLocation: sourceLocation)
    #expect(lines.last?.hasPrefix("storage: ") == true, sourceLocation: sourceLocation)
    #expect(lines.last?.contains("can only be read") == true, sourceLocation: sourceLocation)
  }

  private func setModes(file: Int, folder mode: Int) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: folder.file(name))
    }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
  }

  /// By file mode and folder mode, after the engine was closed in order.
  @Test(arguments: [(0o400, 0o500), (0o400, 0o700), (0o600, 0o500)])
  func aClosedDatabase(_ modes: (file: Int, folder: Int)) async throws {
    let child = try ChildProcess(builtProduct("EngineProbe"), ["once", path])
    #expect(await child.ending() == 0)
    try setModes(file: modes.file, folder: modes.folder)
    defer { try? setModes(file: 0o600, folder: 0o700) }
    let before = try FolderImage(folder.path)
    let lines = try await read()
    expectReadable(lines)
    #expect(lines.dropFirst().first == "0")
    #expect(try FolderImage(folder.path) == before)
  }

  /// What a crash leaves behind: what is in the log is read too, also where its index is missing.
  @Test(arguments: [true, false]) func aDatabaseWithALog(_ hasIndex: Bool) async throws {
    try publish(5)
    if !hasIndex { try FileManager.default.removeItem(atPath: path + "-shm") }
    try setModes(file: 0o400, folder: 0o500)
    defer { try? setModes(file: 0o600, folder: 0o700) }
    let before = try FolderImage(folder.path)
    let lines = try await read()
    expectReadable(lines)
    #expect((lines.dropFirst().first ?? "").split(separator: " ").count == 3)
    #expect(try FolderImage(folder.path) == before)
  }

  /// A backup has no log, and on a medium that cannot be written it gets none.
  @Test func aBackup() async throws {
    let original = try TemporaryFolder()
    let child = try ChildProcess(builtProduct("EngineProbe"), ["once", original.file("feeds.db")])
    #expect(await child.ending() == 0)
    let engine = try FeedEngine(path: original.file("feeds.db"))
    try await engine.backUp(to: path)
    try engine.close()
    try setModes(file: 0o400, folder: 0o500)
    let before = try FolderImage(folder.path)
    expectReadable(try await read())
    #expect(try FolderImage(folder.path) == before)
    try setModes(file: 0o600, folder: 0o700)
    let writable = try FeedEngine(path: path)
    try await writable.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try writable.close()
  }

  @Test func aFileIsLeftAsItIsOnRequest() async throws {
    let writable = try FeedEngine(path: path)
    try await writable.follow([FollowRequest("aggregated:bob", follows: "user:ann")])
    try await writable.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try writable.close()
    let before = try FolderImage(folder.path)
    let engine = try FeedEngine(path: path, onlyReads: true)
    #expect(engine.isReadOnly)
    #expect(try await engine.read("user:ann", FeedQuery()).activities.count == 1)
    #expect(try await engine.read("aggregated:bob", FeedQuery()).groups.isEmpty)
    // What was not indexed is not silently left out.
    let error = await #expect(throws: FeedError.self) {
      _ = try await engine.searchActivities("a", limit: 1, before: nil, in: nil)
    }
    #expect(error?.code == .storage)
    #expect(try await engine.check() == [])
    let writes: [@Sendable (FeedEngine) async throws -> Void] = [
      { try await $0.add([.tweet(by: "ann", at: 2)], to: "user:ann") },
      { try await $0.follow([FollowRequest("timeline:bob", follows: "user:ann")]) },
      { _ = try await $0.addUser("eve", data: [:], orGet: true) },
      { try await $0.vacuum() },
      { _ = try await $0.read("notification:bob", FeedQuery(markSeen: .all)) },
    ]
    for write in writes {
      let error = await #expect(throws: FeedError.self) { try await write(engine) }
      #expect(error?.code == .storage && error?.detail.contains("can only be read") == true)
    }
    try await engine.backUp(to: folder.file("copy.db"))
    try FileManager.default.removeItem(atPath: folder.file("copy.db"))
    try engine.close()
    #expect(try FolderImage(folder.path) == before)
  }

  /// It holds no lock and no log: what others write is seen with the next read all the same.
  @Test func whatOthersWriteIsSeen() async throws {
    try FeedEngine(path: path).close()
    let reader = try FeedEngine(path: path, onlyReads: true)
    defer { try? reader.close() }
    #expect(try await reader.read("user:ann", FeedQuery()).activities.isEmpty)
    let writer = try FeedEngine(path: path)
    for second in 0..<3 {
      try await writer.add([.tweet(by: "ann", at: second)], to: "user:ann")
      #expect(try await reader.read("user:ann", FeedQuery()).activities.count == second + 1)
    }
    try writer.close()
    #expect(try await reader.read("user:ann", FeedQuery()).activities.count == 3)
    let next = try FeedEngine(path: path)
    try await next.add([.tweet(by: "ann", at: 4)], to: "user:ann")
    #expect(try await reader.read("user:ann", FeedQuery()).activities.count == 4)
    try next.close()
  }
}
