import FeedCore

/// What is remembered of a repository between imports: the object `git_repository:<id>`.
struct GitRecord: Sendable {
  static let collection = "git_repository"

  /// The user that stands for the repository.
  var id: String
  /// The heads up to which everything was imported; also where it was not complete.
  var heads: [String] = []
  /// Whether all their history was imported, not only the newest part.
  var isComplete = false
  /// Whether an import of it began before.
  var wasImported = false

  /// Finds the user that stands for the repository, or makes one: named like the folder, unless somebody else,
  /// such as another repository, has that name.
  static func claim(_ repository: GitRepository, in backend: any FeedBackend) async throws -> GitRecord {
    let name = Slug.id(repository.name)
    let stem = name.isEmpty ? "repository" : name
    for candidate in [stem, "\(stem)-repository"] + (2...99).map({ "\(stem)-\($0)" }) {
      if let record = try await record(candidate, of: repository, in: backend) { return record }
    }
    throw FeedError(.conflict, "Too many repositories are called '\(repository.name)': rename the folder.")
  }

  /// The record called `id`; nil where that is somebody else's name.
  private static func record(_ id: String, of repository: GitRepository, in backend: any FeedBackend)
    async throws -> GitRecord?
  {
    if let data = try await backend.objects(["\(collection):\(id)"]).first?.data {
      let root = data["root"]?.stringValue ?? ""
      guard root.isEmpty || repository.root == nil || root == repository.root else { return nil }
      let heads = data["heads"]?.arrayValue?.compactMap(\.stringValue) ?? []
      return GitRecord(
        id: id,
        heads: heads,
        isComplete: data["complete"]?.boolValue ?? false,
        wasImported: true
      )
    }
    guard try await backend.users([id]).isEmpty else { return nil }
    try await create(id, of: repository, in: backend)
    return GitRecord(id: id)
  }

  private static func create(_ id: String, of repository: GitRepository, in backend: any FeedBackend)
    async throws
  {
    var portion = ImportPortion()
    let name = JSONValue.string(repository.name)
    portion.users = [NewUser(id: id, data: ["name": name, "kind": "repository"])]
    portion.objects[collection] = [
      ["id": .string(id), "root": .string(repository.root ?? ""), "heads": [], "complete": false]
    ]
    portion.objects[GitActivity.repositoryCollection] = [["id": .string(id), "name": name]]
    try await portion.write(to: backend)
  }

  /// Remembers that everything up to the repository's heads is here.
  func finished(_ repository: GitRepository, isComplete: Bool, in backend: any FeedBackend) async throws {
    let data: [String: JSONValue] = [
      "id": .string(id), "root": .string(repository.root ?? ""),
      "heads": .array(repository.heads.map { .string($0) }), "complete": .bool(isComplete),
    ]
    try await backend.upsertObjects([Self.collection: [data]])
  }
}
