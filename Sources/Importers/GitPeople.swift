import FeedCore

/// Which user each committer is: one for each e-mail address, the same in every import and every repository.
/// Where an address is nobody's own (`root@host`, `(none)`), one for each name at it.
///
/// The address is kept as a hash only, beside the user's id, in the collection `git_identity`.
struct GitPeople {
  static let collection = "git_identity"

  let backend: any FeedBackend
  private var ids: [String: String] = [:]
  /// The newest name of each user, and what was stored.
  private(set) var names: [String: (stored: String, newest: String)] = [:]

  init(_ backend: any FeedBackend) { self.backend = backend }

  /// The users of `signatures`, in their order. New ones are added to `portion`.
  mutating func users(of signatures: [GitCommit.Signature], into portion: inout ImportPortion) async throws
    -> [String]
  {
    let unknown = Dictionary(signatures.map { ($0.identity, $0) }) { first, _ in first }
      .filter { ids[$0.key] == nil }
    if !unknown.isEmpty { try await lookUp(unknown, into: &portion) }
    var users: [String] = []
    for signature in signatures { users.append(try await user(of: signature, into: &portion)) }
    return users
  }

  private mutating func lookUp(
    _ signatures: [String: GitCommit.Signature],
    into portion: inout ImportPortion
  ) async throws {
    let stored = try await users(
      ofIdentities: signatures.keys + signatures.values.compactMap(\.addressIdentity)
    )
    for (identity, signature) in signatures.sorted(by: { $0.key < $1.key }) {
      if let user = stored[identity] {
        ids[identity] = user
      } else if let user = signature.addressIdentity.flatMap({ stored[$0] }),
        names[user]?.stored == signature.displayName
      {
        // Earlier versions had one user for each address: the person with the user's name keeps it.
        ids[identity] = user
        remember(identity, user, in: &portion)
      }
    }
  }

  private mutating func users(ofIdentities identities: [String]) async throws -> [String: String] {
    var stored: [String: String] = [:]
    for object in try await backend.objects(Set(identities).sorted().map { "\(Self.collection):\($0)" }) {
      stored[object.id] = object.data["user"]?.stringValue
    }
    let unnamed = Set(stored.values).filter { names[$0] == nil }
    for user in try await backend.users(unnamed.sorted()) {
      let name = user.data["name"]?.stringValue ?? user.id
      names[user.id] = (name, name)
    }
    return stored
  }

  private func remember(_ identity: String, _ user: String, in portion: inout ImportPortion) {
    portion.objects[Self.collection, default: []].append(["id": .string(identity), "user": .string(user)])
  }

  private mutating func user(of signature: GitCommit.Signature, into portion: inout ImportPortion)
    async throws
    -> String
  {
    if let id = ids[signature.identity] {
      if !signature.name.isEmpty { names[id]?.newest = signature.displayName }
      return id
    }
    let id = try await freeID(for: signature, among: portion.users)
    ids[signature.identity] = id
    names[id] = (signature.displayName, signature.displayName)
    portion.users.append(NewUser(id: id, data: ["name": .string(signature.displayName), "kind": "person"]))
    remember(signature.identity, id, in: &portion)
    return id
  }

  /// The name as an id; where somebody else has that, with a piece of the identity, which is always the same.
  private func freeID(for signature: GitCommit.Signature, among new: [NewUser]) async throws -> String {
    let stem = signature.idStem
    let pieces = [4, 8, 16].map { String(signature.identity.prefix($0)) }
    let candidates = [stem] + (pieces + (2...20).map { "\(pieces[2])-\($0)" }).map { "\(stem)-\($0)" }
    let taken = Set(try await backend.users(candidates).map(\.id) + new.map(\.id) + Array(names.keys))
    guard let id = candidates.first(where: { !taken.contains($0) }) else {
      throw FeedError(.conflict, "Too many users are called '\(stem)': rename one of them.")
    }
    return id
  }
}
