import FeedCore
import GRDB

/// The parts of a cursor's rows that belong to a model's relations.
///
/// A cursor moves on under the same `Row`, and so do the rows of its scopes: they are found once, not for
/// every row. It names no model, so that Swift looks up no type for each row.
struct JoinedRows {
  private let names: [String]
  private let find: (Row) -> [(any RelatedRow)?]
  private var row: Row?
  private var parts: [(any RelatedRow)?] = []

  /// - Parameters:
  ///   - layouts: of the relations, in their order, where they are known.
  ///   - shared: the instances that were made already.
  init<Model: FeedModel>(
    _ relations: [RelatedModel<Model>],
    _ layouts: [ScopeLayout]?,
    _ shared: SharedInstances
  ) {
    names = relations.map(\.relation.name)
    find = { row in
      relations.enumerated().map { $1.relation.related(in: row, layouts?[$0], shared) }
    }
  }

  /// An instance together with those that its relations lead to; alone where it has none.
  ///
  /// - Parameter row: the cursor's present row, of which the instance was made.
  mutating func joined(_ instance: any FieldReadable, _ row: Row) throws -> any FieldReadable {
    if names.isEmpty { return instance }
    if row !== self.row {
      self.row = row
      parts = find(row)
    }
    var instances: [(any FieldReadable)?] = []
    instances.reserveCapacity(parts.count + 1)
    instances.append(instance)
    for part in parts { instances.append(try part?.instance()) }
    return JoinedModel(names: names, instances: instances)
  }
}
