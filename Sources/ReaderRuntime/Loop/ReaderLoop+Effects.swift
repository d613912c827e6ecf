import FeedCore
import Reader
import Screen
import StyledText

extension ReaderLoop {
  func perform(_ effect: Effect) {
    switch effect {
    case .load(let request, let load): ask(load, request)
    case .write(let request, let write): enqueue(write, request)
    case .keep(let request, let write): keep(write, request)
    case .withdraw(let request): withdraw(request)
    case .finish(let request, let earlier):
      kept[request] = earlier
      enqueue(LaneEntry(earlier, request, isRepeated: true))
    case .timer(let name, let milliseconds): timersToStart[name] = milliseconds
    case .cancelTimer(let name):
      timersToStart[name] = nil
      timers.removeValue(forKey: name)?.cancel()
    case .copy(let text): display.copy(text)
    case .openLink(let address): open(address)
    case .editText(let text): edit(text)
    case .saveDraft(let draft): save { try $0.save(draft) }
    case .deleteDraft(let id): save { try $0.delete(id) }
    case .saveSession(let session): save { try $0.save(session) }
    case .saveCommandHistory(let lines): save { try $0.save(history: lines) }
    case .setMouse(let isOn): display.setMouse(isOn)
    case .useTheme(let name): useTheme(name)
    case .listThemes: send(.themes(world.themes.names))
    case .saveDisplay(let path): saveDisplay(path)
    case .redraw: display.redraw()
    case .suspend: suspend()
    case .quit: finishWritesAndEnd()
    }
  }

  func startTimers() {
    let waiting = timersToStart
    timersToStart = [:]
    guard !isOver else { return }
    for (name, milliseconds) in waiting { startTimer(name, milliseconds) }
  }

  private func startTimer(_ name: TimerName, _ milliseconds: Int) {
    timers[name]?.cancel()
    timers[name] = world.clock.after(milliseconds: milliseconds) { [weak self] in
      self?.timers[name] = nil
      self?.send(.timer(name))
    }
  }

  /// Relative times are worded again once a minute: the only wake-up while nothing happens.
  func scheduleMinute() {
    minute = world.clock.after(milliseconds: 60_000) { [weak self] in
      guard let self else { return }
      send(.minute(world.clock.now))
      scheduleMinute()
    }
  }

  private func save(_ body: (ReaderFiles) throws -> Void) {
    do {
      try body(world.files)
    } catch {
      send(.notice("This could not be kept on disk: \(sentence(of: error))", isError: true))
    }
  }

  private func suspend() {
    guard !world.isRestricted else {
      return send(.notice("There is no shell to return to: q leaves.", isError: true))
    }
    display.suspend()
  }

  private func saveDisplay(_ path: String) {
    guard !world.isRestricted else {
      return send(.notice("No files are written here: copy from the terminal instead.", isError: true))
    }
    paint()
    do {
      try world.files.write(frame.text, to: path)
    } catch {
      send(.notice("The screen could not be saved: \(sentence(of: error))", isError: true))
    }
  }

  private func open(_ address: String) {
    switch world.links.open(address) {
    case .opened: send(.notice("Opening \(address)", isError: false))
    case .copyInstead:
      display.copy(address)
      send(.notice("Copied: \(address)", isError: false))
    }
  }

  private func edit(_ text: String) {
    work { [self] in
      do {
        let edited = try await world.editor.edit(text, in: world.files, on: display)
        send(.edited(text: edited, problem: nil))
      } catch {
        send(.edited(text: nil, problem: sentence(of: error)))
      }
    }
  }

  private func useTheme(_ name: String) {
    do {
      use(Look(try world.themes.look(name)))
      send(.themeChanged(name: name, problem: nil))
      watchTheme(name)
    } catch {
      send(.themeChanged(name: name, problem: sentence(of: error)))
    }
  }

  /// Reads the theme again whenever one of its files changes.
  func watchTheme(_ name: String) {
    watch?.stop()
    watch = world.themes.watch(name) { [weak self] in self?.reloadTheme(name) }
  }

  /// Watches again before it reads: a folder that has just been made belongs to the theme from now on.
  private func reloadTheme(_ name: String) {
    guard state.theme == name else { return }
    let renewed = world.themes.watch(name) { [weak self] in self?.reloadTheme(name) }
    do {
      use(Look(try world.themes.look(name)))
      watch?.stop()
      watch = renewed
      send(.themeReloaded(problem: nil))
    } catch {
      // What a broken theme inherits is not known: what was watched before stays watched.
      renewed?.stop()
      send(.themeReloaded(problem: sentence(of: error)))
    }
  }
}

/// What a person reads about an error: one sentence.
func sentence(of error: any Error) -> String {
  if let error = error as? FeedError { return error.detail }
  return "\(error)"
}
