import FeedCore

/// The part of a flat feed that a page may come from: positions strictly between two others.
struct PositionBounds {
  var above = ActivityPosition.first
  var below = ActivityPosition.pastLast

  /// - Throws: `FeedError` with code `input` for an id that is not a UUID.
  init(_ bounds: [IDBound]) throws {
    for bound in bounds {
      guard let id = ActivityID(bound.id) else {
        throw FeedError(.input, "'\(bound.id)' in \(bound.relation.rawValue) is not an activity id.")
      }
      let position = ActivityPosition(id)
      switch bound.relation {
      case .lessThan: below = min(below, position)
      case .atMost: below = min(below, position.successor)
      case .greaterThan: above = max(above, position)
      case .atLeast: above = max(above, position.predecessor)
      }
    }
  }

  /// Whether every position lies between them.
  var areOpen: Bool { above == .first && below == .pastLast }

  /// Nothing older than `position`, where there is one.
  mutating func keep(from position: ActivityPosition?) {
    if let position { above = max(above, position.predecessor) }
  }

  func contains(_ position: ActivityPosition) -> Bool { above < position && position < below }
}

extension ActivityPosition {
  fileprivate var successor: ActivityPosition {
    tie == .max ? self : ActivityPosition(time: time, tie: tie + 1)
  }

  fileprivate var predecessor: ActivityPosition {
    tie == .min ? self : ActivityPosition(time: time, tie: tie - 1)
  }
}
