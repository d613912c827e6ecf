import Hummingbird
import Logging
import NIOCore

/// What the responder knows of the connection a request came by.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel
  let logger: Logger

  init(source: ApplicationRequestContextSource) {
    (channel, logger) = (source.channel, source.logger)
  }
}
