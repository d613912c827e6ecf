import FeedCore
import Screen
import Testing

@testable import Reader

/// A reader on a desk: keys go in, effects are noted, answers are given by hand.
struct Desk {
  var state: State
  let look: Look
  /// What was asked for since it was last looked at.
  private(set) var effects: [Effect] = []
  private(set) var all: [Effect] = []

  init(width: Int = 80, height: Int = 24, user: String = "ann", look: PlainLook = PlainLook()) {
    state = State(userID: user)
    state.size = Size(width: width, height: height)
    state.charset = look.charset
    self.look = Look(look)
  }

  /// Started, connected, and with posts 1, 2, … in the timeline.
  static func reading(_ posts: Range<Int> = 1..<31, width: Int = 80, height: Int = 24, next: PageStart? = nil)
    -> Desk
  {
    var desk = Desk(width: width, height: height)
    desk.send(.started(Start(now: .reading)))
    desk.send(.connected(.dummy("ann", name: "Ann")))
    desk.answer(.list(.feed("timeline:ann"), start: nil), with: .page(.tweets(posts, next: next)))
    for feed: FeedID in ["user:ann", "timeline_aggregated:ann", "notification:ann"] {
      desk.answer(.list(.feed(feed), start: nil), with: .page(ListPage([])))
    }
    desk.answer(.followed, with: .followed(["bob"]))
    _ = desk.take()
    return desk
  }

  mutating func send(_ event: Event) {
    let asked = advance(&state, by: event, look)
    effects += asked
    all += asked
  }

  /// Presses keys: letters, or names between `<` and `>`.
  mutating func press(_ keys: String) {
    var rest = Substring(keys)
    while let character = rest.first {
      rest.removeFirst()
      if character == "<", let end = rest.firstIndex(of: ">"), let key = Key(String(rest[..<end])) {
        rest = rest[rest.index(after: end)...]
        send(.terminal(.key(key)))
      } else {
        send(.terminal(.key(Key(character))))
      }
    }
  }

  /// The effects since the last time, timers apart.
  mutating func take() -> [Effect] {
    defer { effects = [] }
    return effects.filter { effect in
      switch effect {
      case .timer, .cancelTimer: false
      default: true
      }
    }
  }

  /// Answers the newest question of this kind.
  mutating func answer(_ load: Load, with loaded: Loaded, location: SourceLocation = #_sourceLocation) {
    guard let request = request(of: load) else {
      Issue.record("nobody asked for \(load)", sourceLocation: location)
      return
    }
    send(.loaded(request, .success(loaded)))
  }

  mutating func refuse(_ load: Load, _ sentence: String) {
    if let request = request(of: load) { send(.loaded(request, .failure(FeedError(.unreachable, sentence)))) }
  }

  func request(of load: Load) -> RequestID? {
    all.reversed().lazy.compactMap { if case .load(let id, load) = $0 { id } else { nil } }.first
  }

  /// The newest write, and its request.
  var lastWrite: (request: RequestID, write: Write)? {
    all.reversed().lazy.compactMap { if case .write(let id, let write) = $0 { (id, write) } else { nil } }
      .first
  }

  mutating func finishWrite(_ outcome: WriteOutcome = WriteOutcome()) {
    if let last = lastWrite { send(.written(last.request, .success(outcome))) }
  }

  mutating func failWrite(_ sentence: String = "The disk is full.") {
    if let last = lastWrite { send(.written(last.request, .failure(FeedError(.storage, sentence)))) }
  }

  var frame: Frame { render(state, look) }
  var screen: String { frame.text }
  var rows: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  var statusLine: String { rows.dropLast().last ?? "" }

  /// The screen row on which a text stands.
  func row(of text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  /// The text of the selected entry's first line, by its gutter marker.
  var selectedText: String { rows.filter { $0.hasPrefix("▌") }.joined(separator: "\n") }
}
