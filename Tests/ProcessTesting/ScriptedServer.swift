import Dispatch
import Foundation
import Synchronization

/// A listening socket on loopback whose connections do what a test says: respond, keep silent, send half an
/// answer.
package final class ScriptedServer: Sendable {
  package let port: Int
  private let descriptor: Int32
  private let accepted = Mutex(0)
  private let open = Mutex<[Int32]>([])
  private let isStopped = Atomic(false)

  /// - Parameters:
  ///   - port: 0 for any.
  ///   - handle: runs on a thread of its own for each connection, which ends when it returns.
  package init(port: Int = 0, _ handle: @escaping @Sendable (Connection) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    self.descriptor = descriptor
    self.port = try Self.listen(descriptor, port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        guard let self, !isStopped.load(ordering: .acquiring) else {
          close(connection)
          return
        }
        accepted.withLock { $0 += 1 }
        open.withLock { $0.append(connection) }
        Thread.detachNewThread { [weak self] in
          handle(Connection(descriptor: connection))
          self?.end(connection)
        }
      }
    }
  }

  deinit { stop() }

  /// How many connections were made so far.
  package var connections: Int { accepted.withLock { $0 } }
  package var address: String { "http://127.0.0.1:\(port)" }

  /// Ends all connections; nobody listens any more.
  package func stop() {
    guard
      isStopped.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    else { return }
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
    for connection in open.withLock({ $0 }) { shutdown(connection, Int32(SHUT_RDWR)) }
  }

  private func end(_ connection: Int32) {
    open.withLock { $0.removeAll { $0 == connection } }
    close(connection)
  }

  private static func listen(_ descriptor: Int32, _ port: Int) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && Foundation.listen(descriptor, 128) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRINUSE) }
    return Int(in_port_t(bigEndian: address.sin_port))
  }

  package struct Connection: Sendable {
    let descriptor: Int32

    /// The next request's head and body; nil at the end of the connection.
    package func request() -> (head: String, body: String)? {
      var bytes: [UInt8] = []
      let blank = Array("\r\n\r\n".utf8)
      while true {
        if let end = Self.index(of: blank, in: bytes) {
          let head = String(decoding: bytes[..<end], as: UTF8.self)
          let start = end + blank.count
          let length = Self.length(head)
          while bytes.count < start + length { guard read(into: &bytes) else { return nil } }
          return (head, String(decoding: bytes[start..<start + length], as: UTF8.self))
        }
        guard read(into: &bytes) else { return nil }
      }
    }

    private static func index(of part: [UInt8], in bytes: [UInt8]) -> Int? {
      guard bytes.count >= part.count else { return nil }
      return (0...bytes.count - part.count).first { Array(bytes[$0..<$0 + part.count]) == part }
    }

    private static func length(_ head: String) -> Int {
      let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
      return line.flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
    }

    private func read(into bytes: inout [UInt8]) -> Bool {
      var buffer = [UInt8](repeating: 0, count: 16_384)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return false }
      bytes += buffer[..<count]
      return true
    }

    /// - Returns: false if the other end is gone.
    @discardableResult
    package func send(_ text: String) -> Bool {
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes {
          Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        bytes = bytes.dropFirst(count)
      }
      return true
    }

    /// Sends a whole response with a JSON body.
    @discardableResult
    package func respond(_ status: Int = 200, _ body: String = "{}", headers: String = "") -> Bool {
      send(
        "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)"
      )
    }

    /// Reads and drops what comes until the other end closes.
    package func waitForEnd() {
      var bytes: [UInt8] = []
      while read(into: &bytes) { bytes = [] }
    }
  }
}
