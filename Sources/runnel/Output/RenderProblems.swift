import FeedTemplates
import StyledText

/// Reports what is wrong with a theme on standard error: each mistake once, however many entries it concerns.
final class RenderProblems {
  private static let most = 3
  private var reported: Set<String> = []

  func report(_ error: any Error) {
    let reason = (error as? TemplateError)?.summary ?? "\(error)"
    guard reported.count < Self.most, reported.insert(reason).inserted else { return }
    StandardError.write("runnel: An entry is shown without the theme: \(TextCleaner.field(reason))\n")
  }
}
