import FeedCore
import Social

/// Fills a draft with what people write, as on Twitter: posts, answers, reposts, likes and comments.
///
/// Each conversation has a random generator of its own, so that one conversation does not change the others.
struct ConversationGenerator {
  /// Who begins a conversation, and when.
  struct Opening {
    let index: Int
    let author: Int
    let time: Timestamp
    fileprivate var clock: SeededGenerator
  }

  private(set) var draft: WorldDraft
  private let publisher: Publisher

  init(_ draft: WorldDraft) {
    self.draft = draft
    publisher = Publisher(world: draft.name)
  }

  /// All conversations of the world, in the order in which they begin.
  func openings() -> [Opening] {
    let authors = WeightedChoice(draft.people.map(\.energy))
    let openings = (0..<draft.settings.conversations).map { index in
      var (author, clock) = (0, draft.generator("times", index))
      if index >= draft.settings.yourPosts {
        var generator = draft.generator("authors", index)
        author = authors.pick(&generator)
      }
      let time = draft.rhythm.moment(utcOffset: draft.people[author].utcOffset, &clock)
      return Opening(index: index, author: author, time: time, clock: clock)
    }
    return openings.sorted { ($0.time, $0.index) < ($1.time, $1.index) }
  }

  /// Hands over what was written since the last time, in no order.
  mutating func take() -> World { draft.take() }

  /// One post and what comes of it.
  mutating func generate(_ opening: Opening) {
    let (author, time) = (opening.author, opening.time)
    var clock = opening.clock
    var generator = draft.generator("texts", opening.index)
    let publication = newPublication(by: author, at: time, &generator)
    let id = draft.publish(publication, by: author, at: time)
    let utterance = publication.utterance
    var thread = OpenConversation(
      id: id,
      author: author,
      time: time,
      utterance: utterance,
      audience: draft.graph.followers[author],
      popularity: popularity(of: author, &generator)
    )
    thread.exchanges = generator.pick(99, of: utterance.book.scenes[utterance.scene].exchanges)
    discuss(&thread, &generator, &clock)
    spread(thread, &generator, &clock)
    draft.conversations.append(thread.conversation(author: draft.people[author].id))
  }

  /// How much a post stirs: most little, a few a lot.
  private func popularity(of author: Int, _ generator: inout SeededGenerator) -> Double {
    min(25, 0.45 * generator.pareto(shape: 1.35)) * (author == 0 ? draft.settings.yourFame : 1)
  }

  /// Something that nobody has published yet: if a few tries do not find it, the last gets ornaments.
  private mutating func newPublication(
    by author: Int,
    at time: Timestamp,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    let person = draft.people[author]
    var publication: GeneratedPublication
    var tries = 0
    repeat {
      let friend = friend(of: author, &generator)
      publication = publisher.publication(by: person, friend: friend, at: time, &generator)
      tries += 1
    } while !draft.isNew(publication.distinctText) && tries < 4
    if tries == 4 { makeUnique(&publication, &generator) }
    return publication
  }

  private mutating func makeUnique(
    _ publication: inout GeneratedPublication,
    _ generator: inout SeededGenerator
  ) {
    let plain = publication.utterance
    guard publication.data["text"]?.stringValue == plain.text else { return }
    for _ in 0..<12 where !draft.isNew(publication.distinctText) {
      publication.utterance.text = Speaker.ornamented(plain.text, of: plain.book, &generator)
      let data = Post(publication.utterance.text).data(mentions: publication.mentions)
      publication.data.merge(data) { $1 }
    }
  }

  /// Somebody whom the author may mention: the reader more often than others.
  private func friend(of author: Int, _ generator: inout SeededGenerator) -> String? {
    let followed = draft.graph.following[author]
    if followed.contains(0), generator.chance(draft.settings.mentionsOfYou) { return World.you }
    let friend = followed.randomOne(&generator).map { draft.people[$0] }
    return friend?.kind == "person" ? friend?.id : nil
  }
}

// MARK: What others say

extension ConversationGenerator {
  private mutating func discuss(
    _ thread: inout OpenConversation,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    let speakers = speakers(for: thread)
    guard !speakers.isEmpty else { return }
    let reach = thread.popularity * (0.35 + min(3, Double(thread.audience.count) / 45))
    let replies = min(7, generator.poisson(draft.settings.replies * reach))
    let comments = min(24, generator.poisson(draft.settings.comments * reach))
    if thread.utterance.wording.friend != nil, draft.settings.replies > 0, generator.chance(0.6) {
      friendReplies(&thread, &generator, &clock)
    }
    for _ in 0..<replies { reply(&thread, by: generator.pick(speakers), &generator, &clock) }
    for _ in 0..<comments { comment(&thread, by: generator.pick(speakers), &generator, &clock) }
  }

  /// Followers who understand what was written.
  private func speakers(for thread: OpenConversation) -> [Int] {
    guard thread.utterance.book.isForeign else { return thread.audience }
    let language = thread.utterance.book.name
    return thread.audience.filter { draft.people[$0].language == language }
  }

  private mutating func friendReplies(
    _ thread: inout OpenConversation,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    let scene = thread.utterance.book.scenes[thread.utterance.scene]
    guard let exchange = scene.friendExchanges.randomOne(&generator),
      let id = thread.utterance.wording.friend,
      id != World.you, let friend = draft.people.firstIndex(where: { $0.id == id })
    else { return }
    say(exchange, in: &thread, by: friend, &generator, &clock)
  }

  private mutating func reply(
    _ thread: inout OpenConversation,
    by other: Int,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    guard other != thread.author, other != 0, let exchange = thread.exchanges.popLast() else { return }
    say(exchange, in: &thread, by: other, &generator, &clock)
  }

  /// `other` answers with a post, and the author may answer that.
  private mutating func say(
    _ exchange: Scene.Exchange,
    in thread: inout OpenConversation,
    by other: Int,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    let text = words(exchange.reply, in: &thread, by: other, to: thread.author, &generator)
    guard !text.isEmpty, let time = later(than: thread.time, mean: 2400, other, &clock) else { return }
    let target = (activity: thread.id, author: thread.author)
    let mentions = mentions(of: thread, in: text, to: thread.author)
    let id = draft.tweet(Post(text), by: other, mentions: mentions, replyTo: target, at: time)
    likeSome(id, of: other, at: time, &generator, &clock)
    guard let answer = exchange.answer, thread.author != 0, generator.chance(0.7),
      let answerTime = later(than: time, mean: 1500, thread.author, &clock)
    else { return }
    let answerText = words(answer, in: &thread, by: thread.author, to: other, &generator)
    guard !answerText.isEmpty else { return }
    draft.tweet(
      Post(answerText),
      by: thread.author,
      mentions: self.mentions(of: thread, in: answerText, to: other),
      replyTo: (activity: id, author: other),
      at: answerTime
    )
  }

  private mutating func comment(
    _ thread: inout OpenConversation,
    by other: Int,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    guard other != thread.author, other != 0, let exchange = remark(&thread, by: other, &generator),
      let time = later(than: thread.time, mean: 5400, other, &clock)
    else { return }
    let id = generator.uuid()
    draft.comment(
      exchange.text,
      mentions: mentions(of: thread, in: exchange.text, to: thread.author),
      on: thread.id,
      of: thread.author,
      by: other,
      id: id,
      at: time
    )
    if generator.chance(0.25), let liked = later(than: time, mean: 3600, thread.author, &clock) {
      let (author, liker) = (draft.people[other].id, draft.people[thread.author].id)
      draft.react(SocialReaction.like(comment: id, of: author, by: liker), at: liked)
    }
    guard let answer = exchange.answer, thread.author != 0, generator.chance(0.6),
      let answerTime = later(than: time, mean: 2400, thread.author, &clock)
    else { return }
    let text = words(answer, in: &thread, by: thread.author, to: other, &generator)
    guard !text.isEmpty else { return }
    draft.answer(text, to: id, by: other, author: thread.author, id: generator.uuid(), at: answerTime)
  }

  /// What the next comment says: something about the matter while there is something left to say.
  private mutating func remark(
    _ thread: inout OpenConversation,
    by other: Int,
    _ generator: inout SeededGenerator
  ) -> (text: String, answer: Phrase?)? {
    if let exchange = thread.exchanges.popLast() {
      let text = words(exchange.reply, in: &thread, by: other, to: thread.author, &generator)
      return text.isEmpty ? nil : (text, exchange.answer)
    }
    guard !thread.utterance.book.isForeign else { return nil }
    return note(to: thread.author, by: other, &generator).map { ($0, nil) }
  }

  /// A remark that fits under anything, in words that nobody has used yet.
  private mutating func note(
    to author: Int,
    by other: Int,
    _ generator: inout SeededGenerator
  ) -> String? {
    let listener = draft.people[author]
    for _ in 0..<3 {
      let text = Speaker.note(by: draft.people[other], to: listener.firstName, &generator)
      if draft.isNew(text) { return text }
    }
    let text = Speaker.note(by: draft.people[other], to: listener.firstName, &generator)
    let addressed = "@\(listener.id) \(text)"
    return draft.isNew(addressed) ? addressed : nil
  }

  /// What is said, in words that nobody has used yet: if need be with the name of the person who it is said
  /// to.
  private mutating func words(
    _ phrase: Phrase,
    in thread: inout OpenConversation,
    by other: Int,
    to addressee: Int,
    _ generator: inout SeededGenerator
  ) -> String {
    let (speaker, listener) = (draft.people[other], draft.people[addressee])
    let text = Speaker.reply(
      phrase,
      to: &thread.utterance,
      by: speaker,
      addressee: listener.firstName,
      &generator
    )
    guard !text.isEmpty else { return "" }
    let addressed = "@\(listener.id) \(text)"
    if generator.chance(0.2) { return draft.isNew(addressed) ? addressed : "" }
    if draft.isNew(text) { return text }
    return draft.isNew(addressed) ? addressed : ""
  }

  /// Whom `text` mentions: the addressee, and the conversation's friend.
  private func mentions(of thread: OpenConversation, in text: String, to addressee: Int) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
    let candidates = [draft.people[addressee].id] + (thread.utterance.wording.friend.map { [$0] } ?? [])
    let named = PostText(text).mentions
    return candidates.enumerated().filter { index, id in
      named.contains(id) && candidates.firstIndex(of: id) == index
    }.map(\.element)
  }

  private func later(
    than time: Timestamp,
    mean: Double,
    _ person: Int,
    _ clock: inout SeededGenerator
  ) -> Timestamp? {
    draft.rhythm.later(than: time, mean: mean, utcOffset: draft.people[person].utcOffset, &clock)
  }
}

// MARK: Likes and reposts

extension ConversationGenerator {
  private mutating func spread(
    _ thread: OpenConversation,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    let audience = Double(thread.audience.count)
    let likes = min(
      thread.audience.count,
      generator.poisson(draft.settings.likes * audience * thread.popularity)
    )
    for fan in generator.pick(likes, of: thread.audience) {
      guard let time = later(than: thread.time, mean: 9000, fan, &clock) else { continue }
      draft.like(thread.id, of: thread.author, by: fan, at: time)
    }
    let reach = thread.popularity * (0.3 + min(3, audience / 50))
    let reposts = min(9, generator.poisson(draft.settings.reposts * reach))
    for fan in generator.pick(reposts, of: thread.audience) where fan != 0 {
      guard let time = later(than: thread.time, mean: 7200, fan, &clock) else { continue }
      draft.repost(thread.id, of: thread.author, by: fan, text: quote(thread, by: fan, &generator), at: time)
    }
  }

  /// Words of your own, in a quarter of the reposts.
  private mutating func quote(_ thread: OpenConversation, by fan: Int, _ generator: inout SeededGenerator)
    -> String?
  {
    guard generator.chance(0.25), !thread.utterance.book.isForeign else { return nil }
    return note(to: thread.author, by: fan, &generator)
  }

  private mutating func likeSome(
    _ id: ActivityID,
    of author: Int,
    at time: Timestamp,
    _ generator: inout SeededGenerator,
    _ clock: inout SeededGenerator
  ) {
    let audience = draft.graph.followers[author]
    let count = min(audience.count, generator.poisson(0.02 * Double(audience.count)))
    for fan in generator.pick(count, of: audience) {
      guard let liked = later(than: time, mean: 5400, fan, &clock) else { continue }
      draft.like(id, of: author, by: fan, at: liked)
    }
  }
}
