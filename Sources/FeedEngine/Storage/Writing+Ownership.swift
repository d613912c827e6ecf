import FeedCore

/// Refuses what the user for whom the engine acts does not own; see `FeedBackend.acting(as:)`.
///
/// Asked in the transaction that changes the thing, on the row that it changes.
extension Writing {
  /// - Throws: `Ownership.refusal` for an activity of another actor.
  func requireOwnActivity(actor: String) throws {
    guard let actingUser, !Ownership.isActor(actor, actingUser) else { return }
    throw Ownership.refusal
  }

  /// - Parameter owner: of a reaction or an object, or the user that is changed; nil if nobody owns it.
  /// - Throws: `Ownership.refusal` for somebody else's.
  func requireOwn(_ owner: String?) throws {
    guard let actingUser, owner != actingUser else { return }
    throw Ownership.refusal
  }
}
