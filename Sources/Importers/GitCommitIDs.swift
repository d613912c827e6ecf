import FeedCore

/// The ids of the objects of one repository's commits.
struct GitCommitIDs: Sendable {
  /// What is stored of a commit.
  struct Stored: Sendable {
    var id: String
    /// The time that its activity was given where that is not the commit's own.
    var time: Timestamp?
  }

  let repository: String

  init(_ repository: String) { self.repository = repository }

  func id(_ sha: String) -> String { "\(repository)-\(sha)" }

  /// What versions before gave it: two commits may begin with the same twelve digits. Enough for made-up
  /// ones.
  static func shortID(_ sha: String, in repository: String) -> String { "\(repository)-\(sha.prefix(12))" }

  /// The commits that were imported before, by their hashes.
  func stored(_ commits: [String], in backend: any FeedBackend) async throws -> [String: Stored] {
    var stored: [String: Stored] = [:]
    for start in stride(from: 0, to: commits.count, by: 50) {
      let part = commits[start..<min(start + 50, commits.count)]
      let wanted = Set(part)
      let names = Set(part.flatMap { [id($0), Self.shortID($0, in: repository)] }).sorted().map {
        "commit:\($0)"
      }
      for object in try await backend.objects(names) {
        guard let sha = object.data["sha"]?.stringValue, wanted.contains(sha) else { continue }
        let time = object.data["time"]?.stringValue.flatMap(Timestamp.init(iso8601:))
        stored[sha] = Stored(id: object.id, time: time)
      }
    }
    return stored
  }
}
