import FeedCore
import Foundation
import Reader
import Social
import Testing

@testable import ReaderRuntime

/// Writes outlive the program between the key press and their outcome.
@MainActor @Suite final class WriteJournalTests {
  private let folder = NSTemporaryDirectory() + "runnel-journal-\(UUID().uuidString)"
  nonisolated private static let activity = ActivityID(foreignID: "x", time: Timestamp(microseconds: 1))

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  nonisolated static let writes: [Write] = [
    .like(activity), .unlike(activity), .bookmark(activity), .unbookmark(activity), .likeComment("c"),
    .unlikeComment("c"), .follow("bob"), .unfollow("bob"), .post("two\nlines"),
    .comment(activity, parent: nil, text: "a"), .comment(activity, parent: "p", text: "b"),
    .repost(activity, text: nil), .repost(activity, text: "q"), .edit(activity, text: "e"),
    .editComment("c", text: "f"), .delete(activity), .deleteComment("c"), .markSeen("notification:ann"),
    .markRead("notification:ann", groups: ["g"]), .markAllRead("notification:ann"),
  ]

  @Test(arguments: writes)
  func everyKindOfWriteIsReadAgain(_ write: Write) throws {
    let json = try #require(write.json)
    #expect(Write(try JSONParser.parse(JSONWriter.text(json))) == write)
  }

  private func record(_ number: Int) -> UnfinishedWrite {
    UnfinishedWrite(
      id: "id-\(number)",
      write: .post("\(number)"),
      madeAt: Timestamp(microseconds: Int64(number))
    )
  }

  @Test func whatALivingRunMakesIsItsOwnAndWhatADeadOneLeftIsTakenOver() throws {
    let journal = try WriteJournal(folder)
    for number in [3, 1, 2] { try journal.record(record(number)) }
    try journal.remove(record(2))
    let other = try WriteJournal(folder)
    #expect(other.adopt().writes.isEmpty)
    try dieLeaving(record(7))
    #expect(other.adopt().writes == [record(7)])
    #expect(other.adopt().writes.isEmpty)
    // It is the other's now, until it is removed.
    #expect(journal.adopt().writes.isEmpty)
    try other.remove(record(7))
    other.close()
    journal.close()
  }

  /// A run that ended without closing: only its lock is gone.
  private func dieLeaving(_ write: UnfinishedWrite) throws { try WriteJournal(folder).record(write) }

  @Test func whatCannotBeReadStaysAndIsSaid() throws {
    try FileManager.default.createDirectory(atPath: folder + "/gone", withIntermediateDirectories: true)
    for (name, text) in [
      ("1.json", "no JSON"), ("2.json", #"{"version": 9, "id": "x", "write": {"write": "like"}}"#),
    ] {
      try Data(text.utf8).write(to: URL(filePath: folder + "/gone/" + name))
    }
    try Data().write(to: URL(filePath: folder + "/gone/lock"))
    let remains = try WriteJournal(folder).adopt()
    #expect(remains.writes.isEmpty)
    #expect(remains.problems.count == 2)
    #expect(FileManager.default.fileExists(atPath: folder + "/gone/1.json"))
  }

  @Test func aWriteMadeTwiceIsMadeOnce() async throws {
    let bench = try await Bench()
    let service = SocialService(try bench.social)
    let key = WriteKey(id: UUID().uuidString.lowercased(), time: Timestamp.now())
    let repeated = WriteKey(id: key.id, time: key.time, isRepeated: true)
    let post = try await service.write(.post("Only once"), as: key).activity
    #expect(try await service.write(.post("Only once"), as: repeated).activity?.id == post?.id)
    let id = try #require(post?.id)
    let texts = try await bench.social.page("user:ann").activities.map(\.objectText)
    #expect(texts.count { $0 == "Only once" } == 1)
    for write: Write in [
      .comment(id, parent: nil, text: "Hm"), .repost(id, text: "Look"), .like(id), .follow("bob"),
    ] {
      let key = WriteKey(id: UUID().uuidString.lowercased(), time: Timestamp.now())
      _ = try await service.write(write, as: key)
      _ = try await service.write(write, as: WriteKey(id: key.id, time: key.time, isRepeated: true))
    }
    let counts = try await bench.social.activity(id).reactions?.counts
    #expect(counts == ["comment": 1, "repost": 1, "like": 1])
    let gone = WriteKey(id: UUID().uuidString.lowercased(), time: Timestamp.now(), isRepeated: true)
    _ = try await service.write(.delete(id), as: gone)
    _ = try await service.write(.delete(id), as: gone)
    try bench.close()
  }

  @Test func aFullDiskKeepsTheTextOnTheScreen() async throws {
    let bench = try await Bench()
    let writes = bench.folder.appending(path: "state/writes")
    // Nothing can be stored: the folder of this run is gone, and a file is in its place.
    try FileManager.default.removeItem(at: writes)
    try Data().write(to: writes)
    try await bench.press("cKeep me<ctrl-s>")
    #expect(bench.screen.contains("Keep me"))
    #expect(bench.screen.contains("The post did not work"))
    #expect(try await bench.social.page("user:ann").activities.allSatisfy { $0.objectText != "Keep me" })
    try bench.close()
  }
}
