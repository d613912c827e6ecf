/// How much one caller may ask of the server.
public struct ServerLimits: Sendable {
  /// Bytes of a JSON body; a larger one gets a 413.
  public var bodySize = 10 << 20
  /// Bytes of an uploaded file or image.
  public var fileSize = 50 << 20
  /// Bytes of all bodies in memory at the same time; a body that does not fit gets 503.
  public var bodyMemory = 512 << 20
  /// Requests of one key and user in a minute; further ones get a 429. Nil for no limit.
  public var requestsPerMinute: Int? = 60_000
  /// Seconds in which a request's head, and each next request on an open connection, has to arrive.
  public var idleTimeout: Double = 60
  /// Seconds in which a request's body has to arrive in full.
  public var bodyTimeout: Double = 120
  /// Seconds that a long poll is held.
  public var pollTimeout: Double = 45
  /// Realtime sessions in all.
  public var realtimeSessions = 20_000
  /// Realtime sessions of one address: of a network's client, or of a user of the Unix socket.
  public var realtimeSessionsPerAddress = 1000
  /// Channels that all realtime sessions together listen to.
  public var realtimeSubscriptions = 200_000
  /// Bytes of all realtime messages that wait for clients; while there are more, those that do not keep up
  /// are ended.
  public var realtimeBytes = 256 << 20
  /// What is accepted in activities, reactions and whatever else is stored.
  public var content = ContentLimits.generous
  /// Connections of each listener; more wait until one ends.
  public var connections = 10_000
  /// Whether `/metrics` responds to other machines and through a proxy, too.
  public var tellsMetricsToAll = false
  /// Connections from one address of the network, without this machine's own; more are closed immediately.
  public var connectionsPerAddress = 1000
  /// Connections of one user of the Unix socket; more are closed immediately.
  public var connectionsPerUser = 256

  public init() {}
}
