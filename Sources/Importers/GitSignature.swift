import FeedCore
import Social

/// Who is behind a signature.
extension GitCommit.Signature {
  /// Sixteen hexadecimal digits that stand for the person: for the address, whatever its case; for the name
  /// if there is no address; for both if the address is shared by people who have none.
  var identity: String {
    if email.isEmpty { return StableHash.digits(of: "name:" + name) }
    let address = "email:" + email.lowercased()
    return StableHash.digits(of: isShared && !name.isEmpty ? address + "\nname:" + name : address)
  }

  /// What `identity` was before names counted at shared addresses; nil if it is the same.
  var addressIdentity: String? {
    isShared && !name.isEmpty ? StableHash.digits(of: "email:" + email.lowercased()) : nil
  }

  /// Whether the address says nothing about who it is: made up, of a machine and not of the world, or of a
  /// role.
  private var isShared: Bool {
    let parts = email.lowercased().split(separator: "@", omittingEmptySubsequences: false)
    guard !email.isEmpty else { return false }
    guard parts.count == 2, !parts[0].isEmpty else { return true }
    return Self.roles.contains(String(parts[0])) || Self.isLocal(parts[1])
  }

  /// Names before the `@` that many people write who want no address, or that belong to a machine's account.
  private static let roles: Set<String> = [
    "admin", "administrator", "anonymous", "build", "devnull", "dev-null", "donotreply", "do-not-reply",
    "email",
    "empty", "example", "git", "invalid", "localhost", "mail", "me", "name", "no-reply", "nobody", "none",
    "noreply", "null", "root", "test", "unknown", "user", "username", "you", "your", "your-email",
    "your.email",
    "your.name", "your_email", "youremail", "yourname",
  ]

  /// Domains that no mail reaches from elsewhere. `git` itself makes them up from the name of the machine.
  private static func isLocal(_ domain: Substring) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, !last.isEmpty else { return true }
    return locals.contains(String(last)) || last.allSatisfy(\.isNumber) || domain.hasPrefix("[")
  }

  private static let locals: Set<String> = [
    "(none)", "corp", "example", "fritz", "home", "internal", "invalid", "lan", "local", "localdomain",
    "localhost", "none", "test", "unknown",
  ]

  /// The name, else the address before its `@`, else "Unknown".
  var displayName: String {
    if !name.isEmpty { return name.cut(characters: 100, bytes: 400) ?? name }
    let local = String(email.prefix { $0 != "@" })
    return local.isEmpty ? "Unknown" : local.cut(characters: 100, bytes: 400) ?? local
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
