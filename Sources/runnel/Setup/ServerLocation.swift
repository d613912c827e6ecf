#if Network
import FeedCore
import Foundation
import StreamAPI

/// Which server is meant, and as whom one speaks to it.
struct ServerLocation: Sendable {
  private enum Address: Sendable {
    /// A `runnel serve` on this host: the kernel tells it who one is.
    case host(StreamConfiguration)
    /// Any other address; what the `STREAM_*` settings say where it is nil.
    case stream(String?)
  }

  /// Where the server of a host listens.
  static let hostSocketPath = StreamConfiguration.hostSocketPath

  private let address: Address

  /// The server that a flag, `RUNNEL_SERVER` or the configuration names; otherwise, the host's own, where
  /// there is one and no database is named. Nil for the person's own database.
  ///
  /// - Throws: `Failure` for an address of another form.
  static func resolve(_ options: SessionOptions, _ preferences: Preferences) throws -> ServerLocation? {
    if let session = RestrictedSession.current { return try ServerLocation(hostSocket: session.socket) }
    if options.database != nil { return nil }
    let named = options.server ?? ProcessInfo.processInfo.environment["RUNNEL_SERVER"] ?? preferences.server
    if let named, !named.isEmpty { return named == "none" ? nil : try ServerLocation(named) }
    guard preferences.database == nil else { return nil }
    return StreamConfiguration.host(environment: ProcessInfo.processInfo.environment)
      .map { ServerLocation(address: .host($0)) }
  }

  private init(address: Address) { self.address = address }

  /// The one server of a restricted session.
  private init(hostSocket path: String) throws {
    guard Self.isSocket(path) else {
      throw Failure(.unavailable, "This host's server is not running: ask who looks after the host.")
    }
    address = .host(.host(socket: path))
  }

  private init(_ text: String) throws {
    if text.hasPrefix("http://") || text.hasPrefix("https://") {
      address = .stream(text)
    } else if text == "stream" {
      address = .stream(nil)
    } else if text.contains("/") {
      guard Self.isSocket(text) else { throw Failure(.unavailable, "Nothing listens at \(text).") }
      address = .host(.host(socket: text))
    } else {
      throw Failure(
        .badData,
        "'\(text)' is not a server: write http://HOST:PORT, the path of a socket, 'stream' or 'none'."
      )
    }
  }

  private static func isSocket(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// A word for the reader's header.
  var place: String {
    switch address {
    case .host: "this host"
    case .stream(let address?): URL(string: address)?.host() ?? address
    case .stream(nil): "Stream"
    }
  }

  /// What a reader opens: pages and unsent writes are kept in a folder of their own for each server and user.
  ///
  /// - Parameter folder: of all that the program keeps between its runs.
  /// - Throws: as `client()`; `FeedError` with code `storage` if the folder cannot be made.
  func offlineHome(for user: String, in folder: String) throws -> FeedHome {
    let client = try OfflineClient(client(), folder: "\(folder)/offline/\(folderName())/\(user)")
    return .server(client, notices: client.notices, close: client.close)
  }

  /// What a command opens: without its server it fails.
  ///
  /// - Throws: as `client()`.
  func home() throws -> FeedHome {
    let client = try client()
    return .server(client, close: client.close)
  }

  /// A folder's name for what is kept of this server.
  ///
  /// - Throws: as `client()`.
  func folderName() throws -> String {
    let configuration = try client().configuration
    return FolderName.of(configuration.endpoints.api + " " + configuration.key)
  }

  /// On the host's server one is who one is logged in as.
  ///
  /// - Throws: `Failure` if somebody else is asked for.
  func check(_ identity: Identity) throws {
    let login = Login.current.userID
    guard case .host = address, identity.userID != login else { return }
    throw Failure(
      .notPermitted,
      "On this host's server you are \(login), and cannot act as \(identity.userID)."
    )
  }

  /// - Throws: `Failure` if credentials are missing; `FeedError` for settings that make no sense.
  func client() throws -> StreamClient {
    switch address {
    case .host(let configuration): StreamClient(configuration)
    case .stream(let address): StreamClient(try Self.configuration(of: address))
    }
  }

  private static func configuration(of address: String?) throws -> StreamConfiguration {
    let environment = ProcessInfo.processInfo.environment
    let settings = try FeedSettings(environment: environment)
    let base = address ?? settings.baseURL
    let token = environment["STREAM_USER_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    let credentials: StreamCredentials
    if let token {
      guard settings.apiKey != nil else {
        throw FeedError(.configuration, "STREAM_USER_TOKEN is set, but STREAM_API_KEY is missing: set both.")
      }
      credentials = .token(token)
    } else {
      credentials = .secret(try settings.credentials().secret)
    }
    var configuration = StreamConfiguration(
      key: settings.apiKey ?? "",
      credentials: credentials,
      appID: settings.appID ?? "1",
      endpoints: base.map(StreamEndpoints.server) ?? .hosted(location: settings.location),
      capabilities: base == nil ? .realtime : StreamConfiguration.runnelCapabilities
    )
    configuration.timeout = settings.timeout
    return configuration
  }
}
#endif
