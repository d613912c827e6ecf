import FeedCore
import Foundation

/// One tag as `git for-each-ref` tells it.
struct GitTag: Sendable {
  var name: String
  /// The commit it points to.
  var sha: String
  /// Who made it: the tagger, or the author of the commit where nobody signed it.
  var tagger: GitCommit.Signature
  var time: Timestamp
  /// What the tag says of itself; empty for a tag without a message of its own.
  var message: String

  private static let format = [
    "%(refname:strip=2)", "%(objecttype)", "%(objectname)", "%(*objecttype)", "%(*objectname)",
    "%(taggername)",
    "%(taggeremail:trim)", "%(authorname)", "%(authoremail:trim)", "%(*authorname)", "%(*authoremail:trim)",
    "%(creatordate:unix)", "%(contents)",
  ].map { $0 + "%00" }.joined()
  private static let fieldCount = 13

  /// The tags of commits, oldest first.
  static func all(in program: GitProgram) async throws -> [GitTag] {
    let arguments = ["for-each-ref", "--sort=creatordate", "--format=\(format)", "refs/tags"]
    guard let bytes = try await program.output(arguments) else { return [] }
    var fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map(RepairedText.decode)[...]
    var tags: [GitTag] = []
    while fields.count >= fieldCount {
      if let tag = GitTag(Array(fields.prefix(fieldCount))) { tags.append(tag) }
      fields = fields.dropFirst(fieldCount)
    }
    return tags
  }

  private init?(_ fields: [String]) {
    let isAnnotated = fields[1] == "tag"
    guard fields[isAnnotated ? 3 : 1] == "commit" else { return nil }
    name = fields[0].trimmed
    sha = fields[isAnnotated ? 4 : 2]
    let signatures = [(5, 6), (9, 10), (7, 8)].map {
      GitCommit.Signature(name: fields[$0].trimmed, email: fields[$1].trimmed)
    }
    tagger = signatures.first { !$0.name.isEmpty || !$0.email.isEmpty } ?? signatures[0]
    time = GitCommit.time(fields[11])
    message = isAnnotated ? Self.unsigned(fields[12]) : ""
  }

  /// Without the signature at the end.
  private static func unsigned(_ message: String) -> String {
    for mark in ["-----BEGIN PGP SIGNATURE-----", "-----BEGIN SSH SIGNATURE-----"] {
      if let start = message.range(of: mark)?.lowerBound { return String(message[..<start]).trimmed }
    }
    return message.trimmed
  }
}
