import FeedCore
import GRDB

/// The part that holds a `Model` and, if it has relations of its own, theirs.
final class ScopedRow<Model: FeedModel>: RelatedRow {
  private let row: Row
  private var others: JoinedRows
  /// The instances that were made already; nil if equal keys do not mean equal rows.
  private let known: SharedInstances.OfModel?
  /// The cursor's row, and where it holds the key by which instances are known.
  private let whole: Row
  private let key: Int

  /// - Parameters:
  ///   - row: the relation's part of the cursor's row.
  ///   - nested: relations of the model.
  ///   - layout: nil if equal keys do not mean equal rows.
  init(_ row: Row, nested: [RelatedModel<Model>], _ layout: ScopeLayout?, _ shared: SharedInstances) {
    self.row = row
    whole = row.unadapted
    key = layout?.key ?? 0
    others = JoinedRows(nested, layout?.nested, shared)
    // What leads further is another instance than what does not.
    known = layout.map { _ in (nested.isEmpty ? shared.ofModel(Model.self) : nil) ?? .init() }
  }

  func instance() throws -> (any FieldReadable)? {
    guard let known else { return row.containsNonNullValue ? try made() : nil }
    guard let key = whole[key] as Int64? else { return nil }
    if let instance = known.byKey[key] { return instance }
    let instance = try made()
    known.byKey[key] = instance
    return instance
  }

  private func made() throws -> any FieldReadable { try others.joined(Model(row: row), row) }
}
