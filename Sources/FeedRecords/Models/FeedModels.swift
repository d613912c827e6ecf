import FeedCore
import GRDB
import Synchronization

/// The models of a program, by their labels.
///
/// What the database knows about them is read when they are installed.
public final class FeedModels: Sendable {
  /// In the order they were given.
  public let types: [any FeedModel.Type]
  private let byLabel: [String: any FeedModel.Type]
  private let schemas = Mutex<[String: ModelSchema]>([:])

  /// - Throws: `FeedError` with code `configuration` if two models have the same label.
  public init(_ types: [any FeedModel.Type]) throws {
    self.types = types
    var byLabel: [String: any FeedModel.Type] = [:]
    for type in types {
      if byLabel.updateValue(type, forKey: type.feedLabel) != nil {
        throw FeedError(
          .configuration,
          "Two models are called \(type.feedLabel): give one of them another modelName or appLabel."
        )
      }
    }
    self.byLabel = byLabel
  }

  /// The model with this label, such as `app.Tweet`; nil if there is none.
  public subscript(label: String) -> (any FeedModel.Type)? { byLabel[label] }

  var labels: Dictionary<String, any FeedModel.Type>.Keys { byLabel.keys }

  /// Reads what the database says about every model.
  ///
  /// - Throws: `FeedError` with code `configuration`, naming the model and what its table lacks.
  func readSchemas(_ db: Database) throws {
    let read = try types.map { try ModelSchema($0, in: db) }
    schemas.withLock { $0 = Dictionary(uniqueKeysWithValues: read.map { ($0.label, $0) }) }
  }

  func schema(_ label: String, _ db: Database) throws -> ModelSchema {
    if let schema = schemas.withLock({ $0[label] }) { return schema }
    guard let type = byLabel[label] else {
      throw FeedError(.configuration, "No model is registered as \(label).")
    }
    let schema = try ModelSchema(type, in: db)
    schemas.withLock { $0[label] = schema }
    return schema
  }

  /// The label of the model that reads `table`.
  func label(ofTable table: String) -> String? {
    types.first { $0.databaseTableName.lowercased() == table.lowercased() }?.feedLabel
  }
}
