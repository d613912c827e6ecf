import FeedCore
import Screen
import StyledText

/// Changes the state by one event, and says what the world has to do about it.
package func update(_ state: inout State, _ event: Event) -> [Effect] {
  switch event {
  case .started(let start): state.start(start)
  case .connected(let user): state.connect(as: user)
  case .connectionFailed(let error): state.failToConnect(error)
  case .terminal(let event): state.handle(event)
  case .loaded(let request, let result): state.take(result, for: request)
  case .written(let request, let result): state.finishWrite(request, result)
  case .changed(let news): state.take(news)
  case .timer(let name): state.fire(name)
  case .minute(let now): state.advance(to: now)
  case .edited(let text, let problem): state.takeEdited(text, problem)
  case .themes(let names): state.takeThemes(names)
  case .themeChanged(let name, let problem): state.takeTheme(name, problem)
  case .themeReloaded(let problem): state.takeReload(problem)
  case .notice(let text, let isError): state.say(text, isError: isError)
  case .endOfScriptLine: state.endScriptLine()
  case .clicked(let target, let isDouble): state.click(target, isDouble: isDouble)
  }
}

extension State {
  /// Shows a sentence for a while.
  mutating func say(_ text: String, isError: Bool = false) -> [Effect] {
    message = Message(TextCleaner.field(text), isError: isError)
    return [.timer(.message, milliseconds: isError ? 12_000 : 6_000)]
  }

  mutating func fail(_ error: FeedError, _ what: String? = nil) -> [Effect] {
    say((what.map { "\($0): " } ?? "") + error.detail, isError: true)
  }

  mutating func advance(to now: Timestamp) -> [Effect] {
    self.now = max(now, self.now)
    return []
  }

  mutating func fire(_ timer: TimerName) -> [Effect] {
    switch timer {
    case .keys: return finishKeys()
    case .draft: return saveOpenDraft()
    case .message:
      message = nil
      return []
    case .reactions: return lookUpStaleActivities()
    case .deletion: return sendPendingDeletion()
    }
  }

  fileprivate mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .pasteWasCut: return say("The paste was longer than 4 MB: its end is missing.", isError: true)
    case .mouse(let event): return turnWheel(event)
    case .resize(let size):
      self.size = size
      return []
    case .focus: return []
    case .resumed: return [.redraw]
    case .stop: return leave()
    }
  }

  /// Clicks arrive as `Event.clicked`; only the wheel is handled by where the pointer is not.
  private mutating func turnWheel(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: move(.lines(-3))
    case .wheelDown: move(.lines(3))
    default: break
    }
    return []
  }
}
