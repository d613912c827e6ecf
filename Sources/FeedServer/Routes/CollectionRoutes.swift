import FeedCore
import StreamWire

/// Collections. See <doc:Endpoints#Collections>. php calls the plain address `meta`.
enum CollectionRoutes {
  private static let resource = ["collections"]

  static let all: [Route] =
    [
      Route(.post, "collections/:collection", Access(resource, [.write], users: .all), handle: add),
      Route(.get, "collections/:collection/:object", Access(resource, [.read], users: .all), handle: get),
      Route(.put, "collections/:collection/:object", Access(resource, [.write], users: .all), handle: update),
      Route(
        .delete,
        "collections/:collection/:object",
        Access(resource, [.delete], users: .all),
        handle: delete
      ),
    ]
    + ["collections", "meta"].flatMap { name in
      [
        Route(.post, name, Access(resource, [.write], users: .none), handle: upsert),
        Route(.get, name, Access(resource, [.read], users: .all), handle: select),
        Route(.delete, name, Access(resource, [.delete], users: .none), handle: deleteMany),
      ]
    }

  private static func add(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    let object = try await call.backend.addObject(
      call.value("collection"),
      id: try body.text("id").flatMap { $0.isEmpty ? nil : $0 },
      data: try data(of: body, call),
      ownerID: try call.actingUser(body)
    )
    await call.audit([.object(object.foreignID, "create", ownerID: object.ownerID)])
    return .json(201) { $0.collectionObject(object) }
  }

  /// The object's data: an object with something in it.
  private static func data(of body: WireObject, _ call: RouteRequest) throws -> [String: JSONValue] {
    guard let data = try body.object("data"), !data.isEmpty else {
      throw FeedError(.input, "An object needs data.", fields: ["data": ["This field is required."]])
    }
    try call.contentLimits.check(data: .object(data), of: "An object")
    return data
  }

  private static func get(_ call: RouteRequest) async throws -> RouteResponse {
    let object = try await call.backend.object(call.value("collection"), id: call.value("object"))
    return .json { $0.collectionObject(object) }
  }

  private static func update(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    if let id = try body.text("id"), id != call.value("object") {
      throw FeedError(
        .input,
        "The id in the body is not the one in the address.",
        fields: ["id": ["Differs."]]
      )
    }
    let data = try data(of: body, call)
    let object = try await call.writer.updateObject(
      call.value("collection"),
      id: call.value("object"),
      data: data
    )
    await call.audit([.object(object.foreignID, "update", ownerID: object.ownerID)])
    return .json(201) { $0.collectionObject(object) }
  }

  private static func delete(_ call: RouteRequest) async throws -> RouteResponse {
    try await call.writer.deleteObject(call.value("collection"), id: call.value("object"))
    let name = "\(call.value("collection")):\(call.value("object"))"
    await call.audit([.object(name, "delete", ownerID: try call.actingUser())])
    return .object()
  }

  private static func upsert(_ call: RouteRequest) async throws -> RouteResponse {
    guard let collections = try call.object().object("data") else {
      throw FeedError(
        .input,
        "The body needs 'data': objects by collection.",
        fields: ["data": ["Required."]]
      )
    }
    let objects = try collections.mapValues { json in
      try (json.arrayValue ?? [json]).map { json in
        try call.contentLimits.check(data: json, of: "An object")
        return try WireObject(json, what: "An object of a collection").members
      }
    }
    try await call.backend.upsertObjects(objects)
    let names = objects.flatMap { name, objects in objects.map { "\(name):\($0["id"]?.stringValue ?? "")" } }
    await call.audit(names.sorted().map { .object($0, "upsert", ownerID: nil) })
    return .object(201) { $0.member("data", collections) }
  }

  private static func select(_ call: RouteRequest) async throws -> RouteResponse {
    guard let ids = call.query.list("foreign_ids") else {
      throw FeedError(.input, "Name the objects by foreign_ids.", fields: ["foreign_ids": ["Required."]])
    }
    let objects = try await call.backend.objects(try ContentLimits.check(lookUp: ids, "foreign_ids"))
    return .object { writer in
      writer.key("response")
      writer.object { writer in
        writer.key("data")
        writer.array(objects) { $0.collectionObject($1) }
      }
    }
  }

  private static func deleteMany(_ call: RouteRequest) async throws -> RouteResponse {
    guard let collection = call.query.first("collection_name"), let ids = call.query.list("ids") else {
      throw FeedError(.input, "Name the collection by collection_name and the objects by ids.")
    }
    try await call.backend.deleteObjects(collection, ids: ids)
    await call.audit(ids.map { .object("\(collection):\($0)", "delete", ownerID: nil) })
    return .object()
  }
}
