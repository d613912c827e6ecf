/// An object kept in a named collection, such as the tweet that an activity is about. See
/// <doc:UsersAndCollections#Collections>.
public struct CollectionObject: Hashable, Sendable {
  /// The collection's name; collections are created on use.
  public var collection: String
  /// Different within the collection only.
  public var id: String
  /// Free data; an update replaces all of it.
  public var data: [String: JSONValue]
  /// Who may change it; nil if the program itself made it.
  public var ownerID: String?
  /// When it was added, by the backend's clock.
  public var createdAt: Timestamp
  /// When the data was last replaced.
  public var updatedAt: Timestamp

  /// An object as backends answer it.
  public init(
    collection: String,
    id: String,
    data: [String: JSONValue],
    ownerID: String? = nil,
    createdAt: Timestamp,
    updatedAt: Timestamp
  ) {
    self.collection = collection
    self.id = id
    self.data = data
    self.ownerID = ownerID
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// `tweet:17`
  public var foreignID: String { "\(collection):\(id)" }
  /// `SO:` and the foreign id: `SO:tweet:17`.
  public var reference: Reference { .object(collection: collection, id: id) }
}

extension CollectionObject: FieldReadable {
  /// `id`, `collection`, `foreign_id`, the times, `data`; any other name is looked up in the data.
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .string(id)
    case "collection": .string(collection)
    case "foreign_id": .string(foreignID)
    case "created_at": data[name].map(FieldValue.init) ?? .date(createdAt)
    case "updated_at": data[name].map(FieldValue.init) ?? .date(updatedAt)
    case "data": .dictionary(data.mapValues(FieldValue.init))
    default: data[name].map(FieldValue.init)
    }
  }
}
