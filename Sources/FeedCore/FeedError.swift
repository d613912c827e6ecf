import Foundation

/// Why a feed operation did not happen: Stream's error, as a value.
///
/// `detail` is one plain sentence for a person. Source: `stream-api.md` §2.0.
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
    case internalError = -1
    /// The base class of Stream's errors; sent for a code this version does not know.
    case general = 1
    case apiKey = 2
    case authentication = 3
    case input = 4
    case customField = 5
    case feedConfiguration = 6
    case siteSuspended = 7
    case pagination = 8
    case rateLimit = 9
    case missingUser = 10
    case ranking = 11
    case missingRanking = 12
    case oldStorage = 13
    case aggregationFormat = 14
    case bestPractice = 15
    case notFound = 16
    case notAllowed = 17
    case tooLarge = 18
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
