import FeedCore
import Reader
import Social

/// The reader's questions and writes, by way of the reference application.
package actor SocialService: ReaderService {
  let social: Social
  /// What `Write.undo` can still undo.
  var receipts: [UndoToken: Receipt] = [:]
  /// Where further pages of people begin, by the number the reader was given.
  var nextPeople: [Int: PeopleQuery] = [:]
  private var lastToken = 0

  package init(_ social: Social) { self.social = social }

  package func reader() async throws -> FeedUser? {
    do {
      return try await social.profile(social.userID).user
    } catch let error as FeedError where error.code == .notFound {
      return nil
    }
  }

  package func news() async throws -> AsyncStream<FeedNews> {
    let changes = try await social.changes()
    return AsyncStream { continuation in
      let task = Task {
        for await change in changes { continuation.yield(FeedNews(change)) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// Remembers how to take something back.
  func remember(_ receipt: Receipt) -> UndoToken {
    lastToken += 1
    let token = UndoToken(lastToken)
    receipts[token] = receipt
    receipts[UndoToken(lastToken - 100)] = nil
    return token
  }
}

extension FeedNews {
  init(_ change: FeedChange) {
    self.init(
      feed: change.feed,
      hasNew: !change.new.isEmpty || change.missedEarlier,
      deleted: change.deleted,
      reacted: change.reacted,
      isMarked: change.markedRead != nil || change.markedSeen != nil
    )
  }
}
