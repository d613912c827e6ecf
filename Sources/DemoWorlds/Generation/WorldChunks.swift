import FeedCore

/// All that happens in a world, one stretch of time after the other, made when it is asked for: the beginning
/// can be written while the rest is being made.
///
/// The chunks together are the world, each with its end as its anchor. A conversation is made when it begins;
/// what comes of it later waits for its chunk.
struct WorldChunks: Sequence, IteratorProtocol, Sendable {
  private static let count = 12

  private var generator: ConversationGenerator
  private var openings: ArraySlice<ConversationGenerator.Opening>
  private let openingsOfOne: Int
  private var upcoming: World
  private var isOver = false
  private let selection: @Sendable (World) -> World

  /// - Parameter selection: cuts what is not wanted out of whole conversations.
  init(of draft: WorldDraft, selection: @escaping @Sendable (World) -> World = { $0 }) {
    generator = ConversationGenerator(draft)
    openings = generator.openings()[...]
    openingsOfOne = openings.count / Self.count + 1
    // What was there before anybody said anything.
    upcoming = selection(generator.take())
    self.selection = selection
  }

  mutating func next() -> World? {
    guard !isOver else { return nil }
    isOver = openings.isEmpty
    guard let end = openings.first?.time else { return upcoming.take(until: upcoming.anchor) }
    var chunk = upcoming.take(until: end)
    let begun = openings.prefix(openingsOfOne)
    for opening in begun { generator.generate(opening) }
    openings.removeFirst(begun.count)
    let made = generator.take()
    chunk.conversations = made.conversations
    upcoming.append(selection(made))
    upcoming.conversations = []
    return chunk
  }
}

extension WorldChunks {
  /// The chunks, made on another thread while those before them are used. Anyone who stops listening stops
  /// the making.
  func madeAhead() -> AsyncStream<World> {
    AsyncStream { continuation in
      let making = Task.detached {
        for chunk in self {
          guard !Task.isCancelled else { break }
          continuation.yield(chunk)
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in making.cancel() }
    }
  }
}
