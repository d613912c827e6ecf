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
  /// Stream's error codes, and, below -1, our own for what never reaches the wire.
  public enum Code: Int, Sendable, CaseIterable {
    /// A setting is missing or wrong; the sentence names it.
    case configuration = -5
    /// The store cannot be read or written: not a database, full disk, newer schema.
    case storage = -4
    /// No answer in time.
    case timeout = -3
    /// The server cannot be reached.
    case unreachable = -2
    /// The server failed, and it is not the caller's fault: try again later.
    case internalError = -1
    /// The base class of Stream's errors; sent for a code this version does not know.
    case general = 1
    /// There is no app with this key.
    case apiKey = 2
    /// The token is missing, wrong or expired.
    case authentication = 3
    /// Something in the request is not as it must be; `fields` may say what.
    case input = 4
    /// A custom field has a name or a value that is not allowed.
    case customField = 5
    /// There is no such feed group, or it cannot do this.
    case feedConfiguration = 6
    /// The app was switched off.
    case siteSuspended = 7
    /// The page asked for does not exist: wrong bounds or limits.
    case pagination = 8
    /// Too many requests; the limit's headers say when to come back.
    case rateLimit = 9
    /// The request needs a user who exists.
    case missingUser = 10
    /// A score could not be computed.
    case ranking = 11
    /// The group has no ranking method of this name.
    case missingRanking = 12
    /// The app is kept where this cannot be done.
    case oldStorage = 13
    /// An aggregation format fails on an activity.
    case aggregationFormat = 14
    /// Allowed by nothing but refused for its own good, such as too many targets.
    case bestPractice = 15
    /// What the request names does not exist.
    case notFound = 16
    /// The token does not allow this.
    case notAllowed = 17
    /// The request holds more than is accepted at once.
    case tooLarge = 18
    /// It exists already.
    case conflict = 22

    /// The HTTP status Stream answers with.
    public var status: Int {
      switch self {
      case .configuration, .storage, .internalError: 500
      case .unreachable: 503
      case .timeout: 504
      case .apiKey, .authentication, .siteSuspended: 401
      case .rateLimit: 429
      case .notFound: 404
      case .notAllowed: 403
      case .tooLarge: 413
      case .conflict: 409
      default: 400
      }
    }

    /// The class name in the `exception` key of the wire's error body.
    public var exception: String {
      switch self {
      case .configuration, .storage, .timeout, .unreachable, .internalError: "InternalException"
      case .general: "StreamApiException"
      case .apiKey: "ApiKeyException"
      case .authentication: "AuthenticationFailed"
      case .input: "InputException"
      case .customField: "CustomFieldException"
      case .feedConfiguration: "FeedConfigException"
      case .siteSuspended: "SiteSuspendedException"
      case .pagination: "InvalidPaginationException"
      case .rateLimit: "RateLimitReached"
      case .missingUser: "MissingUserException"
      case .ranking: "RankingException"
      case .missingRanking: "MissingRankingException"
      case .oldStorage: "OldStorageBackend"
      case .aggregationFormat: "JinjaRuntimeException"
      case .bestPractice: "BestPracticeException"
      case .notFound: "DoesNotExistException"
      case .notAllowed: "NotAllowedException"
      case .tooLarge: "InputTooLargeException"
      case .conflict: "ConflictException"
      }
    }
  }
}
