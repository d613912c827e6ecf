import FeedCore
import Social

/// Commits and releases as activities, in the shapes that themes and worlds share.
enum GitActivity {
  static let repositoryCollection = "repository"

  /// The object of a commit: its data, with the id inside.
  static func commitData(_ commit: GitCommit, id: String, repository: String) -> [String: JSONValue] {
    let message = GitMessage(commit.message)
    var data: [String: JSONValue] = [
      "id": .string(id),
      "sha": .string(commit.sha),
      "subject": .string(message.subject),
      "body": .string(message.body),
      "author_name": .string(commit.author.displayName),
      "repository": .string(repository),
    ]
    if commit.committer.name != commit.author.name, !commit.committer.name.isEmpty {
      data["committer_name"] = .string(commit.committer.displayName)
    }
    if commit.isMerge { data["merge"] = true }
    return data
  }

  /// - Parameter id: the object's.
  static func commit(_ id: String, by user: String, in repository: String, at time: Timestamp) -> NewActivity
  {
    activity("commit", id, by: user, in: repository, at: time)
  }

  static func release(_ id: String, by user: String, in repository: String, at time: Timestamp) -> NewActivity
  {
    activity("release", id, by: user, in: repository, at: time)
  }

  private static func activity(
    _ verb: String,
    _ id: String,
    by user: String,
    in repository: String,
    at time: Timestamp
  ) -> NewActivity {
    NewActivity(
      actor: Reference.user(user).description,
      verb: verb,
      object: Reference.object(collection: verb, id: id).description,
      target: Reference.object(collection: repositoryCollection, id: repository).description,
      foreignID: "\(verb):\(id)",
      time: time,
      to: [PersonFeeds(repository).user],
      custom: ["repository": .string(repository)]
    )
  }

  static func releaseData(_ tag: GitTag, id: String, repository: String) -> [String: JSONValue] {
    let message = GitMessage(tag.message)
    return [
      "id": .string(id),
      "tag": .string(tag.name),
      "name": .string(tag.message.isEmpty ? tag.name : message.subject),
      "notes": .string(message.body),
      "sha": .string(tag.commit),
      "repository": .string(repository),
    ]
  }
}
