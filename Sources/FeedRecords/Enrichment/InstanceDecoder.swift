import FeedCore
import GRDB

/// Makes instances of the rows that one cursor fetches.
///
/// A cursor moves on under the same `Row`, and so do the rows of its scopes: they are found once, not for every row.
struct InstanceDecoder<Model: FeedModel> {
  private let relations: [RelatedModel<Model>]
  private let names: [String]
  private let layouts: [ScopeLayout]?
  private let shared: SharedInstances
  private var row: Row?
  private var others: [any RelatedRow] = []

  /// - Parameters:
  ///   - layouts: of the model's relations, in their order, where they are known.
  ///   - shared: the instances that were made already.
  init(_ layouts: [ScopeLayout]?, _ shared: SharedInstances) {
    relations = Model.relatedModels
    names = relations.map(\.relation.name)
    (self.layouts, self.shared) = (layouts, shared)
  }

  /// - Parameter row: the cursor's present row.
  mutating func instance(_ row: Row) throws -> any FieldReadable {
    if relations.isEmpty { return try Model(row: row) }
    if row !== self.row {
      self.row = row
      others = relations.enumerated().map { $1.relation.related(in: row, layouts?[$0], shared) }
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
  private let known: KnownRows?

  /// The instances that were made already, and what of the cursor's row tells them apart.
  private struct KnownRows {
    let whole: Row
    let key: Int
    let instances: SharedInstances.OfModel
  }

  /// - Parameters:
  ///   - row: nil where the relation was not joined.
  ///   - layout: nil where equal keys do not mean equal rows.
  init(_ row: Row?, nested: [RelatedModel<Model>], _ layout: ScopeLayout?, _ shared: SharedInstances) {
    self.row = row
    names = nested.map(\.relation.name)
    others =
      row.map { row in
        nested.enumerated().map { $1.relation.related(in: row, layout?.nested[$0], shared) }
      } ?? []
    known =
      layout.flatMap { layout in
        row.map { row in
          // What leads further is another instance than what does not.
          let instances = nested.isEmpty ? shared.ofModel(Model.self) : nil
          return KnownRows(whole: row.unadapted, key: layout.key, instances: instances ?? .init())
        }
      }
  }

  func instance() throws -> (any FieldReadable)? {
    guard let row else { return nil }
    guard let known else { return row.containsNonNullValue ? try made(row) : nil }
    guard let key = known.whole[known.key] as Int64? else { return nil }
    if let instance = known.instances.byKey[key] { return instance }
    let instance = try made(row)
    known.instances.byKey[key] = instance
    return instance
  }

  private func made(_ row: Row) throws -> any FieldReadable {
    let instance = try Model(row: row)
    if others.isEmpty { return instance }
    return JoinedModel(instance, names: names, instances: try others.map { try $0.instance() })
  }
}
