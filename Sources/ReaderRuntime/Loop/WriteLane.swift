import DequeModule
import Reader

/// Writes that wait for their turn.
struct WriteLane {
  private var waiting: Deque<(write: Write, request: RequestID)> = []
  var isRunning = false

  mutating func append(_ write: Write, _ request: RequestID) { waiting.append((write, request)) }

  mutating func next() -> (write: Write, request: RequestID)? {
    waiting.popFirst()
  }
}
