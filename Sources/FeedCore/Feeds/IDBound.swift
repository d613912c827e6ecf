/// One of Stream's id bounds on a page: `id_lt`, `id_lte`, `id_gt`, `id_gte`. See
/// <doc:FiltersAndPaging#Bounds-by-id>.
public struct IDBound: Hashable, Sendable {
  /// How an entry's id compares with the bound's; raw values are Stream's parameters.
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    /// Older than the bound.
    case lessThan = "id_lt"
    /// Older, or the bound itself.
    case atMost = "id_lte"
    /// Newer than the bound.
    case greaterThan = "id_gt"
    /// Newer, or the bound itself.
    case atLeast = "id_gte"
  }

  /// On which side of `id` the page lies.
  public var relation: Relation
  /// An activity id, a group id (aggregated and notification feeds) or a reaction id.
  public var id: String

  /// The id is checked by the backend, not here.
  public init(_ relation: Relation, _ id: String) {
    self.relation = relation
    self.id = id
  }
}
