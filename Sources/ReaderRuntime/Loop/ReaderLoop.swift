import DequeModule
import FeedCore
import Reader
import Screen

/// The loop of a running reader: events in, state changed, effects performed, one frame painted for each
/// batch.
///
/// It lives on the main actor and never waits there. It knows when nothing is underway, so that anyone who
/// drives it from a script or a test waits for that and not for the clock.
@MainActor package final class ReaderLoop {
  package private(set) var state: State
  package private(set) var look: Look
  let display: any Display
  let world: ReaderWorld
  var service: (any ReaderService)?
  /// Not an array, which moves all events that wait whenever the first is taken: what is typed or pasted at
  /// once may be a million of them.
  private var inbox: Deque<Event> = []
  private var isDraining = false
  private var isStarted = false
  private var early: [Event] = []
  /// Set once the reader asked to leave.
  package private(set) var isOver = false
  /// Questions and writes underway.
  private var busy = 0
  private var idleWaiters: [CheckedContinuation<Void, Never>] = []
  private var endWaiters: [CheckedContinuation<Void, Never>] = []
  var timers: [TimerName: ClockTask] = [:]
  /// Timers to start once the batch is done, in milliseconds: each key of a batch would start its own.
  var timersToStart: [TimerName: Int] = [:]
  var minute: ClockTask?
  var lane = WriteLane()
  /// Until the backend is open, or cannot be opened.
  var isConnecting = true
  /// Writes that are on disk and whose outcome is not known.
  var kept: [RequestID: UnfinishedWrite] = [:]
  var news: Task<Void, Never>?
  private var notices: Task<Void, Never>?
  var watch: ThemeWatch?
  package private(set) var frame = Frame(width: 0, height: 0)

  package init(state: State, look: Look, display: any Display, world: ReaderWorld) {
    self.state = state
    self.look = look
    self.display = display
    self.world = world
  }

  /// Shows the first frame, then opens the backend and goes on.
  package func start() {
    guard !isStarted else { return }
    isStarted = true
    paint()
    send([.started(world.files.start(now: world.clock.now))] + early)
    early = []
    connect()
    scheduleMinute()
  }

  package func send(_ event: Event) { send([event]) }

  /// Is taken in right after the start.
  package func sendAtStart(_ event: Event) { early.append(event) }

  /// Takes in a batch; the screen is painted once for all of it.
  package func send(_ events: [Event]) {
    inbox += events
    guard !isDraining else { return }
    isDraining = true
    while !isOver, let event = inbox.popFirst() {
      for effect in advance(&state, by: event, look) { perform(effect) }
    }
    inbox = []
    isDraining = false
    startTimers()
    if !isOver { paint() }
    noticeIdle()
  }

  func paint() {
    frame = render(state, look)
    display.paint(frame)
    look.theme.frameIsDone()
  }

  func use(_ look: Look) { self.look = look }

  /// Shows what comes from outside, in a sentence each.
  func show(_ notices: AsyncStream<ReaderNotice>) {
    self.notices = Task { [weak self] in
      for await notice in notices { self?.send(.notice(notice.sentence, isError: notice.isError)) }
    }
  }

  // MARK: Knowing when nothing is underway

  package var isIdle: Bool { busy == 0 && inbox.isEmpty && !isDraining }

  /// Returns when every question is answered and every write done.
  package func idle() async {
    guard !isIdle else { return }
    await withCheckedContinuation { idleWaiters.append($0) }
  }

  /// Returns when the reader has left.
  package func untilOver() async {
    guard !isOver else { return }
    await withCheckedContinuation { endWaiters.append($0) }
  }

  /// Registers work before it starts, so that there is no moment at which it is forgotten.
  func work(_ body: @escaping @MainActor () async -> Void) {
    busy += 1
    Task { @MainActor in
      await body()
      busy -= 1
      noticeIdle()
    }
  }

  private func noticeIdle() {
    guard isIdle else { return }
    let waiters = idleWaiters
    idleWaiters = []
    for waiter in waiters { waiter.resume() }
  }

  func end() {
    guard !isOver else { return }
    isOver = true
    minute?.cancel()
    news?.cancel()
    notices?.cancel()
    watch?.stop()
    for timer in timers.values { timer.cancel() }
    world.files.journal?.close()
    let waiters = endWaiters
    endWaiters = []
    for waiter in waiters { waiter.resume() }
  }
}
