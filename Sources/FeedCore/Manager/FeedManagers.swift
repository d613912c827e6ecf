/// The feed managers that a program has, by the names under which a setting can choose them.
///
/// ```swift
/// let managers = FeedManagers(["team": TeamFeeds.self])
/// let manager = try managers.make(backend: engine, settings: settings)
/// ```
///
/// See <doc:ManagingFeeds#A-manager-of-your-own>.
public struct FeedManagers: Sendable {
  /// What the manager without changes is called.
  public static let standardName = "standard"

  private let types: [String: any FeedManager.Type]

  /// - Parameter types: more managers than the standard one, by name.
  public init(_ types: [String: any FeedManager.Type] = [:]) {
    self.types = types.merging([Self.standardName: StandardFeedManager.self]) { own, _ in own }
  }

  /// The manager that `settings.managerClass` names; the standard one where it names none.
  ///
  /// - Throws: `FeedError` with code `configuration` for a name that is not registered.
  public func make(backend: any FeedBackend, settings: FeedSettings) throws -> any FeedManager {
    let name = settings.managerClass ?? Self.standardName
    guard let type = types[name] else {
      let known = types.keys.sorted().joined(separator: ", ")
      throw FeedError(
        .configuration,
        "The setting STREAM_FEED_MANAGER_CLASS names '\(name)', but only \(known) are registered."
      )
    }
    return type.init(backend: backend, settings: settings)
  }
}
