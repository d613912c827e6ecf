import FeedCore

/// Which user each committer is: one for each e-mail address, the same in every import and every repository.
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
    let unknown = Set(signatures.map(\.identity)).filter { ids[$0] == nil }
    if !unknown.isEmpty { try await lookUp(unknown) }
    var users: [String] = []
    for signature in signatures { users.append(try await user(of: signature, into: &portion)) }
    return users
  }

  private mutating func lookUp(_ identities: Set<String>) async throws {
    let names = identities.sorted().map { "\(Self.collection):\($0)" }
    for object in try await backend.objects(names) {
      if let user = object.data["user"]?.stringValue { ids[object.id] = user }
    }
    let known = identities.compactMap { ids[$0] }
    for user in try await backend.users(known) {
      let name = user.data["name"]?.stringValue ?? user.id
      self.names[user.id] = (name, name)
    }
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
    portion.objects[Self.collection, default: []].append([
      "id": .string(signature.identity), "user": .string(id),
    ])
    return id
  }

  /// The name as an id; where somebody else has that, with a piece of the identity, which is always the same.
  private func freeID(for signature: GitCommit.Signature, among new: [NewUser]) async throws -> String {
    let stem = signature.idStem
    let candidates = [stem] + [4, 8, 16].map { "\(stem)-\(signature.identity.prefix($0))" }
    let taken = Set(try await backend.users(candidates).map(\.id) + new.map(\.id) + Array(names.keys))
    return candidates.first { !taken.contains($0) } ?? candidates[candidates.count - 1]
  }
}

extension GitCommit.Signature {
  /// Sixteen hexadecimal digits that stand for the address, whatever its case; for the name where there is none.
  var identity: String {
    let key = email.isEmpty ? "name:" + name : "email:" + email.lowercased()
    let hash = key.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash ^ hash >> 29, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The name, else the address before its `@`, else "Unknown".
  var displayName: String {
    if !name.isEmpty { return String(name.prefix(100)) }
    let local = email.prefix { $0 != "@" }
    return local.isEmpty ? "Unknown" : String(local.prefix(100))
  }

  /// What the user's id is made of: the login behind GitHub's no-reply addresses, else the name.
  var idStem: String {
    if email.lowercased().hasSuffix("@users.noreply.github.com") {
      let login = email.prefix { $0 != "@" }.split(separator: "+").last ?? ""
      let id = Slug.id(String(login))
      if !id.isEmpty { return id }
    }
    let id = Slug.id(displayName)
    return id.isEmpty ? "committer" : id
  }
}
