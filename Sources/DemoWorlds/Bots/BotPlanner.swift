import FeedCore

/// Decides what happens next in a living world: pure, from what is known of the world and a seeded generator.
package struct BotPlanner: Sendable {
  /// How many conversations are remembered.
  private static let memory = 300

  private let people: [WorldPerson]
  private let indices: [String: Int]
  private let following: [String: [Int]]
  /// Whose eyes the world is seen through: bots do not speak for them.
  private let reader: String
  private let publisher: Publisher
  private var generator: SeededGenerator
  private var conversations: [WorldConversation]
  /// What the reader did and nobody has answered yet.
  private var unanswered: [ReaderDeed] = []
  private var readersPosts: [ActivityID] = []
  private let everyone: WeightedChoice
  private var followedByReader: [Int]

  /// - Parameters:
  ///   - reader: whose eyes the world is seen through.
  ///   - seed: what happens; by default it differs with the world's anchor.
  package init(_ world: World, reader: String = World.you, seed: UInt64? = nil) {
    people = world.people
    self.reader = reader
    let indices = Dictionary(uniqueKeysWithValues: world.people.enumerated().map { ($1.id, $0) })
    self.indices = indices
    following = Dictionary(grouping: world.follows, by: \.follower).mapValues { follows in
      follows.compactMap { indices[$0.followed] }
    }
    publisher = Publisher(world: world.name)
    generator = SeededGenerator(
      seed: seed ?? world.seed ^ UInt64(bitPattern: world.anchor.microseconds),
      for: "bots"
    )
    conversations = world.conversations.suffix(Self.memory)
    everyone = WeightedChoice(world.people.map { $0.id == reader ? 0 : $0.energy })
    followedByReader = (following[reader] ?? []).filter { world.people[$0].energy > 0 }
    readersPosts = world.conversations.filter { $0.author == reader }.suffix(10).map(\.activity)
  }

  /// The next deed. What the reader did is answered first, and soon.
  package mutating func next(at now: Timestamp) -> BotDeed {
    if !unanswered.isEmpty, let deed = answer(unanswered.removeFirst()) { return deed }
    for _ in 0..<20 {
      if let deed = deed(at: now) { return deed }
    }
    return publish(at: now)
  }

  /// The reader did something: somebody will answer.
  package mutating func noticed(_ deed: ReaderDeed) {
    unanswered.append(deed)
    if case .posted(let id, let text, _, _) = deed {
      readersPosts.append(id)
      readersPosts = readersPosts.suffix(10)
      // A second voice, later; a post with a question gets a third.
      if ReplyWriter.mood(of: text) == .question { unanswered.append(deed) }
    }
    if case .followed(let user) = deed, let index = indices[user], people[index].energy > 0 {
      followedByReader.append(index)
    }
  }

  /// A planned publication has become the activity `id`: others may talk about it now.
  package mutating func happened(_ deed: BotDeed, as id: ActivityID) {
    guard case .publish(let publication) = deed.act else { return }
    let utterance = publication.utterance
    conversations.append(
      WorldConversation(
        activity: id,
        author: deed.actor,
        book: utterance.book.name,
        scene: utterance.scene,
        wording: utterance.wording
      )
    )
    if conversations.count > Self.memory { conversations.removeFirst() }
  }
}

// MARK: The everyday

extension BotPlanner {
  private mutating func deed(at now: Timestamp) -> BotDeed? {
    switch generator.below(100) {
    case 0..<30: publish(at: now)
    case 30..<42: publisher.world.hasReplies ? reply() : comment()
    case 42..<62: comment()
    case 62..<89: like()
    case 89..<97: publisher.world == .octo ? like() : repost()
    default: follow()
    }
  }

  private mutating func pause() -> Double { 2 + 4 * generator.unit() }

  private mutating func deed(_ actor: Int, _ act: BotDeed.Act) -> BotDeed {
    BotDeed(actor: people[actor].id, act: act, pause: pause())
  }

  /// Somebody whose posts reach the reader, most of the time.
  private mutating func publish(at now: Timestamp) -> BotDeed {
    let isNear = generator.chance(0.7)
    let author = isNear ? followedByReader.randomOne(&generator) : nil
    let index = author ?? everyone.pick(&generator)
    let friend = (following[people[index].id] ?? []).randomOne(&generator).map { people[$0] }
    let friendID = friend?.kind == "person" ? friend?.id : nil
    let publication = publisher.publication(by: people[index], friend: friendID, at: now, &generator)
    return deed(index, .publish(publication))
  }

  /// A conversation that is still fresh: the newer, the likelier; and a place in it for somebody's words.
  private mutating func recent() -> Int? {
    guard !conversations.isEmpty else { return nil }
    let age = min(conversations.count - 1, Int(generator.exponential(mean: 25)))
    return conversations.count - 1 - age
  }

  /// Words of somebody other than the author, about what the conversation is about.
  private mutating func words() -> (conversation: WorldConversation, speaker: Int, text: String)? {
    guard let place = recent() else { return nil }
    var conversation = conversations[place]
    guard let book = Library.books[conversation.book], conversation.author != reader,
      let exchange = book.scenes[conversation.scene].exchanges.randomOne(&generator)
    else { return nil }
    let speaker = everyone.pick(&generator)
    guard people[speaker].id != conversation.author, !book.isForeign || people[speaker].language == book.name
    else {
      return nil
    }
    let name = indices[conversation.author].map { people[$0].firstName } ?? ""
    var utterance = Utterance(text: "", book: book, scene: conversation.scene, wording: conversation.wording)
    let text = Speaker.reply(exchange.reply, to: &utterance, by: people[speaker], addressee: name, &generator)
    guard !text.isEmpty else { return nil }
    conversation.wording = utterance.wording
    conversations[place] = conversation
    return (conversation, speaker, text)
  }

  private mutating func reply() -> BotDeed? {
    guard let (conversation, speaker, text) = words() else { return nil }
    return deed(speaker, .reply(conversation.activity, text: text))
  }

  private mutating func comment() -> BotDeed? {
    guard let (conversation, speaker, text) = words() else { return nil }
    return deed(speaker, .comment(conversation.activity, text: text))
  }

  private mutating func like() -> BotDeed? {
    let fan = everyone.pick(&generator)
    if generator.chance(0.2), let own = readersPosts.randomOne(&generator) { return deed(fan, .like(own)) }
    guard let place = recent(), conversations[place].author != people[fan].id else { return nil }
    return deed(fan, .like(conversations[place].activity))
  }

  private mutating func repost() -> BotDeed? {
    let fan = everyone.pick(&generator)
    guard let place = recent(), conversations[place].author != people[fan].id else { return nil }
    return deed(fan, .repost(conversations[place].activity))
  }

  private mutating func follow() -> BotDeed? {
    let fan = everyone.pick(&generator)
    let target = generator.chance(0.4) ? reader : people[everyone.pick(&generator)].id
    return target == people[fan].id ? nil : deed(fan, .follow(target))
  }
}

// MARK: Answers to the reader

extension BotPlanner {
  private mutating func answer(_ deed: ReaderDeed) -> BotDeed? {
    switch deed {
    case .posted(let id, let text, let answered, let mentions):
      let called = ([answered].compactMap { $0 } + mentions).compactMap { indices[$0] }
        .first { people[$0].energy > 0 && people[$0].id != reader }
      return answerToPost(id, text, by: called)
    case .commented(let comment, let text, let author):
      guard let index = indices[author], author != reader, people[index].energy > 0 else { return nil }
      let words = ReplyWriter.answer(to: text, &generator)
      return generator.chance(0.25)
        ? soon(index, .likeComment(comment)) : soon(index, .answer(comment, text: words))
    case .followed(let user):
      guard let index = indices[user], people[index].energy > 0, generator.chance(0.6) else { return nil }
      return soon(index, .follow(reader))
    }
  }

  private mutating func answerToPost(_ id: ActivityID, _ text: String, by called: Int?) -> BotDeed {
    let speaker = called ?? speaker(for: text)
    let words =
      called == nil ? ReplyWriter.reply(to: text, &generator) : ReplyWriter.answer(to: text, &generator)
    let asReply = publisher.world.hasReplies && generator.chance(0.5)
    return soon(speaker, asReply ? .reply(id, text: words) : .comment(id, text: words))
  }

  /// Somebody who speaks the language of `text`.
  private mutating func speaker(for text: String) -> Int {
    guard let language = ReplyWriter.language(of: text) else { return everyone.pick(&generator) }
    let speakers = people.indices.filter { people[$0].language == language && people[$0].id != reader }
    return speakers.randomOne(&generator) ?? everyone.pick(&generator)
  }

  /// Sooner than what nobody waits for.
  private mutating func soon(_ actor: Int, _ act: BotDeed.Act) -> BotDeed {
    BotDeed(actor: people[actor].id, act: act, pause: 1.5 + 2 * generator.unit())
  }
}

extension WorldName {
  /// Whether people answer with posts, and not with comments only.
  var hasReplies: Bool { self == .chirp || self == .inbox }
}
