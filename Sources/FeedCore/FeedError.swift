import Foundation

/// Why a feed operation did not happen: Stream's error, as a value.
///
/// `detail` is one plain sentence for a person. See <doc:Errors>.
public struct FeedError: Error, Equatable, Sendable {
  /// What kind of failure it was: what a program decides by.
  public var code: Code
  /// One sentence: what was wrong and, where it helps, what to do.
  public var detail: String
  /// Validation errors by field, such as `["actor": ["This field is required."]]`.
  public var fields: [String: [String]]
  /// The HTTP status that goes with it.
  public var status: Int

  /// - Parameter status: the HTTP status; by default the one that Stream sends with `code`.
  public init(_ code: Code, _ detail: String, fields: [String: [String]] = [:], status: Int? = nil) {
    self.code = code
    self.detail = detail
    self.fields = fields
    self.status = status ?? code.status
  }
}

extension FeedError: LocalizedError, CustomStringConvertible {
  /// The sentence alone, without the code.
  public var errorDescription: String? { detail }
  /// The sentence alone, without the code.
  public var description: String { detail }
}

extension FeedError {
  /// Stream's error codes, and, below 0, our own for what never reaches the wire.
  ///
  /// A struct, so that codes can be added without breaking a program: a `switch` over codes has a `default`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int

    /// Any number; one that is not in `known` has the status 400 and the base class of Stream's errors.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A setting is missing or wrong; the sentence names it.
    public static let configuration = Code(rawValue: -5)
    /// The store cannot be read or written: not a database, full disk, newer schema.
    public static let storage = Code(rawValue: -4)
    /// No answer in time.
    public static let timeout = Code(rawValue: -3)
    /// The server cannot be reached.
    public static let unreachable = Code(rawValue: -2)
    /// The server failed, and it is not the caller's fault: try again later.
    public static let internalError = Code(rawValue: -1)
    /// The base class of Stream's errors; sent for a code this version does not know.
    public static let general = Code(rawValue: 1)
    /// There is no app with this key.
    public static let apiKey = Code(rawValue: 2)
    /// The token is missing, wrong or expired.
    public static let authentication = Code(rawValue: 3)
    /// Something in the request is not as it must be; `fields` may say what.
    public static let input = Code(rawValue: 4)
    /// A custom field has a name or a value that is not allowed.
    public static let customField = Code(rawValue: 5)
    /// There is no such feed group, or it cannot do this.
    public static let feedConfiguration = Code(rawValue: 6)
    /// The app was switched off.
    public static let siteSuspended = Code(rawValue: 7)
    /// The page asked for does not exist: wrong bounds or limits.
    public static let pagination = Code(rawValue: 8)
    /// Too many requests; the limit's headers say when to come back.
    public static let rateLimit = Code(rawValue: 9)
    /// The request needs a user who exists.
    public static let missingUser = Code(rawValue: 10)
    /// A score could not be computed.
    public static let ranking = Code(rawValue: 11)
    /// The group has no ranking method of this name.
    public static let missingRanking = Code(rawValue: 12)
    /// The app is kept where this cannot be done.
    public static let oldStorage = Code(rawValue: 13)
    /// An aggregation format fails on an activity.
    public static let aggregationFormat = Code(rawValue: 14)
    /// Allowed by nothing but refused for its own good, such as too many targets.
    public static let bestPractice = Code(rawValue: 15)
    /// What the request names does not exist.
    public static let notFound = Code(rawValue: 16)
    /// The token does not allow this.
    public static let notAllowed = Code(rawValue: 17)
    /// The request holds more than is accepted at once.
    public static let tooLarge = Code(rawValue: 18)
    /// It exists already.
    public static let conflict = Code(rawValue: 22)

    /// All codes of this version, in the order of their numbers.
    public static let known: [Code] = table.map(\.code)
  }
}

extension FeedError.Code: CustomStringConvertible {
  private struct Row {
    var code: FeedError.Code
    var name: String
    var status: Int
    var exception: String

    init(_ code: FeedError.Code, _ name: String, _ status: Int, _ exception: String) {
      self.code = code
      self.name = name
      self.status = status
      self.exception = exception
    }
  }

  private static let table: [Row] = [
    Row(.configuration, "configuration", 500, "InternalException"),
    Row(.storage, "storage", 500, "InternalException"),
    Row(.timeout, "timeout", 504, "InternalException"),
    Row(.unreachable, "unreachable", 503, "InternalException"),
    Row(.internalError, "internalError", 500, "InternalException"),
    Row(.general, "general", 400, "StreamApiException"),
    Row(.apiKey, "apiKey", 401, "ApiKeyException"),
    Row(.authentication, "authentication", 401, "AuthenticationFailed"),
    Row(.input, "input", 400, "InputException"),
    Row(.customField, "customField", 400, "CustomFieldException"),
    Row(.feedConfiguration, "feedConfiguration", 400, "FeedConfigException"),
    Row(.siteSuspended, "siteSuspended", 401, "SiteSuspendedException"),
    Row(.pagination, "pagination", 400, "InvalidPaginationException"),
    Row(.rateLimit, "rateLimit", 429, "RateLimitReached"),
    Row(.missingUser, "missingUser", 400, "MissingUserException"),
    Row(.ranking, "ranking", 400, "RankingException"),
    Row(.missingRanking, "missingRanking", 400, "MissingRankingException"),
    Row(.oldStorage, "oldStorage", 400, "OldStorageBackend"),
    Row(.aggregationFormat, "aggregationFormat", 400, "JinjaRuntimeException"),
    Row(.bestPractice, "bestPractice", 400, "BestPracticeException"),
    Row(.notFound, "notFound", 404, "DoesNotExistException"),
    Row(.notAllowed, "notAllowed", 403, "NotAllowedException"),
    Row(.tooLarge, "tooLarge", 413, "InputTooLargeException"),
    Row(.conflict, "conflict", 409, "ConflictException"),
  ]

  private static let rows = Dictionary(table.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The HTTP status that Stream sends with the code.
  public var status: Int { Self.rows[self]?.status ?? 400 }

  /// The class name in the `exception` key of the wire's error body.
  public var exception: String { Self.rows[self]?.exception ?? "StreamApiException" }

  /// The name of the static member, such as `notFound`; the number of a code that is not in `known`.
  public var description: String { Self.rows[self]?.name ?? "\(rawValue)" }
}
