/// How the feeds of a group behave.
public enum FeedKind: String, Hashable, Sendable, CaseIterable {
  /// Single activities, newest first.
  case flat
  /// Activities in groups that the aggregation format makes.
  case aggregated
  /// Aggregated, with groups that are seen and read.
  case notification
}

/// The configuration of one feed group. See <doc:FeedsAndFanOut#Feed-groups>, <doc:Groups#The-format> and
/// <doc:Ranking>.
public struct FeedGroup: Hashable, Sendable {
  /// The aggregation format of a group that names none. See <doc:Groups#The-format>.
  public static let defaultFormat = "{{ verb }}_{{ time.strftime(\"%Y-%m-%d\") }}"

  /// The part of feed ids before the colon.
  public var name: String
  /// Whether its feeds hold activities or groups, and whether these are marked.
  public var kind: FeedKind
  /// The aggregation format, in Stream's subset of Jinja; of no use in flat groups.
  public var format: String
  /// How many activities a feed keeps; nil for all.
  public var limit: Int?
  /// Whether changes are announced.
  public var realtime: Bool
  /// Ranking methods by name.
  public var rankings: [String: RankingMethod]

  /// A group of unlimited feeds without rankings, unless something else is said.
  public init(
    name: String,
    kind: FeedKind,
    format: String = defaultFormat,
    limit: Int? = nil,
    realtime: Bool = true,
    rankings: [String: RankingMethod] = [:]
  ) {
    self.name = name
    self.kind = kind
    self.format = format
    self.limit = limit
    self.realtime = realtime
    self.rankings = rankings
  }
}

/// A way to order a feed other than by time. A group of activities has the score of its best one.
///
/// See <doc:Ranking#Ranked-groups>.
public struct RankingMethod: Hashable, Sendable {
  /// A named decay function: `base` is `decay_linear`, `decay_exp` or `decay_gauss`.
  public struct Function: Hashable, Sendable {
    /// `decay_linear`, `decay_exp` or `decay_gauss`.
    public var base: String
    /// A duration (`5d`, `12h`) or a plain number, as text.
    public var scale: String
    /// Up to here nothing decays; a duration or a number, as `scale`.
    public var offset: String
    /// The value at `offset` + `scale`, as text: `0.5`.
    public var decay: String

    /// Defaults to no offset, and half the value at `scale`.
    public init(base: String, scale: String, offset: String = "0", decay: String = "0.5") {
      self.base = base
      self.scale = scale
      self.offset = offset
      self.decay = decay
    }
  }

  /// The expression, such as `decay_linear(time) * popularity ^ 0.5`.
  public var score: String
  /// Values of variables that an activity does not have.
  public var defaults: [String: JSONValue]
  /// By the name that `score` calls them by.
  public var functions: [String: Function]

  /// A score, what stands in for missing variables, and the decays it calls by name.
  public init(score: String, defaults: [String: JSONValue] = [:], functions: [String: Function] = [:]) {
    self.score = score
    self.defaults = defaults
    self.functions = functions
  }
}
