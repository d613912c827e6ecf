import FeedCore
import GRDB

/// A relation to load together with an instance, in the same query: one of Django's `select_related`.
///
/// ```swift
/// extension Like {
///   static let tweet = belongsTo(Tweet.self)
///   static var relatedModels: [RelatedModel<Like>] {
///     [.one("tweet", tweet, with: [.one("user", Tweet.user)])]
///   }
/// }
/// ```
///
/// Templates then follow it: `{{ activity.object.tweet.user.username }}`.
public struct RelatedModel<Origin: FeedModel>: Sendable {
  let relation: any JoinedRelation<Origin>

  /// - Parameters:
  ///   - name: what templates call it.
  ///   - association: a GRDB association that leads to at most one row.
  ///   - nested: relations of the instance it leads to.
  public static func one<To: AssociationToOne>(
    _ name: String,
    _ association: To,
    with nested: [RelatedModel<To.RowDecoder>] = []
  ) -> RelatedModel where To.OriginRowDecoder == Origin, To.RowDecoder: FeedModel {
    RelatedModel(relation: ToOneRelation(name: name, association: association, nested: nested))
  }
}

/// A relation whose destination's type is forgotten.
protocol JoinedRelation<Origin>: Sendable {
  associatedtype Origin
  var name: String { get }
  func join<Request: JoinableRequest>(_ request: Request) -> Request where Request.RowDecoder == Origin
  /// The part of a row of `Origin` that belongs to the relation; nil if the relation was not joined.
  func related(in row: Row, _ layout: ScopeLayout?, _ shared: SharedInstances) -> (any RelatedRow)?
  /// Where that part stands, and what it holds; nil if that is not known.
  func layout(in probe: Row, _ db: Database) throws -> ScopeLayout?
}

private struct ToOneRelation<To: AssociationToOne>: JoinedRelation where To.RowDecoder: FeedModel {
  typealias Origin = To.OriginRowDecoder

  let name: String
  let association: To
  let nested: [RelatedModel<To.RowDecoder>]

  func join<Request: JoinableRequest>(_ request: Request) -> Request where Request.RowDecoder == Origin {
    let association = nested.reduce(association) { $1.relation.join($0) }
    return request.including(optional: association.forKey(name))
  }

  func related(in row: Row, _ layout: ScopeLayout?, _ shared: SharedInstances) -> (any RelatedRow)? {
    row.scopes[name].map { ScopedRow($0, nested: nested, layout, shared) }
  }

  func layout(in probe: Row, _ db: Database) throws -> ScopeLayout? {
    try probe.scopes[name].flatMap { try ScopeLayout(To.RowDecoder.self, $0, nested: nested, db) }
  }
}
