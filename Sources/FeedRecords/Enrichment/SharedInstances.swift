import FeedCore

/// The instances of one fetch, by model and integer key: each is made once, however many rows hold it.
final class SharedInstances {
  /// Those of one model.
  final class OfModel {
    var byKey: [Int64: any FieldReadable] = [:]
  }

  private var models: [ObjectIdentifier: OfModel] = [:]

  /// - Parameter layouts: of the relations that will be followed.
  init(_ layouts: [ScopeLayout]) {
    for layout in layouts.flatMap(\.all) where layout.nested.isEmpty && models[layout.model] == nil {
      models[layout.model] = OfModel()
    }
  }

  /// The instances that relations lead to and go no further; nil if no relation leads to the model.
  func ofModel<Model: FeedModel>(_ model: Model.Type) -> OfModel? { models[ObjectIdentifier(model)] }
}
