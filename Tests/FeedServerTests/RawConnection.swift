import Foundation

/// A TCP connection whose bytes a test writes and reads itself. Blocks: use it in `onOwnThread`.
final class RawConnection {
  struct Response: Equatable {
    var status: Int
    var headers: [String: String]
    var body: String
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let descriptor: Int32
  private var unread: [UInt8] = []
  private var hasTimedOut = false

  /// - Parameter timeout: seconds that a read may wait; then it counts as the end of the connection.
  init(port: Int, timeout: Int = 20) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var time = timeval(tv_sec: timeout, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(description: "no connection to port \(port)") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(description: "the other end accepts no more bytes") }
      sent += count
    }
  }

  /// - Returns: false at the end of the connection.
  private func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    if count < 0, errno == EAGAIN { hasTimedOut = true }
    guard count > 0 else { return false }
    unread += chunk[..<count]
    return true
  }

  /// The next bytes.
  func bytes(_ count: Int) throws -> [UInt8] {
    while unread.count < count {
      guard receive() else { throw Failure(description: "ended after \(unread.count) of \(count) bytes") }
    }
    defer { unread.removeFirst(count) }
    return Array(unread[..<count])
  }

  /// The next line, without its end.
  private func line() throws -> String {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self).trimmingCharacters(
          in: .whitespaces.union(.newlines)
        )
      }
      guard receive() else { throw Failure(description: "ended within a head, after \(unread.count) bytes") }
    }
  }

  /// The next response with its body.
  ///
  /// - Parameter hasBody: false for the response to a HEAD and for 1xx.
  func response(hasBody: Bool = true) throws -> Response {
    let words = try line().split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else {
      throw Failure(description: "no status: \(words)")
    }
    var headers: [String: String] = [:]
    while case let text = try line(), !text.isEmpty {
      guard let colon = text.firstIndex(of: ":") else { throw Failure(description: "no header: \(text)") }
      headers[text[..<colon].lowercased()] = String(text[text.index(after: colon)...].drop { $0 == " " })
    }
    let length = hasBody && status >= 200 ? Int(headers["content-length"] ?? "") ?? 0 : 0
    return Response(
      status: status,
      headers: headers,
      body: String(decoding: try bytes(length), as: UTF8.self)
    )
  }

  /// Whether the server has ended the connection and everything was read.
  func isAtEnd() -> Bool { unread.isEmpty && !receive() && !hasTimedOut }

  // MARK: WebSocket

  /// Sends a frame as a client does, masked.
  func send(frame text: String, opcode: UInt8 = 1, isFinal: Bool = true, isMasked: Bool = true) throws {
    let mask: [UInt8] = [1, 2, 3, 4]
    var bytes: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
    let maskBit: UInt8 = isMasked ? 0x80 : 0
    let count = text.utf8.count
    if count < 126 {
      bytes.append(maskBit | UInt8(count))
    } else {
      bytes += [maskBit | 126, UInt8(count >> 8), UInt8(count & 255)]
    }
    if isMasked { bytes += mask }
    bytes += text.utf8.enumerated().map { isMasked ? $1 ^ mask[$0 % 4] : $1 }
    try send(bytes)
  }

  /// The next frame that is not a ping.
  func frame() throws -> (opcode: UInt8, text: String) {
    while true {
      let head = try bytes(2)
      var count = Int(head[1] & 0x7F)
      if count == 126 { count = try bytes(2).reduce(0) { $0 << 8 | Int($1) } }
      if count == 127 { count = try bytes(8).reduce(0) { $0 << 8 | Int($1) } }
      let text = String(decoding: try bytes(count), as: UTF8.self)
      if head[0] & 15 != 9 { return (head[0] & 15, text) }
    }
  }
}
