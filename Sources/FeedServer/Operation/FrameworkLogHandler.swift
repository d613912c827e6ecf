import Logging

/// Passes on what frameworks log, without what they add to each message of a request.
///
/// Hummingbird numbers requests and sets the number whether anything is logged or not; the usual handlers
/// make text of it immediately, which took longer than to find a request's route. Our own log names requests
/// by
/// their addresses.
struct FrameworkLogHandler: LogHandler {
  private var logger: Logger

  init(_ logger: Logger) { self.logger = logger }

  var logLevel: Logger.Level {
    get { logger.logLevel }
    set { logger.logLevel = newValue }
  }

  /// Stays empty.
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    logger.log(
      level: event.level,
      event.message,
      metadata: event.metadata,
      source: event.source,
      file: event.file,
      function: event.function,
      line: event.line
    )
  }
}
