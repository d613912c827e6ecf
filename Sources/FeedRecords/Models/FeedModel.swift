import FeedCore
import GRDB

/// A record that activities can refer to: `app.User:1`.
///
/// Every model that an activity names adopts it; those that publish themselves adopt ``ActivityRecord``,
/// which includes it. Nothing has to be written for a record that GRDB can read:
///
/// ```swift
/// struct User: Codable, FetchableRecord, PersistableRecord, FeedModel {
///   var id: Int64
///   var username: String
/// }
/// ```
///
/// See <doc:AdoptingTheProtocol#References>.
public protocol FeedModel: FetchableRecord, TableRecord, FieldReadable {
  /// The part of references before the dot: the module's name unless you choose another.
  ///
  /// References are stored in feeds: choose a name that survives a renamed module.
  static var appLabel: String { get }

  /// The part of references after the dot: the type's name unless you choose another.
  static var modelName: String { get }

  /// Relations to load together with an instance during enrichment, in the same query.
  /// Source: stream-django's `activity_related_models`.
  static var relatedModels: [RelatedModel<Self>] { get }
}

extension FeedModel {
  public static var appLabel: String {
    String(reflecting: Self.self).split(separator: ".").first.map(String.init) ?? "app"
  }

  public static var modelName: String { String(describing: Self.self) }

  public static var relatedModels: [RelatedModel<Self>] { [] }

  /// `app.Tweet`: what references to this model start with.
  public static var feedLabel: String { "\(appLabel).\(modelName)" }

  /// The text of a reference to the instance with this primary key: `app.Tweet:42`.
  ///
  /// Source: stream-django's `create_model_reference`.
  public static func referenceText(_ key: some FeedKey) -> String { "\(feedLabel):\(key.feedKey)" }

  /// A reference to the instance with this primary key, for the hooks of ``ActivityRecord``.
  public static func reference(_ key: (some FeedKey)?) -> ActivityAttribute {
    .model(label: feedLabel, key: key?.feedKey)
  }
}
