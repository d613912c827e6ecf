import FeedCore

/// An activity's id as two integers that sort as ids do: by time, then by node.
///
/// All ids the engine makes share Stream's clock sequence (`8080`), so 48 bits of node are all that is left
/// to tell two of one time apart. Shifted into the signed range they take at most six bytes in SQLite.
struct ActivityPosition: Hashable {
  var time: Int64
  var tie: Int64

  static let first = ActivityPosition(time: .min, tie: .min)
  static let pastLast = ActivityPosition(time: .max, tie: .max)

  private static let clockSequence: UInt64 = 0x8080
  private static let nodeOffset: Int64 = 1 << 47

  init(time: Int64, tie: Int64) {
    self.time = time
    self.tie = tie
  }

  /// The place of `id` among all positions; ids of another make fall between those of ours.
  init(_ id: ActivityID) {
    time = id.time.microseconds
    let sequence = id.low >> 48
    if id.ticks % 10 != 0 || sequence > Self.clockSequence {
      tie = .max
    } else if sequence < Self.clockSequence {
      tie = .min
    } else {
      tie = Int64(id.low & 0xffff_ffff_ffff) - Self.nodeOffset
    }
  }

  /// The position whose id is `id`; nil if the engine cannot have made that id.
  init?(exactly id: ActivityID) {
    self.init(id)
    guard tie != .min, tie != .max, self.id == id else { return nil }
  }

  var id: ActivityID {
    // Wraps around for what a damaged row may hold.
    let node = UInt64(bitPattern: tie &+ Self.nodeOffset) & 0xffff_ffff_ffff
    return ActivityID(time: Timestamp(microseconds: time), low: Self.clockSequence << 48 | node)
  }
}

extension ActivityPosition: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    left.time == right.time ? left.tie < right.tie : left.time < right.time
  }
}
