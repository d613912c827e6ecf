import FeedCore
import FeedThemes
import Foundation
import ReaderRuntime
import ReaderTerminal
import Social
import Synchronization

/// Starts the reader: what is slow happens after its first frame.
struct ReaderLaunch: Sendable {
  var identity: Identity
  var preferences: Preferences
  var paths: Paths
  /// A word for the header; empty for the person's own feeds.
  var place = ""
  var theme: String?
  /// For a person who chose none.
  var defaultTheme: String?
  /// Where drafts and the place in each list are kept.
  var stateFolder: String
  /// Names the place that is written to; with the user, what was not written there is not written elsewhere.
  var writePlace: String
  /// How many times faster than people the people of a demo world act; 0 keeps them still.
  var pace = 0.0
  /// Opens the feeds. Called once, after the first frame, with what shows a sentence in the reader.
  var open: @Sendable (_ say: @escaping @Sendable (String) -> Void) async throws -> FeedHome

  /// Runs until the person leaves, then closes the feeds.
  ///
  /// - Throws: `Failure` if there is no terminal that can be drawn on, `EndedBySignal` after a signal asked
  ///   to leave.
  @MainActor func run() async throws {
    let database = DatabaseSlot()
    defer { database.close() }
    do {
      if let reason = try await program(database).run() { throw EndedBySignal(reason: reason) }
    } catch let error as TerminalError {
      throw Failure(.unavailable, error.description)
    }
  }

  /// Runs without a terminal, pressing the keys of a script, and answers the last screen.
  @MainActor func run(script: KeyScript, size: ScreenSize) async throws -> String {
    let database = DatabaseSlot()
    defer { database.close() }
    return try await program(database).run(script: script, size: size.size)
  }

  @MainActor private func program(_ database: DatabaseSlot) -> ReaderProgram {
    let environment = ProcessInfo.processInfo.environment
    var program = ReaderProgram(
      userID: identity.userID,
      themes: .current(),
      environment: environment,
      connect: { try await connect(database) }
    )
    program.place = place
    program.theme = theme ?? preferences.theme
    program.defaultTheme = defaultTheme ?? program.defaultTheme
    program.keymap = preferences.keymap
    program.options = preferences.options
    program.start = preferences.start
    program.configurationProblem = preferences.problemsSentence
    program.stateFolder = URL(filePath: stateFolder)
    program.writeScope = "\(writePlace)/\(identity.userID)"
    program.notices = database.notices
    program.zone = LocalZone.current(environment)
    program.isRestricted = RestrictedSession.isActive
    return program
  }

  private func connect(_ database: DatabaseSlot) async throws -> Social {
    do {
      let opened = try await open { database.say($0) }
      database.fill(opened, living: pace)
      let social = try Social(backend: opened.backend, userID: identity.userID)
      if opened.takesNewUsers { try await social.signUp(name: identity.name) }
      return social
    } catch let failure as Failure {
      // The reader shows the sentence; it knows feed errors only.
      throw FeedError(.storage, failure.sentence)
    }
  }
}

/// The database that the reader has opened, if it came that far, and what goes on in it besides.
private final class DatabaseSlot: Sendable {
  private let opened = Mutex<(database: FeedHome, life: Task<Void, Never>?)?>(nil)
  /// What the feeds have to say while the reader runs.
  let notices: AsyncStream<ReaderNotice>
  private let notify: AsyncStream<ReaderNotice>.Continuation

  init() { (notices, notify) = AsyncStream<ReaderNotice>.makeStream(bufferingPolicy: .bufferingNewest(20)) }

  func say(_ sentence: String) { notify.yield(ReaderNotice(sentence, isError: false)) }

  /// - Parameter pace: how fast the people of a demo world act; 0 keeps them still.
  func fill(_ database: FeedHome, living pace: Double) {
    let life = database.live(pace) ?? database.passNotices(to: notify)
    opened.withLock { $0 = (database, life) }
  }

  func close() {
    guard let opened = opened.withLock({ $0 }) else { return }
    opened.life?.cancel()
    try? opened.database.close()
  }
}

extension FeedHome {
  /// Passes on what a client without its server has to say.
  fileprivate func passNotices(to notify: AsyncStream<ReaderNotice>.Continuation) -> Task<Void, Never>? {
    guard let notices else { return nil }
    return Task {
      for await notice in notices { notify.yield(ReaderNotice(notice.detail, isError: true)) }
    }
  }

  /// Completes a demo world and lets its people go on, in the background, once the first screens are there.
  fileprivate func live(_ pace: Double) -> Task<Void, Never>? {
    guard let demo else { return nil }
    return Task.detached(priority: .background) {
      do {
        try await Task.sleep(for: .seconds(1))
        try await demo.writeRest()
        // They end with the task, or with the database.
        if pace > 0 { try await demo.bots(pace: pace).run() }
      } catch {
        // The reader says itself what is wrong with its database; without it, nobody else acts.
      }
    }
  }
}
