#if !Network
import ArgumentParser
import Foundation

/// In a build without the network every server is refused with a sentence that says how to get one.
struct ServerLocation: Sendable {
  static let hostSocketPath = "/run/runnel/runnel.sock"
  static let refusal = Failure(
    .unavailable,
    "This build has no network: install Runnel with 'make install', which builds everything."
  )

  let place = ""

  /// - Throws: `Failure` if a flag, `RUNNEL_SERVER` or the configuration names a server. A server of this
  ///   host is not looked for.
  static func resolve(_ options: SessionOptions, _ preferences: Preferences) throws -> ServerLocation? {
    if RestrictedSession.current != nil { throw refusal }
    if options.database != nil { return nil }
    let named = options.server ?? ProcessInfo.processInfo.environment["RUNNEL_SERVER"] ?? preferences.server
    guard let named, !named.isEmpty, named != "none" else { return nil }
    throw refusal
  }

  func check(_ identity: Identity) throws { throw Self.refusal }
  func home() throws -> FeedHome { throw Self.refusal }
  func offlineHome(for user: String, in folder: String) throws -> FeedHome { throw Self.refusal }
  func folderName() throws -> String { throw Self.refusal }
}

/// `runnel serve` in a build without the network.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Not in this build: 'make install' builds everything."
  )

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var arguments: [String] = []

  func run() async throws { throw ServerLocation.refusal }
}
#endif
