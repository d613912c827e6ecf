import FeedCore

/// The pages of a feed, one after the other, until there is no more.
public struct FeedPages: AsyncSequence, Sendable {
  public struct Iterator: AsyncIteratorProtocol {
    let backend: any FeedBackend
    let feed: FeedID
    var query: FeedQuery?

    public mutating func next() async throws -> FeedPage? {
      guard let asked = query else { return nil }
      let page = try await backend.read(feed, asked)
      query = page.next
      return page
    }
  }

  let backend: any FeedBackend
  let feed: FeedID
  let query: FeedQuery

  public func makeAsyncIterator() -> Iterator { Iterator(backend: backend, feed: feed, query: query) }
}

/// The pages of a list of reactions.
public struct ReactionPages: AsyncSequence, Sendable {
  public struct Iterator: AsyncIteratorProtocol {
    let backend: any FeedBackend
    var query: ReactionQuery?

    public mutating func next() async throws -> ReactionPage? {
      guard let asked = query else { return nil }
      let page = try await backend.reactions(asked)
      query = page.next
      return page
    }
  }

  let backend: any FeedBackend
  let query: ReactionQuery

  public func makeAsyncIterator() -> Iterator { Iterator(backend: backend, query: query) }
}

extension FeedBackend {
  /// `for try await page in client.pages(of: "timeline:ann")`
  public func pages(of feed: FeedID, _ query: FeedQuery = FeedQuery()) -> FeedPages {
    FeedPages(backend: self, feed: feed, query: query)
  }

  public func pages(of query: ReactionQuery) -> ReactionPages { ReactionPages(backend: self, query: query) }
}
