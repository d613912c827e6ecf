import DequeModule
import Reader

/// A write that waits for its turn.
struct LaneEntry {
  let write: UnfinishedWrite
  let request: RequestID
  /// An earlier run of the program may have made it.
  let isRepeated: Bool

  init(_ write: UnfinishedWrite, _ request: RequestID, isRepeated: Bool = false) {
    self.write = write
    self.request = request
    self.isRepeated = isRepeated
  }
}

/// Writes that wait for their turn.
struct WriteLane {
  private var waiting: Deque<LaneEntry> = []
  var isRunning = false
  var isEmpty: Bool { waiting.isEmpty }

  mutating func append(_ entry: LaneEntry) { waiting.append(entry) }

  mutating func next() -> LaneEntry? { waiting.popFirst() }
}
