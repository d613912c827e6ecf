import FeedCore

/// A value inside a ranking score.
enum RankingValue: Hashable, Sendable {
  case number(Double)
  /// A moment: decays count from now, arithmetic sees Unix seconds.
  case time(Timestamp)
  case text(String)

  /// Nil for what no score can use: null, arrays, objects.
  init?(_ json: JSONValue) {
    switch json {
    case .bool(let value): self = .number(value ? 1 : 0)
    case .int, .double, .decimal: self = .number(json.doubleValue ?? .nan)
    case .string(let text): self = .text(text)
    case .null, .array, .object: return nil
    }
  }

  /// - Throws: `RankingProblem` for a text that is not a number.
  func number() throws -> Double {
    switch self {
    case .number(let value): return value
    case .time(let time): return time.seconds
    case .text(let text):
      guard let value = Double(text) else { throw RankingProblem("'\(text)' is not a number") }
      return value
    }
  }

  /// A moment from an ISO time or Unix seconds.
  func time() throws -> Timestamp {
    switch self {
    case .time(let time): return time
    case .number(let seconds): return try Self.timestamp(seconds)
    case .text(let text):
      guard let time = Timestamp(iso8601: text) else { throw RankingProblem("'\(text)' is not a time") }
      return time
    }
  }

  private static func timestamp(_ seconds: Double) throws -> Timestamp {
    guard abs(seconds) < 1e12 else { throw RankingProblem("\(seconds) is not a time") }
    return Timestamp(seconds: seconds)
  }

  var isTrue: Bool {
    switch self {
    case .number(let value): value != 0 && !value.isNaN
    case .time: true
    case .text(let text): !text.isEmpty
    }
  }

  var json: JSONValue {
    switch self {
    case .number(let value):
      // A whole number that a field held as one should be read as one.
      value == value.rounded() && abs(value) < 1e15 ? .int(Int64(value)) : .double(value)
    case .time(let time): .string(time.activityText)
    case .text(let text): .string(text)
    }
  }
}

/// Why a score cannot be parsed or computed.
struct RankingProblem: Error {
  var detail: String
  init(_ detail: String) { self.detail = detail }
}
