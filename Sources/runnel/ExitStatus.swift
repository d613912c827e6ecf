/// How the program ends: the meanings of `sysexits.h`, for scripts.
enum ExitStatus: Int32, CaseIterable {
  case ok = 0
  /// The operation did not happen.
  case failed = 1
  /// The command line is wrong.
  case usage = 64
  /// What was given cannot be understood: an empty text, a file that is not a database.
  case badData = 65
  /// What was named does not exist: a user, a feed group, a world, a file.
  case noInput = 66
  /// Something needed is not there: a terminal, a server, a free database.
  case unavailable = 69
  /// A mistake of the program.
  case software = 70
  /// A file could not be made.
  case cannotCreate = 73
  /// A file could not be written or read.
  case inputOutput = 74
  /// It is not yours to do.
  case notPermitted = 77
  /// A setting is missing or wrong.
  case badConfiguration = 78

  var meaning: String {
    switch self {
    case .ok: "done"
    case .failed: "not done"
    case .usage: "the command line is wrong"
    case .badData: "what was given cannot be understood"
    case .noInput: "what was named does not exist"
    case .unavailable: "something needed is not there (a terminal, a server, a free database)"
    case .software: "a mistake of the program"
    case .cannotCreate: "a file could not be made"
    case .inputOutput: "a file could not be read or written"
    case .notPermitted: "not yours to do"
    case .badConfiguration: "a setting is missing or wrong"
    }
  }

  /// For the help.
  static var table: String {
    allCases.map { "  \(String($0.rawValue).padding(to: 3)) \($0.meaning)" }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
