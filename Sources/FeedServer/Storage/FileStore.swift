import Crypto
import FeedCore
import Foundation
import PrivateFiles
import StreamAuth
import StreamWire

/// Uploaded files, each in a folder of its own beside the database, served under addresses that are signed
/// and run out. See <doc:Files>.
package final class FileStore: Sendable {
  /// Seconds for which an address works, as on the service.
  package static let lifetime: Double = 14 * 86_400

  package struct Stored: Sendable {
    package var id: String
    package var name: String
    package var contentType: String
    package var ownerID: String?
    /// The key of the app it belongs to.
    package var app: String
  }

  private let folder: String
  private let isTemporary: Bool
  private let key: SymmetricKey
  private let clock: @Sendable () -> Timestamp

  init(folder: String, isTemporary: Bool, signingKey: String, clock: @escaping @Sendable () -> Timestamp) {
    self.folder = folder
    self.isTemporary = isTemporary
    self.clock = clock
    key = SymmetricKey(data: SHA256.hash(data: Data("files \(signingKey)".utf8)))
  }

  deinit {
    if isTemporary {
      try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent)
    }
  }

  /// - Throws: `FeedError` with code `storage` if it cannot be written; nothing is left behind then.
  package func add(
    _ bytes: some DataProtocol & Sendable,
    name: String,
    contentType: String,
    ownerID: String?,
    app: String
  ) async throws -> Stored {
    let stored = Stored(
      id: UUID().uuidString.lowercased(),
      name: Self.safe(name),
      contentType: contentType,
      ownerID: ownerID,
      app: app
    )
    try await DiskThreads.run { [self] in try write(bytes, of: stored) }
    return stored
  }

  private func write(_ bytes: some DataProtocol, of stored: Stored) throws {
    let place = "\(folder)/\(stored.id)"
    do {
      try PrivateFolder.make(place)
      let about: JSONValue = [
        "name": .string(stored.name), "content_type": .string(stored.contentType),
        "owner": stored.ownerID.map { .string($0) } ?? .null, "app": .string(stored.app),
      ]
      try Data(JSONWriter.bytes(about)).write(to: URL(fileURLWithPath: "\(place)/about.json"))
      try Data(bytes).write(to: URL(fileURLWithPath: "\(place)/content"))
    } catch {
      try? FileManager.default.removeItem(atPath: place)
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: any Error) -> FeedError {
    var error = error as NSError
    while let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError { error = inner }
    let isFull =
      error.domain == NSPOSIXErrorDomain && [ENOSPC, EDQUOT].contains(Int32(error.code))
      || error.domain == NSCocoaErrorDomain && error.code == CocoaError.fileWriteOutOfSpace.rawValue
    // 507: Insufficient Storage. Source: RFC 4918 §11.5.
    return isFull
      ? FeedError(.storage, "The disk is full; the file was not kept.", status: 507)
      : FeedError(.storage, "The file could not be stored: \(error.localizedDescription)")
  }

  private static let missing = FeedError(.notFound, "There is no such file.")

  /// - Throws: `FeedError` with code `notFound`.
  package func stored(_ id: String) async throws -> Stored {
    try await DiskThreads.run { [self] in try description(id) }
  }

  /// The file and its bytes.
  ///
  /// - Throws: `FeedError` with code `notFound`.
  func open(_ id: String) async throws -> (Stored, StoredContent) {
    try await DiskThreads.run { [self] in
      let file = try description(id)
      guard let content = try StoredContent.open("\(folder)/\(file.id)/content") else { throw Self.missing }
      return (file, content)
    }
  }

  private func description(_ id: String) throws -> Stored {
    guard UUID(uuidString: id) != nil,
      let data = FileManager.default.contents(atPath: "\(folder)/\(id)/about.json"),
      let about = try? JSONParser.parse(data)
    else { throw Self.missing }
    return Stored(
      id: id,
      name: about["name"]?.stringValue ?? "file",
      contentType: about["content_type"]?.stringValue ?? "application/octet-stream",
      ownerID: about["owner"]?.stringValue,
      app: about["app"]?.stringValue ?? ""
    )
  }

  /// The file, where it is one of `app`.
  ///
  /// - Throws: `FeedError` with code `notFound`.
  package func stored(_ id: String, of app: String) async throws -> Stored {
    let file = try await stored(id)
    guard file.app == app else { throw Self.missing }
    return file
  }

  package func remove(_ id: String) async throws {
    try await DiskThreads.run { [self] in
      _ = try description(id)
      try FileManager.default.removeItem(atPath: "\(folder)/\(id)")
    }
  }

  /// The address under which the file can be fetched from now on: path and query.
  package func address(of file: Stored) -> String {
    let expires = Int(clock().seconds + Self.lifetime)
    return
      "/files/\(file.id)/\(PercentCoding.encode(file.name))?Expires=\(expires)&Signature=\(signature(file.id, expires))"
  }

  /// The id in an address of ours, signed or not.
  ///
  /// - Throws: `FeedError` with code `notFound` for an address of another user.
  package static func id(inAddress address: String) throws -> String {
    let parts = RequestPath(address).parts
    guard let start = parts.lastIndex(where: { $0.utf8.elementsEqual("files".utf8) }), start + 1 < parts.count
    else {
      throw FeedError(.notFound, "This server does not keep the file at \(address).")
    }
    return String(parts[start + 1])
  }

  /// - Throws: `FeedError` with code `notAllowed` if the signature is wrong or has run out.
  package func check(_ id: String, query: QueryItems) throws {
    guard let expires = query.first("Expires").flatMap(Int.init), Double(expires) > clock().seconds,
      let given = query.first("Signature").flatMap({ Base64URL.decode($0) }),
      HMAC<SHA256>.isValidAuthenticationCode(given, authenticating: Data("\(id) \(expires)".utf8), using: key)
    else {
      throw FeedError(.notAllowed, "The address of the file has run out or is not signed: ask for a new one.")
    }
  }

  private func signature(_ id: String, _ expires: Int) -> String {
    Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: Data("\(id) \(expires)".utf8), using: key)))
  }

  /// Bytes of the longest name, as in most file systems.
  private static let longestName = 255

  /// A name without folders and control characters; it only appears in addresses.
  private static func safe(_ name: String) -> String {
    let last = name.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }).last
    var clean = String.UnicodeScalarView()
    var length = 0
    // Scalars, not characters: one character can be as long as a whole form.
    for scalar in (last.map(Substring.init) ?? "").unicodeScalars
    where scalar.value >= 32 && scalar.value != 127 {
      length += UTF8.width(scalar)
      guard length <= longestName else { break }
      clean.append(scalar)
    }
    let text = String(clean)
    return text.isEmpty || text == "." || text == ".." ? "file" : text
  }
}
