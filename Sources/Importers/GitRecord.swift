import FeedCore
import Social

/// What is remembered of a repository between imports: the object `git_repository:<id>`.
struct GitRecord: Sendable {
  static let collection = "git_repository"

  /// The user that stands for the repository.
  var id: String
  /// The heads up to which everything was imported; also where it was not complete.
  var heads: [String] = []
  /// One of its first commits; nil if no import has seen any.
  var root: String?
  /// See `GitOrigin`.
  var origin: String?
  /// Whether all their history was imported, not only the newest part.
  var isComplete = false
  /// Whether an import of it began before.
  var wasImported = false

  /// Finds the user that stands for the repository, or makes one: named like the folder, unless somebody
  /// else, such as another repository, has that name.
  static func claim(_ repository: GitRepository, in backend: any FeedBackend) async throws -> GitRecord {
    let name = Slug.id(repository.name)
    let stem = name.isEmpty ? "repository" : name
    for candidate in [stem, "\(stem)-repository"] + (2...99).map({ "\(stem)-\($0)" }) {
      if let record = try await record(candidate, of: repository, in: backend) { return record }
    }
    throw FeedError(.conflict, "Too many repositories are called '\(repository.name)': rename the folder.")
  }

  /// The record called `id`; nil if that is somebody else's name.
  private static func record(_ id: String, of repository: GitRepository, in backend: any FeedBackend)
    async throws -> GitRecord?
  {
    if let data = try await backend.objects(["\(collection):\(id)"]).first?.data {
      let record = GitRecord(id: id, data: data)
      let match = GitRecordMatch(repository: repository, backend: backend)
      return try await match.isSame(as: record) ? record : nil
    }
    guard try await backend.users([id]).isEmpty else { return nil }
    let record = GitRecord(id: id)
    try await record.create(for: repository, in: backend)
    return record
  }

  private init(id: String) { self.id = id }

  private init(id: String, data: [String: JSONValue]) {
    self.id = id
    heads = data["heads"]?.arrayValue?.compactMap(\.stringValue) ?? []
    root = data["root"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    origin = data["origin"]?.stringValue
    isComplete = data["complete"]?.boolValue ?? false
    wasImported = true
  }

  private func create(for repository: GitRepository, in backend: any FeedBackend) async throws {
    var portion = ImportPortion()
    let name = JSONValue.string(repository.name)
    portion.users = [NewUser(id: id, data: ["name": name, "kind": "repository"])]
    portion.objects[Self.collection] = [merged(with: repository).data]
    portion.objects[GitActivity.repositoryCollection] = [["id": .string(id), "name": name]]
    try await portion.write(to: backend)
  }

  /// Remembers up to where everything is here.
  ///
  /// - Parameter isWhole: whether all that the repository has was imported, and it has all of its history.
  ///   What was complete before stays so, up to the same heads: a part beyond them may leave a gap.
  func finished(_ repository: GitRepository, isWhole: Bool, in backend: any FeedBackend) async throws {
    var record = merged(with: repository)
    if isWhole || !isComplete {
      record.heads = repository.heads
      record.isComplete = isWhole
    }
    try await backend.upsertObjects([Self.collection: [record.data]])
  }

  /// What the repository does not know, such as the root of a shallow clone, stays as it was.
  private func merged(with repository: GitRepository) -> GitRecord {
    var record = self
    record.root = root ?? repository.roots.last
    record.origin = repository.origin ?? origin
    return record
  }

  private var data: [String: JSONValue] {
    var data: [String: JSONValue] = [
      "id": .string(id), "root": .string(root ?? ""), "heads": .array(heads.map { .string($0) }),
      "complete": .bool(isComplete),
    ]
    if let origin { data["origin"] = .string(origin) }
    return data
  }
}
