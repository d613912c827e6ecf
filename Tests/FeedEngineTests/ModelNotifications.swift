import FeedCore

/// One notification feed as the specification describes it, every arrival applied at once: what property
/// tests compare the engine's with.
struct ModelNotifications {
  struct Group: Equatable {
    var name: String
    var activities: [Int] = []
    var isSeen = false
    var isRead = false
  }

  struct Entry: Hashable {
    var activity: Int
    /// Nil if it was added directly.
    var origin: String?
  }

  /// The group that rose last comes first.
  private(set) var groups: [Group] = []
  private var entries: Set<Entry> = []
  /// Who did what, as it was written last.
  private var actors: [Int: String] = [:]

  var unseen: Int { groups.count { !$0.isSeen } }
  var unread: Int { groups.count { !$0.isRead } }

  func has(_ activity: Int) -> Bool { entries.contains { $0.activity == activity } }

  /// The activity is written, over itself where it is stored.
  mutating func write(_ activity: Int, by actor: String) { actors[activity] = actor }

  func actors(of group: Group) -> Set<String> { Set(group.activities.compactMap { actors[$0] }) }

  mutating func arrive(_ activity: Int, from origin: String?) {
    let isNew = !has(activity)
    guard entries.insert(Entry(activity: activity, origin: origin)).inserted, isNew else { return }
    let name = Self.verb(activity)
    var group = Group(name: name)
    if let index = groups.firstIndex(where: { $0.name == name }) { group = groups.remove(at: index) }
    group.activities.append(activity)
    (group.isSeen, group.isRead) = (false, false)
    groups.insert(group, at: 0)
  }

  mutating func leave(_ activity: Int, from origin: String?) {
    guard entries.remove(Entry(activity: activity, origin: origin)) != nil, !has(activity),
      let index = groups.firstIndex(where: { $0.name == Self.verb(activity) })
    else { return }
    groups[index].activities.removeAll { $0 == activity }
    if groups[index].activities.isEmpty { groups.remove(at: index) }
  }

  mutating func leave(everythingFrom origin: String) {
    for entry in entries where entry.origin == origin { leave(entry.activity, from: origin) }
  }

  /// - Parameter names: nil marks all.
  mutating func mark(_ flag: WritableKeyPath<Group, Bool>, _ names: [String]?) {
    for index in groups.indices where names?.contains(groups[index].name) ?? true {
      groups[index][keyPath: flag] = true
    }
  }

  static func verb(_ activity: Int) -> String { ["like", "follow", "comment"][activity % 3] }
}
