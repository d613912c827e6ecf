import FeedCore
import Foundation

/// A secret in a file that only its owner may read.
public struct SecretFile: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// - Throws: `FeedError` with code `storage` if the file is missing, empty, or open to others.
  public func read() throws -> String {
    var about = stat()
    guard stat(path, &about) == 0, let data = FileManager.default.contents(atPath: path) else {
      throw FeedError(.storage, "The secret in \(path) cannot be read.")
    }
    guard about.st_mode & 0o077 == 0 else {
      throw FeedError(.storage, "Others may read the secret in \(path): set its mode to 0600.")
    }
    let secret = String(decoding: data, as: UTF8.self).trimmingBlanks()
    guard !secret.isEmpty else { throw FeedError(.storage, "The file \(path) holds no secret.") }
    return secret
  }

  /// The secret; if there is no file yet, a new one with 256 random bits.
  ///
  /// - Returns: also whether it was made just now.
  public func readOrMake() throws -> (secret: String, isNew: Bool) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return (try read(), false) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var random = SystemRandomNumberGenerator()
    let secret = (0..<4).map { _ in
      let word = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - word.count) + word
    }.joined()
    do {
      try file.write(contentsOf: Data((secret + "\n").utf8))
    } catch {
      unlink(path)
      throw FeedError(.storage, "The secret cannot be written to \(path): \(error.localizedDescription)")
    }
    return (secret, true)
  }
}
