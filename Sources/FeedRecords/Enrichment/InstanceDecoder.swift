import FeedCore
import GRDB

/// Makes instances of the rows that one cursor fetches.
///
/// A cursor moves on under the same `Row`, and so do the rows of its scopes: they are found once, not for every row.
struct InstanceDecoder<Model: FeedModel> {
  private let relations: [RelatedModel<Model>]
  private let names: [String]
  private var row: Row?
  private var others: [any RelatedRow] = []

  init() {
    relations = Model.relatedModels
    names = relations.map(\.relation.name)
  }

  /// - Parameter row: the cursor's present row.
  mutating func instance(_ row: Row) throws -> any FieldReadable {
    if relations.isEmpty { return try Model(row: row) }
    if row !== self.row {
      self.row = row
      others = relations.map { $0.relation.related(in: row) }
    }
    return JoinedModel(try Model(row: row), names: names, instances: try others.map { try $0.instance() })
  }
}

/// The part of a cursor's row that belongs to a relation.
protocol RelatedRow {
  /// The instance at the other end; nil where there is none.
  func instance() throws -> (any FieldReadable)?
}

/// The part that holds a `Model` and, if it has relations of its own, theirs.
struct ScopedRow<Model: FeedModel>: RelatedRow {
  private let row: Row?
  private let names: [String]
  private let others: [any RelatedRow]

  /// - Parameter row: nil where the relation was not joined.
  init(_ row: Row?, nested: [RelatedModel<Model>]) {
    self.row = row
    names = nested.map(\.relation.name)
    others = row.map { row in nested.map { $0.relation.related(in: row) } } ?? []
  }

  func instance() throws -> (any FieldReadable)? {
    guard let row, row.containsNonNullValue else { return nil }
    let instance = try Model(row: row)
    if others.isEmpty { return instance }
    return JoinedModel(instance, names: names, instances: try others.map { try $0.instance() })
  }
}
