import FeedCore
import StyledText

/// What a rendering takes from outside: the clock, the zone, chance, and the room there is.
///
/// Two renderings with equal environments and contexts give equal text.
public struct RenderEnvironment: Sendable {
  /// What `now`, `timesince` and `naturaltime` count from.
  public var now: Timestamp
  /// The zone in which `date`, `time` and `now` print.
  public var zone: ZoneRules
  /// What the filter `random` starts from.
  public var seed: UInt64
  /// Columns of a line, up to 10,000; without a width nothing is filled or wrapped to the line's end.
  public var width: Int?
  /// The width within its limits.
  var lineWidth: Int? { width.map { min(max(1, $0), 10_000) } }
  /// How many columns text takes on the terminal it is for.
  public var measure: TextWidth
  public var limits: RenderLimits
  /// What this rendering shares with others; nil for its own limits alone.
  public var budget: RenderBudget?
  /// Where `render_activity` reports an activity with missing data under the policy `warn`.
  public var warn: @Sendable (String) -> Void

  public init(
    now: Timestamp,
    zone: ZoneRules = .utc,
    seed: UInt64 = 0,
    width: Int? = nil,
    measure: TextWidth = .unicode,
    limits: RenderLimits = RenderLimits(),
    budget: RenderBudget? = nil,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.now = now
    self.zone = zone
    self.seed = seed
    self.width = width
    self.measure = measure
    self.limits = limits
    self.warn = warn
    self.budget = budget
  }
}
