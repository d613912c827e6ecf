import FeedCore
import Foundation
import PrivateFiles
import Reader

/// What the reader keeps on disk between starts: drafts, the session, the command history.
///
/// Each file is the person's alone (0600, the folder 0700) and is replaced as a whole, so that a crash leaves
/// the old one or the new one.
package struct ReaderFiles: Sendable {
  /// Nil keeps nothing.
  package let folder: URL?
  /// Nil if writes cannot be stored before they are made; the problem says why.
  let journal: WriteJournal?
  private let journalProblem: String?
  private let drafts: DraftFiles?

  /// - Parameter scope: a path below the folder's `writes` for each place and person that are written to:
  ///   what was not made at one is not made at another.
  package init(folder: URL?, scope: String = "own") {
    self.folder = folder
    drafts = folder.map { DraftFiles($0.appending(path: "drafts")) }
    do {
      journal = try folder.map { try WriteJournal($0.appending(path: "writes/\(scope)").path) }
      journalProblem = nil
    } catch {
      journal = nil
      journalProblem = "Changes are not safe from a crash here: \(sentence(of: error))"
    }
  }

  /// What the reader is started with. A file that cannot be read counts as none; what cannot be made of it is
  /// said.
  func start(now: Timestamp) -> Start {
    let remains = journal?.adopt() ?? WriteJournal.Remains()
    return Start(
      session: read("session.json").flatMap { SavedSession($0) },
      drafts: drafts?.readAll() ?? [],
      commandHistory: read("history.json")?.arrayValue?.compactMap(\.stringValue) ?? [],
      unfinished: remains.writes,
      problems: [journalProblem].compactMap { $0 } + remains.problems
        + (drafts?.unreadable ?? []).map { "A draft cannot be read: see \($0)." },
      now: now
    )
  }

  func save(_ session: SavedSession) throws { try write(session.json, to: "session.json") }

  func save(history: [String]) throws { try write(.array(history.map { .string($0) }), to: "history.json") }

  func save(_ draft: Draft) throws { try drafts?.save(draft) }

  func delete(_ id: DraftID) throws { try drafts?.delete(id) }

  // MARK: Files

  private func read(_ name: String) -> JSONValue? {
    guard let file = folder?.appending(path: name), let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONParser.parse(data, marks: .kept)
  }

  private func write(_ value: JSONValue, to name: String) throws {
    guard let file = folder?.appending(path: name) else { return }
    try PrivateFile.write(JSONWriter.text(value) + "\n", to: file)
  }

  /// Writes a text where a person asked for it.
  func write(_ text: String, to path: String) throws {
    let expanded = path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst(1) : path
    do {
      try Data(text.utf8).write(to: URL(filePath: expanded))
    } catch {
      throw FeedError(.storage, "\(path) cannot be written.")
    }
  }
}
