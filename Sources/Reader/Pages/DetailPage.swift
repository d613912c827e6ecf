import FeedCore

/// One activity, or the activities of a group, with its comments as a thread.
struct DetailPage: Sendable {
  /// A row that can be selected.
  enum Row: Sendable {
    case activity(EnrichedActivity)
    case comment(Reaction, depth: Int)
  }

  var content: Entry.Content
  var version: Int
  var viewport = Viewport()
  private(set) var comments: [Reaction] = []
  var next: PageStart?
  var loading = Loading.none
  /// Whether the comments underway replace those shown.
  var isReloading = false
  var likers: [Person] = []
  var likersLoading = Loading.none
  private(set) var rows: [Row] = []

  init(_ content: Entry.Content, version: Int) {
    self.content = content
    self.version = version
    rebuild()
  }

  /// What comments are on; nil for a group, whose activities have their own pages.
  var subject: EnrichedActivity? {
    if case .activity(let activity) = content { activity.subject } else { nil }
  }

  var selected: Row? { rows.indices.contains(viewport.selected) ? rows[viewport.selected] : nil }

  mutating func setComments(_ comments: [Reaction]) {
    self.comments = comments
    rebuild()
  }

  mutating func addComments(_ more: [Reaction]) {
    let known = Set(comments.map(\.id))
    comments += more.filter { !known.contains($0.id) }
    rebuild()
  }

  mutating func rebuild() {
    rows =
      switch content {
      case .activity(let activity): [.activity(activity)]
      case .group(let group): group.activities.map { .activity($0) }
      }
    for comment in comments { add(comment, depth: 0) }
  }

  private mutating func add(_ comment: Reaction, depth: Int) {
    guard comment.deletedAt == nil else { return }
    rows.append(.comment(comment, depth: depth))
    let replies = (comment.latestChildren["comment"] ?? []).sorted { $0.createdAt < $1.createdAt }
    for reply in replies { add(reply, depth: depth + 1) }
  }

  /// Changes a comment wherever it is in the thread.
  mutating func changeComment(_ id: String, _ body: (inout Reaction) -> Void) {
    for index in comments.indices where comments[index].change(id, body) { version += 1 }
    rebuild()
  }

  mutating func removeComment(_ id: String) {
    comments.removeAll { $0.id == id }
    for index in comments.indices { comments[index].removeChild(id) }
    rebuild()
  }

  mutating func insertComment(_ comment: Reaction) {
    if comment.parent.isEmpty {
      // They stand oldest first.
      let place = comments.firstIndex { $0.createdAt > comment.createdAt } ?? comments.endIndex
      comments.insert(comment, at: place)
    } else {
      changeComment(comment.parent) { $0.latestChildren["comment", default: []].append(comment) }
    }
    rebuild()
  }

  func row(ofComment id: String) -> Int? {
    rows.firstIndex { if case .comment(let comment, _) = $0 { comment.id == id } else { false } }
  }
}

extension Reaction {
  var text: String { data["text"]?.stringValue ?? "" }
  var authorName: String { user?.displayName ?? userID }

  mutating func change(_ id: String, _ body: (inout Reaction) -> Void) -> Bool {
    if self.id == id {
      body(&self)
      return true
    }
    guard var children = latestChildren["comment"] else { return false }
    for index in children.indices where children[index].change(id, body) {
      latestChildren["comment"] = children
      return true
    }
    return false
  }

  mutating func removeChild(_ id: String) {
    guard var children = latestChildren["comment"] else { return }
    children.removeAll { $0.id == id }
    for index in children.indices { children[index].removeChild(id) }
    latestChildren["comment"] = children
  }
}
