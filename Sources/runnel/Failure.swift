import ArgumentParser
import FeedCore
import FeedTemplates
import Foundation
import StyledText

/// Why a command ends without having done its work: one sentence and a status.
struct Failure: Error {
  var status: ExitStatus
  var sentence: String

  init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  init(_ error: FeedError) { self.init(Self.status(of: error.code), error.detail) }

  /// What a feed error means for a script.
  static func status(of code: FeedError.Code) -> ExitStatus {
    switch code {
    case .input, .customField, .tooLarge, .pagination, .aggregationFormat, .ranking: .badData
    case .notFound, .feedConfiguration, .missingRanking, .missingUser: .noInput
    case .notAllowed, .authentication, .apiKey, .siteSuspended: .notPermitted
    case .unreachable, .timeout, .rateLimit: .unavailable
    case .storage: .inputOutput
    case .configuration: .badConfiguration
    case .internalError: .software
    default: .failed
    }
  }

  /// Prints one sentence on standard error and ends the program. The command line's own errors (and its help)
  /// are ArgumentParser's to print.
  static func exit(with error: any Error) -> Never {
    switch error {
    case let failure as Failure: end(failure)
    case let error as FeedError: end(Failure(error))
    case let error as TemplateError: end(Failure(.badData, sentence(of: error)))
    case let error as StandardOutput.Broken: error.end()
    case let error as EndedBySignal: error.end()
    case let code as ExitCode: endSilently(code)
    case is CancellationError: Foundation.exit(ExitStatus.failed.rawValue)
    default: endOther(error)
    }
  }

  private static func sentence(of error: TemplateError) -> String {
    error.line > 0
      ? "\(error.file):\(error.line):\(error.column): \(error.message)" : "\(error.file): \(error.message)"
  }

  /// For a command that said itself, in more than a sentence, what was wrong.
  private static func endSilently(_ code: ExitCode) -> Never {
    try? StandardOutput.shared.flush()
    Foundation.exit(code.rawValue)
  }

  /// ArgumentParser's errors have no common public type, but a status: help and versions are its to print, a
  /// wrong command line becomes a sentence like any other; what remains is our mistake.
  private static func endOther(_ error: any Error) -> Never {
    switch Runnel.exitCode(for: error) {
    case .success: endWithHelp(Runnel.fullMessage(for: error))
    case .validationFailure: end(Failure(.usage, usageSentence(error)))
    default: end(Failure(.software, error.localizedDescription))
    }
  }

  /// Help, versions and completion scripts are output like any other: a full disk is reported.
  private static func endWithHelp(_ text: String) -> Never {
    do {
      try StandardOutput.shared.write(text.hasSuffix("\n") ? text : text + "\n")
      try StandardOutput.shared.flush()
      Foundation.exit(ExitStatus.ok.rawValue)
    } catch {
      exit(with: error)
    }
  }

  /// The parser's message without its usage block, and where the help is.
  private static func usageSentence(_ error: any Error) -> String {
    let message =
      Runnel.message(for: error).split(separator: "\n").first.map(String.init) ?? "Wrong arguments"
    let lines = Runnel.fullMessage(for: error).split(separator: "\n")
    let help =
      lines.last { $0.contains("--help'") }?.split(separator: "'").dropFirst().first ?? "runnel --help"
    let end = message.hasSuffix(".") ? "" : "."
    return "\(message)\(end) See '\(help)'."
  }

  /// A sentence repeats what was typed, and that may be a file by mistake: its middle is left out.
  private static func bounded(_ sentence: String) -> String {
    let longest = 600
    guard sentence.count > longest else { return sentence }
    return "\(sentence.prefix(longest / 2)) … \(sentence.suffix(longest / 2))"
  }

  private static func end(_ failure: Failure) -> Never {
    try? StandardOutput.shared.flush()
    StandardError.write("runnel: \(bounded(TextCleaner.field(failure.sentence)))\n")
    Foundation.exit(failure.status.rawValue)
  }
}
