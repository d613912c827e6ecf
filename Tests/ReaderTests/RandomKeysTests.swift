import FeedCore
import Screen
import Testing

@testable import Reader

@Suite("Whatever is pressed")
struct RandomKeysTests {
  private static let keys: [Key] =
    "abcdefghijklmnopqrstuvwxyzBFGJKLMNQRY0123456789:/\\?.\"[]; @#".map { Key($0) }
    + [
      "enter", "esc", "tab", "shift-tab", "backspace", "delete", "up", "down", "left", "right", "home", "end",
      "pgup",
      "pgdn", "f1", "f2", "f3", "f5", "ctrl-d", "ctrl-u", "ctrl-f", "ctrl-b", "ctrl-s", "ctrl-x", "ctrl-w",
      "ctrl-k",
      "ctrl-l", "alt-b", "alt-f", "alt-d", "ctrl-a", "ctrl-e",
    ].compactMap { Key($0) }

  @Test("no key sequence crashes, and every frame has the screen's size", arguments: 0..<12)
  func random(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var desk = GoldenScreenTests.desk(Size(width: 80, height: 24))
    desk.send(.themes(["chirp", "plain"]))
    for _ in 0..<160 {
      desk.send(Self.event(&desk, &random))
      let frame = desk.frame
      #expect(frame.size == desk.state.size && frame.cells.count == frame.width * frame.height)
      #expect(
        frame.cursor.position.row < max(1, frame.height) && frame.cursor.position.column < max(1, frame.width)
      )
      if desk.state.isLeaving { desk = GoldenScreenTests.desk(Size(width: 80, height: 24)) }
    }
  }

  /// Mostly keys; now and then an answer, a failure, news, a new size or a click.
  private static func event(_ desk: inout Desk, _ random: inout SplitMix) -> Event {
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      return .terminal(
        .resize(
          Size(width: .random(in: 0...210, using: &random), height: .random(in: 0...60, using: &random))
        )
      )
    case 1:
      return .changed(FeedNews(feed: "timeline:ann", hasNew: true, reacted: [EnrichedActivity.tweet(1).id]))
    case 2, 3, 4: return answer(&desk, &random)
    case 5: return .timer(TimerName.allCases.randomElement(using: &random)!)
    case 6:
      let place = Position(
        row: .random(in: 0...24, using: &random),
        column: .random(in: 0...80, using: &random)
      )
      return .terminal(.mouse(MouseEvent(.doubleClick, .left, at: place)))
    default: return .terminal(.key(keys.randomElement(using: &random)!))
    }
  }

  private static func answer(_ desk: inout Desk, _ random: inout SplitMix) -> Event {
    let questions = desk.all.suffix(12).compactMap { effect -> Event? in
      switch effect {
      case .load(let request, let load): .loaded(request, result(load, &random))
      case .write(let request, _):
        .written(
          request,
          Bool.random(using: &random)
            ? .success(WriteOutcome(undo: UndoToken(1))) : .failure(FeedError(.storage, "No."))
        )
      default: nil
      }
    }
    return questions.randomElement(using: &random) ?? .minute(.reading)
  }

  private static func result(_ load: Load, _ random: inout SplitMix) -> Result<Loaded, FeedError> {
    if Int.random(in: 0..<5, using: &random) == 0 { return .failure(FeedError(.unreachable, "Away.")) }
    let start = Int.random(in: -50...200, using: &random)
    switch load {
    case .list, .newer:
      let next = Bool.random(using: &random) ? PageStart.offset(start) : nil
      return .success(.page(.tweets(start..<start + Int.random(in: 0...30, using: &random), next: next)))
    case .activities(let ids):
      return .success(.activities(ids.isEmpty ? [] : [.tweet(1, counts: ["like": start])]))
    case .comments:
      return .success(.comments([.comment("c\(start)", by: "eve", on: .tweet(1), "Hm.")], next: nil))
    case .likers, .people: return .success(.people([Person(.dummy("eve"), isFollowed: false)], next: nil))
    case .profile(let id):
      return .success(.profile(Profile(.dummy(id), isFollowed: true, followsReader: false)))
    case .followed: return .success(.followed(["bob"]))
    }
  }
}
