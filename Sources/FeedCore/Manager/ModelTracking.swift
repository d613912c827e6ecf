import Synchronization

/// Whether saving and deleting models publishes: for all models or for one, as a switch and as a scope.
///
/// A switch holds for the whole process until it is turned back. A scope holds for what runs inside it, in
/// this task and its child tasks only, so that a fixture can load while requests go on publishing.
///
/// See <doc:ModelRecords#Model-tracking>.
public final class ModelTracking: Sendable {
  private struct Switches {
    var allOff = false
    var modelsOff: Set<String> = []
  }

  private struct Scope: Sendable {
    let owner: ObjectIdentifier
    /// Nil for every model.
    let model: String?
  }

  @TaskLocal private static var scopes: [Scope] = []

  private let switches = Mutex(Switches())
  private let isDisabled: Bool

  /// - Parameter isDisabled: off permanently, as `STREAM_DISABLE_MODEL_TRACKING` asks.
  public init(isDisabled: Bool = false) { self.isDisabled = isDisabled }

  /// Turns tracking off for one model, named by its label (`app.Tweet`), or for all.
  public func disable(_ model: String? = nil) {
    switches.withLock { switches in
      if let model { switches.modelsOff.insert(model) } else { switches.allOff = true }
    }
  }

  /// Undoes `disable` with the same argument. Enabling one model does not override "off for all".
  public func enable(_ model: String? = nil) {
    switches.withLock { switches in
      if let model { switches.modelsOff.remove(model) } else { switches.allOff = false }
    }
  }

  /// Whether saving or deleting an instance of the model with this label publishes here and now.
  public func isTracked(_ model: String) -> Bool {
    if isDisabled || switches.withLock({ $0.allOff || $0.modelsOff.contains(model) }) { return false }
    let owner = ObjectIdentifier(self)
    return !Self.scopes.contains { $0.owner == owner && ($0.model == nil || $0.model == model) }
  }

  /// Runs `body` without tracking one model, or any.
  @discardableResult
  public func suspended<Result>(_ model: String? = nil, _ body: () throws -> Result) rethrows -> Result {
    let scope = Scope(owner: ObjectIdentifier(self), model: model)
    return try Self.$scopes.withValue(Self.scopes + [scope], operation: body)
  }

  /// Runs `body` without tracking one model, or any, in this task and its children.
  @discardableResult
  public func suspended<Result>(
    _ model: String? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    let scope = Scope(owner: ObjectIdentifier(self), model: model)
    return try await Self.$scopes.withValue(
      Self.scopes + [scope],
      operation: body,
      isolation: isolation
    )
  }
}
