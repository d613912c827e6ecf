import FeedCore
import Foundation
import Reader
import Testing

@testable import ReaderRuntime

/// Two readers of one person keep their drafts in one folder, and neither loses a text to the other.
@Suite final class DraftFilesTests {
  private let folder = URL(filePath: NSTemporaryDirectory() + "runnel-drafts-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func draft(_ text: String, at second: Int64 = 0, copy: Int = 0) -> Draft {
    Draft(.post, text: text, savedAt: Timestamp(microseconds: second), copy: copy)
  }

  private var stored: [String] { DraftFiles(folder).readAll().map(\.text).sorted() }

  @Test func twoReadersWriteBesideEachOther() throws {
    let (one, other) = (DraftFiles(folder), DraftFiles(folder))
    for turn in 1...3 {
      try one.save(draft("one \(turn)"))
      try other.save(draft("other \(turn)"))
    }
    #expect(stored == ["one 3", "other 3"])
    #expect(Set(DraftFiles(folder).readAll().map(\.id)).count == 2)
  }

  @Test func sendingInOneLeavesTheOthersText() throws {
    let (one, other) = (DraftFiles(folder), DraftFiles(folder))
    try one.save(draft("one"))
    try other.save(draft("other"))
    try one.delete(draft("one").id)
    #expect(stored == ["other"])
    try other.delete(draft("other").id)
    #expect(stored.isEmpty)
  }

  @Test func bothFoundTheSameDraftAndGoOnWithIt() throws {
    try DraftFiles(folder).save(draft("begun"))
    let (one, other) = (DraftFiles(folder), DraftFiles(folder))
    #expect(one.readAll().map(\.text) == ["begun"])
    #expect(other.readAll().map(\.text) == ["begun"])
    try one.save(draft("begun by one"))
    try other.save(draft("begun by other"))
    #expect(stored == ["begun by one", "begun by other"])
    // What it found is another text now: only what it knows is removed.
    try other.delete(draft("").id)
    #expect(stored == ["begun by one"])
  }

  @Test func oneReaderReplacesItsOwnText() throws {
    let files = DraftFiles(folder)
    for text in ["a", "ab", "abc"] { try files.save(draft(text)) }
    #expect(stored == ["abc"])
    let later = DraftFiles(folder)
    _ = later.readAll()
    try later.save(draft("abcd"))
    #expect(stored == ["abcd"])
    try later.delete(draft("").id)
    #expect(stored.isEmpty)
  }

  @Test func idsOfAnyLengthHaveCopies() throws {
    let id = ActivityID(foreignID: "x", time: Timestamp(microseconds: 1))
    let purpose = ComposePurpose.comment(id, parent: String(repeating: "p", count: 300), name: "Ann")
    let (one, other) = (DraftFiles(folder), DraftFiles(folder))
    try one.save(Draft(purpose, text: "one", savedAt: Timestamp(microseconds: 1)))
    try other.save(Draft(purpose, text: "other", savedAt: Timestamp(microseconds: 2)))
    #expect(stored == ["one", "other"])
  }

  @Test func anUnreadableFileIsNotOverwritten() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{".utf8).write(to: folder.appending(path: "post.json"))
    let files = DraftFiles(folder)
    try files.save(draft("text"))
    #expect(files.unreadable.count == 1)
    #expect(stored == ["text"])
  }
}
