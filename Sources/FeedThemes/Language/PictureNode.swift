import FeedCore
import FeedTemplates
import Screen

/// `{% picture media %}`: what stands for a picture, its caption and size, as a span that can be opened.
///
/// The span's action holds the address and the size, so that a terminal that shows pictures knows where one goes.
final class PictureNode: TemplateNode {
  private let media: TemplateExpression
  private let look: Look

  init(media: TemplateExpression, look: Look) { (self.media, self.look) = (media, look) }

  func render(_ renderer: Renderer) throws {
    let media = try media.value(renderer)
    let (width, height) = (Self.pixels(media["width"]), Self.pixels(media["height"]))
    var caption = ["caption", "title", "url"].lazy.compactMap { Self.text(media[$0]) }.first ?? "picture"
    if let width, let height { caption += " (\(width)×\(height))" }
    let action = Self.text(media["url"]).map { SpanAction.image(url: $0, width: width, height: height) }
    renderer.write("\(look.icon("image")) \(TextCleaner.field(caption))", roles: ["media"], action: action)
  }

  private static func text(_ value: FieldValue?) -> String? {
    if case .string(let text)? = value, !text.isEmpty { text } else { nil }
  }

  private static func pixels(_ value: FieldValue?) -> Int? {
    if case .int(let number)? = value, number > 0 { number } else { nil }
  }
}
