import FeedCore
import StreamWire

/// Files and images. See <doc:Files>.
enum FileRoutes {
  private static let resource = ["files"]

  static let all: [Route] =
    ["files", "images"].flatMap { name in
      [
        Route(.post, name, Access(resource, [.write], users: .all)) {
          try await asksForRefresh($0) ? refresh($0) : upload($0, imagesOnly: name == "images")
        },
        Route(.post, "\(name)/refresh", Access(resource, [.read, .write], users: .all), handle: refresh),
        Route(.delete, name, Access(resource, [.delete], users: .all), handle: remove),
      ]
    } + [
      Route(.get, "images", Access(resource, [.read], users: .all), handle: process)
    ]

  /// Flutter's client asks for a new address where others upload.
  private static func asksForRefresh(_ call: RouteRequest) throws -> Bool {
    guard call.body.contentType.lowercased().hasPrefix("application/json") else { return false }
    return try call.object().text("url") != nil
  }

  private static func upload(_ call: RouteRequest, imagesOnly: Bool) async throws -> RouteResponse {
    let form = try MultipartForm(call.body.bytes, contentType: call.body.contentType)
    guard let part = form.parts.first(where: { $0.name == "file" }) else {
      throw FeedError(
        .input,
        "The form has no part called 'file'.",
        fields: ["file": ["No file was submitted."]]
      )
    }
    let type = ContentSniffer.type(of: part.bytes)
    guard !imagesOnly || ContentSniffer.isImage(type) else {
      throw FeedError(.input, "File type \(ContentSniffer.signedType(of: part.bytes)) is not supported")
    }
    let stored = try await call.services.files.add(
      part.bytes,
      name: part.fileName ?? "file",
      contentType: type,
      ownerID: call.userID,
      app: call.app.key
    )
    return .object(201) { $0.member("file", call.links.origin + call.services.files.address(of: stored)) }
  }

  private static func url(_ call: RouteRequest) throws -> String {
    guard let url = try call.query.first("url") ?? call.object().text("url"), !url.isEmpty else {
      throw FeedError(.input, "Name the file by its url.", fields: ["url": ["This field is required."]])
    }
    return url
  }

  private static func remove(_ call: RouteRequest) async throws -> RouteResponse {
    try await call.services.files.remove(try await own(call).id)
    return .object()
  }

  /// The file that the address names. A user may only name their own: a refreshed address works for everybody
  /// who has it, so a former one must not be enough.
  private static func own(_ call: RouteRequest) async throws -> FileStore.Stored {
    let id = try FileStore.id(inAddress: try url(call))
    let file = try await call.services.files.stored(id, of: call.app.key)
    if let user = call.userID { try UserPolicy.require(file.ownerID == user) }
    return file
  }

  private static func refresh(_ call: RouteRequest) async throws -> RouteResponse {
    let file = try await own(call)
    let address = call.links.origin + call.services.files.address(of: file)
    return .object(201) {
      $0.member("file", address)
      $0.member("url", address)
    }
  }

  private static func process(_ call: RouteRequest) async throws -> RouteResponse {
    let file = try await own(call)
    if try asksForChange(call.query) {
      throw FeedError(.input, "This server does not resize or crop images: ask for the image as it is.")
    }
    return .object { $0.member("file", call.links.origin + call.services.files.address(of: file)) }
  }

  /// - Throws: `FeedError` with code `input` for values that no server would take.
  private static func asksForChange(_ query: QueryItems) throws -> Bool {
    let sizes = [try query.int("w"), try query.int("h")].compactMap { $0 }
    guard sizes.allSatisfy({ $0 > 0 }) else {
      throw FeedError(.input, "The width and height must be positive.")
    }
    if let resize = query.first("resize"), !["clip", "crop", "scale", "fill"].contains(resize) {
      throw FeedError(.input, "resize is clip, crop, scale or fill, not '\(resize)'.")
    }
    let sides = query.list("crop") ?? []
    guard sides.allSatisfy({ ["top", "bottom", "left", "right", "center"].contains($0) }) else {
      throw FeedError(.input, "crop is top, bottom, left, right or center.")
    }
    return !sizes.isEmpty || !sides.isEmpty || query.first("resize") != nil
  }
}
