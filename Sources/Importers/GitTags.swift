import FeedCore
import Foundation

/// Reads the tags of a repository.
struct GitTags {
  /// A longer name is not a version's, and would be part of an id. Such tags are left out.
  static let longestName = 1000

  private let program: GitProgram
  private let tags: [GitRefs.Tag]

  init(_ repository: GitRepository) {
    program = repository.program
    tags = repository.refs.tags.filter { $0.name.count <= Self.longestName }
  }

  /// Hands the tags of commits to `body`, some at a time.
  func read(_ body: ([GitTag]) async throws -> Void) async throws {
    let plain = tags.filter { $0.object == $0.commit }
    for start in stride(from: 0, to: plain.count, by: GitImporter.portionSize) {
      let part = plain[start..<min(start + GitImporter.portionSize, plain.count)]
      try await body(signed(part.map { GitTagDraft($0, GitTagObject()) }))
    }
    try await readAnnotated(tags.filter { $0.object != $0.commit }, body)
  }

  private func readAnnotated(_ tags: [GitRefs.Tag], _ body: ([GitTag]) async throws -> Void) async throws {
    guard !tags.isEmpty else { return }
    try await program.stream(["cat-file", "--batch"], input: tags.map(\.object).lines) { iterator in
      var reader = GitObjectReader(iterator)
      var drafts: [GitTagDraft] = []
      var size = 0
      for tag in tags {
        guard let content = try await reader.next() else { break }
        drafts.append(GitTagDraft(tag, GitTagObject(content)))
        size += content.count
        guard drafts.count >= GitImporter.portionSize || size > GitImporter.portionBytes else { continue }
        try await body(signed(drafts))
        drafts = []
        size = 0
      }
      try await body(signed(drafts))
    }
  }

  /// The tags with the people who made them: the taggers, or else the authors of the commits.
  private func signed(_ drafts: [GitTagDraft]) async throws -> [GitTag] {
    let taggers = try await mapped(drafts.map(\.object.tagger))
    let unsigned = zip(drafts, taggers).filter { $0.1.isEmpty }.map(\.0.ref.commit)
    let commits = try await commits(unsigned)
    return zip(drafts, taggers).map { draft, tagger in
      let commit = commits[draft.ref.commit]
      return draft.tag(
        by: tagger.isEmpty ? commit?.author ?? tagger : tagger,
        committedAt: commit?.committedAt
      )
    }
  }

  /// The signatures after the repository's mailmap, which git 2.43 was the first to apply to tags itself.
  private func mapped(_ contacts: [[UInt8]]) async throws -> [GitCommit.Signature] {
    let named = contacts.filter { !$0.isEmpty }
    var lines = named
    if !named.isEmpty {
      let input = named.flatMap { $0 + [UInt8(ascii: "\n")] }
      let output = try await program.output(["check-mailmap", "--stdin"], input: input) ?? []
      let answers = output.split(separator: UInt8(ascii: "\n")).map(Array.init)
      if answers.count == named.count { lines = answers }
    }
    var rest = lines[...]
    return contacts.map { $0.isEmpty ? .init(name: "", email: "") : .init(contact: rest.removeFirst()) }
  }

  /// Commits by their hashes, without their messages.
  private func commits(_ hashes: [String]) async throws -> [String: GitCommit] {
    guard !hashes.isEmpty else { return [:] }
    let format = GitCommit.format.replacing("%B", with: "")
    var commits: [String: GitCommit] = [:]
    try await program.stream(
      [
        "log", "-z", "--no-walk=unsorted", "--no-notes", "--no-patch", "--format=tformat:\(format)",
        "--stdin",
      ],
      input: hashes.lines
    ) { iterator in
      var reader = NulSeparatedReader(iterator)
      while let commit = try await GitCommit.read(from: &reader) { commits[commit.sha] = commit }
    }
    return commits
  }
}

/// A tag whose maker is not known yet.
private struct GitTagDraft {
  let ref: GitRefs.Tag
  let object: GitTagObject

  init(_ ref: GitRefs.Tag, _ object: GitTagObject) {
    self.ref = ref
    self.object = object
  }

  func tag(by tagger: GitCommit.Signature, committedAt: Timestamp?) -> GitTag {
    GitTag(
      name: RepairedText.decode(ref.name).trimmed,
      escapedName: GitTag.escaped(ref.name),
      object: ref.object,
      commit: ref.commit,
      tagger: tagger,
      time: object.time ?? committedAt ?? GitCommit.time(""),
      message: object.message
    )
  }
}

extension GitCommit.Signature {
  fileprivate var isEmpty: Bool { name.isEmpty && email.isEmpty }

  /// Reads `Name <address>`.
  fileprivate init(contact: [UInt8]) {
    let start = contact.lastIndex(of: UInt8(ascii: "<")) ?? contact.endIndex
    name = RepairedText.decode(contact[..<start]).trimmed
    let address = contact[start...].dropFirst().prefix { $0 != UInt8(ascii: ">") }
    email = RepairedText.decode(address).trimmed
  }
}
