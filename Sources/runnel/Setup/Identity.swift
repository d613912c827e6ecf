import FeedCore
import Foundation

/// Who acts, and where that was said.
struct Identity {
  var userID: String
  /// What a new user is called.
  var name: String

  /// - Throws: `Failure` that names the place which holds an impossible id.
  static func resolve(_ options: SessionOptions, _ preferences: Preferences) throws -> Identity {
    if RestrictedSession.isActive { return ofLogin }
    if let user = options.user { return try named(user, by: "--user") }
    if let user = ProcessInfo.processInfo.environment["RUNNEL_USER"], !user.isEmpty {
      return try named(user, by: "RUNNEL_USER")
    }
    if let user = preferences.user {
      return try named(user, by: "'user' in \(preferences.file ?? "config.toml")")
    }
    return ofLogin
  }

  private static var ofLogin: Identity {
    let login = Login.current
    return Identity(userID: login.userID, name: login.fullName.isEmpty ? login.name : login.fullName)
  }

  private static func named(_ user: String, by source: String) throws -> Identity {
    guard FeedID.isValid(user) else {
      throw Failure(
        .badData,
        "The user id '\(user)' (from \(source)) is not valid: use letters, digits, '_' and '-'."
      )
    }
    return Identity(userID: user, name: user)
  }
}
