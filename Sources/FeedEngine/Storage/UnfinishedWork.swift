import FeedCore
import Foundation

/// A long write that is done in portions, each a transaction of its own.
///
/// What is left of it is a row of the table `unfinished_work`, which every portion reads and writes in its
/// own transaction. So a process that ends between two portions leaves work that any other can go on with,
/// and two processes that do the same work take turns.
protocol UnfinishedWork: Codable, Sendable {
  /// The name in the table. It must not change.
  static var kind: String { get }
  /// The number of what the work is about, to find it by.
  var subject: Int64 { get }
  /// The number of a second thing that it is about; 0 if there is none.
  var other: Int64 { get }

  /// Does some of the work, and keeps in `self` how far it is.
  ///
  /// - Parameter rows: about how many rows may still be written in this transaction; what was written is
  ///   subtracted.
  /// - Returns: whether the work is finished.
  mutating func runPortion(in writing: Writing, rows: inout Int) throws -> Bool
}

extension UnfinishedWork {
  var other: Int64 { 0 }
}

/// Thrown inside a transaction that must wait for unfinished work. The engine finishes the work and tries
/// again.
struct NeedsUnfinishedWork: Error {
  var id: Int64
}

extension Writing {
  private static let kinds: [String: any UnfinishedWork.Type] = Dictionary(
    uniqueKeysWithValues: ([ActivityDeletionWork.self, UnfollowWork.self, MarkWork.self, SpreadWork.self]
      as [any UnfinishedWork.Type]).map { ($0.kind, $0) }
  )

  /// Does the first portion of `work`, and notes what is left of it.
  ///
  /// In a batch, which is one transaction by contract, all of it is done.
  func begin(_ work: some UnfinishedWork) throws {
    var work = work
    if isIndivisible {
      var rows = Int.max
      while try !work.runPortion(in: self, rows: &rows) { rows = .max }
      return
    }
    if try runPortion(of: &work) { return }
    try sql("INSERT INTO unfinished_work(kind, subject, other, state) VALUES (?, ?, ?, ?)")
      .run(type(of: work).kind, work.subject, work.other, try Self.encoded(work))
    begun.append(db.lastInsertedRowID)
  }

  /// Does as many steps of `work` as this transaction has rows left.
  private func runPortion(of work: inout some UnfinishedWork) throws -> Bool {
    while rowsLeft > 0 {
      if try work.runPortion(in: self, rows: &rowsLeft) { return true }
      // Also a step that found nothing took its time.
      rowsLeft -= 1
    }
    return false
  }

  /// Does the next portion of the unfinished work with the number `id`.
  ///
  /// - Returns: whether it is finished, here or by another process.
  func runPortion(of id: Int64) throws -> Bool {
    let row = try sql("SELECT kind, state FROM unfinished_work WHERE id = ?").first(id) { row in
      (kind: row.text(0), state: row.text(1))
    }
    guard let row else { return true }
    guard let type = Self.kinds[row.kind] else {
      throw FeedError(.storage, "The unfinished work '\(row.kind)' is not known; update the program.")
    }
    var work = try Self.decoded(type, row.state)
    let isFinished = try runPortion(of: &work)
    if isFinished {
      try sql("DELETE FROM unfinished_work WHERE id = ?").run(id)
    } else {
      try sql("UPDATE unfinished_work SET state = ? WHERE id = ?").run(try Self.encoded(work), id)
    }
    return isFinished
  }

  /// Makes sure that there is no unfinished work of a kind about `subject`.
  ///
  /// - Returns: whether some was finished here, so that what was read before is out of date.
  /// - Throws: `NeedsUnfinishedWork` if the work has transactions of its own.
  @discardableResult
  func requireFinished<Work: UnfinishedWork>(_ kind: Work.Type, _ subject: Int64, _ other: Int64 = 0) throws
    -> Bool
  {
    let ids = try sql("SELECT id FROM unfinished_work WHERE kind = ? AND subject = ? AND other = ?")
      .all(kind.kind, subject, other) { $0.int(0) }
    guard let first = ids.first else { return false }
    guard isIndivisible else { throw NeedsUnfinishedWork(id: first) }
    for id in ids {
      repeat { rowsLeft = .max } while try !runPortion(of: id)
    }
    return true
  }

  private static func encoded(_ work: some UnfinishedWork) throws -> String {
    String(decoding: try JSONEncoder().encode(work), as: UTF8.self)
  }

  private static func decoded<Work: UnfinishedWork>(_ type: Work.Type, _ state: String) throws -> Work {
    try JSONDecoder().decode(type, from: Data(state.utf8))
  }
}

extension Reading {
  /// Returns the numbers of all unfinished work, oldest first.
  func unfinishedWork() throws -> [Int64] {
    try sql("SELECT id FROM unfinished_work ORDER BY id").all { $0.int(0) }
  }
}
