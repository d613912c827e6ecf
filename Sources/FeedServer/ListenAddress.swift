import FeedCore

/// Where the server listens.
public enum ListenAddress: Hashable, Sendable, CustomStringConvertible {
  /// Port 0 chooses a free port.
  case tcp(host: String, port: Int)
  /// A Unix socket: the kernel identifies callers.
  case socket(path: String)

  /// Reads `HOST:PORT`, `[::1]:PORT`, `:PORT` or `PORT`.
  ///
  /// - Throws: `FeedError` with code `input`.
  public init(parsing text: String) throws {
    let colon = text.lastIndex(of: ":")
    let portText = colon.map { text[text.index(after: $0)...] } ?? text[...]
    var host = colon.map { String(text[..<$0]) } ?? ""
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard let port = Int(portText), (0...65_535).contains(port) else {
      throw FeedError(
        .input,
        "'\(text)' is not an address to listen on: write it as HOST:PORT, such as 127.0.0.1:8000."
      )
    }
    self = .tcp(host: host.isEmpty ? "127.0.0.1" : host, port: port)
  }

  /// As a client would write it.
  public var description: String {
    switch self {
    case .tcp(let host, let port): "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    case .socket(let path): "unix:\(path)"
    }
  }
}
