import FeedCore

extension World {
  /// Makes a world.
  ///
  /// - Parameters:
  ///   - seed: other seeds give other people and other events.
  ///   - now: the moment up to which things have happened.
  package static func generate(_ name: WorldName, seed: UInt64 = 1, now: Timestamp) -> World {
    generate(name, seed: seed, now: now, .of(name))
  }

  /// A smaller or a larger world than the usual one.
  ///
  /// - Parameter activities: about how many posts, likes and the like it has.
  package static func generate(_ name: WorldName, seed: UInt64 = 1, now: Timestamp, activities: Int) -> World
  {
    generate(name, seed: seed, now: now, .of(name, activities: activities))
  }

  static func generate(_ name: WorldName, seed: UInt64, now: Timestamp, _ settings: WorldSettings) -> World {
    WorldDraft.peopled(name, seed: seed, anchor: now, settings: settings).filled()
  }

  /// Who lives in a world and who follows whom, without anything that happened: much faster than all of it.
  static func peopled(_ name: WorldName, seed: UInt64, now: Timestamp, _ settings: WorldSettings) -> World {
    var draft = WorldDraft.peopled(name, seed: seed, anchor: now, settings: settings)
    var world = draft.cast
    world.follows = draft.take().ordered().follows
    return world
  }
}

extension WorldDraft {
  /// A world whose people know each other and have said nothing yet.
  static func peopled(_ name: WorldName, seed: UInt64, anchor: Timestamp, settings: WorldSettings)
    -> WorldDraft
  {
    var draft = WorldDraft(name: name, seed: seed, anchor: anchor, settings: settings)
    draft.writeThings()
    draft.writeFollows()
    return draft
  }

  /// The world with all that was said in it.
  func filled() -> World {
    var world = cast
    for chunk in WorldChunks(of: self) { world.append(chunk) }
    world.conversations.removeFirst(max(0, world.conversations.count - World.openConversations))
    return world
  }
}

extension WorldSettings {
  /// - Parameter activities: about how many; fewer make a small world for tests.
  static func of(_ name: WorldName, activities: Int = 10_000) -> WorldSettings {
    var settings = WorldSettings()
    settings.size = min(1, Double(activities) / 10_000)
    settings.conversations = Int(Double(activities) * conversationsPerActivity(of: name))
    switch name {
    case .chirp: break
    case .inbox:
      settings.yourFollowers = 240
      settings.yourPosts = 180
      settings.yourFame = 3
      settings.mentionsOfYou = 0.6
    case .octo: (settings.replies, settings.reposts) = (0, 0)
    case .pins: (settings.replies, settings.comments) = (0, 0.6)
    case .wall: (settings.replies, settings.comments, settings.reposts) = (0, 1.1, 0.08)
    }
    return settings
  }

  /// Where more is answered and passed on, fewer conversations make as many activities.
  private static func conversationsPerActivity(of name: WorldName) -> Double {
    switch name {
    case .chirp: 0.59
    case .inbox: 0.56
    case .octo: 0.96
    case .pins: 0.8
    case .wall: 0.9
    }
  }
}
