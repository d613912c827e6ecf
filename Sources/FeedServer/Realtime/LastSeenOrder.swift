/// Ids in the order in which they were last seen. Every operation has constant cost, however many there are.
///
/// A linked list whose links are in a dictionary. swift-collections has no ordered set with constant removal.
struct LastSeenOrder {
  typealias Instant = ContinuousClock.Instant

  private struct Link {
    var older: String?
    var newer: String?
    var seen: Instant
  }

  private var links: [String: Link] = [:]
  private var oldestID: String?
  private var newestID: String?

  var count: Int { links.count }

  /// The id that was seen before all others.
  var oldest: (id: String, seen: Instant)? {
    oldestID.flatMap { id in links[id].map { (id, $0.seen) } }
  }

  func contains(_ id: String) -> Bool { links[id] != nil }

  /// Puts `id` last, as seen at `now`, which must not be before any earlier `now`.
  mutating func touch(_ id: String, at now: Instant) {
    remove(id)
    links[id] = Link(older: newestID, newer: nil, seen: now)
    if let newestID { links[newestID]?.newer = id } else { oldestID = id }
    newestID = id
  }

  mutating func remove(_ id: String) {
    guard let link = links.removeValue(forKey: id) else { return }
    if let older = link.older { links[older]?.newer = link.newer } else { oldestID = link.newer }
    if let newer = link.newer { links[newer]?.older = link.older } else { newestID = link.older }
  }

  /// All ids, oldest first.
  var ids: [String] {
    var ids: [String] = []
    var next = oldestID
    while let id = next {
      ids.append(id)
      next = links[id]?.newer
    }
    return ids
  }
}
