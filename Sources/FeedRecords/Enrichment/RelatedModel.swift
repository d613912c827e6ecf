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
  /// The instance at the other end; nil where there is none.
  func decode(from row: Row) throws -> (any FieldReadable)?
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

  func decode(from row: Row) throws -> (any FieldReadable)? {
    guard let scope = row.scopes[name], scope.containsNonNullValue else { return nil }
    return try To.RowDecoder.decode(scope, nested)
  }
}

extension FeedModel {
  /// The instance in `row`, with the relations whose scopes the row has.
  static func decode(_ row: Row, _ related: [RelatedModel<Self>]) throws -> any FieldReadable {
    if related.isEmpty { return try Self(row: row) }
    var instances: [String: any FieldReadable] = [:]
    for model in related {
      if let other = try model.relation.decode(from: row) { instances[model.relation.name] = other }
    }
    return JoinedModel(try Self(row: row), related: instances)
  }
}
