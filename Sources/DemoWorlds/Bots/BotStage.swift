import FeedCore
import Social

/// Carries out what bots plan, through the same reference application as the reader's own deeds.
struct BotStage: Sendable {
  let backend: any FeedBackend

  /// - Returns: the activity that a publication became; nil for everything else.
  func perform(_ deed: BotDeed) async throws -> ActivityID? {
    let social = try Social(backend: backend, userID: deed.actor)
    switch deed.act {
    case .publish(let publication): return try await publish(publication, social)
    case .reply(let id, let text): try await social.reply(to: id, text)
    case .comment(let id, let text): try await social.comment(on: id, text)
    case .answer(let comment, let text): try await social.reply(toComment: comment, text)
    case .like(let id): try await social.like(id)
    case .likeComment(let id): try await social.likeComment(id)
    case .repost(let id): try await social.repost(id)
    case .follow(let target): try await social.follow(target)
    }
    return nil
  }

  private func publish(_ publication: GeneratedPublication, _ social: Social) async throws -> ActivityID? {
    let object = try await backend.addObject(
      publication.verb,
      id: publication.id,
      data: publication.data,
      ownerID: social.userID
    )
    let activity = publication.activity(object.id, by: social.userID, at: nil)
    return try await backend.add([activity], to: social.feeds.user).first?.id
  }
}
