import FeedCore
import Foundation

// What extra data may hold besides JSON: Stream's spelling of moments, days and references.

extension JSONValue {
  /// A moment, in UTC with microseconds and without zone: `2024-05-01T09:30:00.000000`.
  public static func moment(_ date: Date) -> JSONValue { .string(Timestamp(date).activityText) }

  /// A moment, as above.
  public static func moment(_ timestamp: Timestamp) -> JSONValue { .string(timestamp.activityText) }

  /// The UTC day of a moment: `2024-05-01`.
  public static func day(_ date: Date) -> JSONValue {
    .string(String(Timestamp(date).activityText.prefix(10)))
  }

  /// A reference to an instance of a model, which the enricher can follow; null if there is no key.
  ///
  /// Source: stream-django's `create_model_reference`.
  public static func reference<Model: FeedModel>(_ model: Model.Type, _ key: (some FeedKey)?) -> JSONValue {
    key.map { .string(model.referenceText($0)) } ?? .null
  }
}
