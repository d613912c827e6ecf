/// Where an arrival stands among all arrivals of a feed. A feed's groups are ordered by their newest one.
///
/// It says when something came, not when it was entered, so that arrivals can be entered in any order and in
/// portions.
struct ArrivalOrder: Codable, Comparable, Hashable {
  /// The event that brought it: its publication, or the follow that copied it.
  var event: Int64
  /// The publication: the order among what one follow copied.
  var publication: Int64

  static let first = ArrivalOrder(event: .min, publication: .min)
  static let last = ArrivalOrder(event: .max, publication: .max)

  static func < (left: Self, right: Self) -> Bool {
    (left.event, left.publication) < (right.event, right.publication)
  }

  /// The one after it, also if there is no activity at it.
  var next: ArrivalOrder { ArrivalOrder(event: event, publication: publication.addingSaturating(1)) }
  /// The one before it, also if there is no activity at it.
  var previous: ArrivalOrder { ArrivalOrder(event: event, publication: publication.addingSaturating(-1)) }
}
