import Synchronization

/// How many steps several renderings may take together, such as all those of one screen.
///
/// A rendering alone may take `RenderLimits.steps`; a screen has dozens of them. Once the budget is used up,
/// every rendering fails with its first step, until the budget is filled again.
public final class RenderBudget: Sendable {
  /// About a quarter of a second in a release build.
  public static let screen = 1_500_000

  private let steps: Int
  private let rest: Atomic<Int>

  public init(steps: Int = RenderBudget.screen) {
    self.steps = steps
    rest = Atomic(steps)
  }

  /// What is left, in steps.
  public var remaining: Int { max(0, rest.load(ordering: .relaxed)) }

  /// Allows as many steps as at the beginning.
  public func refill() { rest.store(steps, ordering: .relaxed) }

  func spend(_ steps: Int) { rest.subtract(steps, ordering: .relaxed) }
}
