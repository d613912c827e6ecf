import FeedCore
import FeedTemplates
import Foundation
import StyledText

/// `{% picture media %}`: what stands for a picture, its caption and size, as a span that can be opened.
/// `{% picture media rows=6 %}`: the picture's place, as wide as the line; a square one has so many rows.
///
/// The span's action holds the address and the size, so that a terminal that shows pictures knows where one
/// goes.
final class PictureNode: TemplateNode {
  private let media: TemplateExpression
  private let rows: TemplateExpression?
  private let look: Look

  init(media: TemplateExpression, rows: TemplateExpression?, look: Look) {
    self.media = media
    self.rows = rows
    self.look = look
  }

  func render(_ renderer: Renderer) throws {
    let media = try media.value(renderer)
    let size = Self.size(media)
    let action = Self.text(media["url"]).map {
      SpanAction.image(url: $0, width: size?.width, height: size?.height)
    }
    guard let rows, let columns = renderer.width else {
      return renderer.write(caption(media, size), roles: ["media"], action: action)
    }
    guard case .int(let square) = try rows.value(renderer), (1...100).contains(square) else {
      throw RenderFailure("'rows' must be a number from 1 to 100.")
    }
    let place = place(
      columns: columns,
      rows: Self.rows(size, square: square),
      label: size?.label,
      renderer.measure
    )
    let lines = place.map { line in StyledLine(line.map { $0.with(action: action) }) }
    try renderer.write(StyledText(lines: lines))
  }

  private func caption(_ media: FieldValue, _ size: PictureSize?) -> String {
    let caption = ["caption", "title", "url"].lazy.compactMap { Self.text(media[$0]) }.first ?? "picture"
    let label = size.map { " (\($0.label))" } ?? ""
    return "\(look.icon("image")) \(TextCleaner.field(caption + label))"
  }

  /// As many rows as the picture's shape asks for, from a third to twice as many as a square one has.
  private static func rows(_ size: PictureSize?, square: Int) -> Int {
    guard let size else { return square }
    let rows = (Double(square) * Double(size.height) / Double(size.width)).rounded()
    return Int(min(max(rows, Double(max(2, square / 3))), Double(2 * square)))
  }

  /// Shaded rows with the size in the middle.
  private func place(columns: Int, rows: Int, label: String?, _ measure: TextWidth) -> [[Span]] {
    let shade = { (count: Int) in
      Span(String(repeating: self.look.icon("shade"), count: max(0, count)), roles: ["picture"])
    }
    var lines = Array(repeating: [shade(columns)], count: rows)
    let text = " \(look.icon("image"))\(label.map { " " + $0 } ?? "") "
    let width = measure.width(of: text)
    guard width <= columns else { return lines }
    let left = (columns - width) / 2
    lines[(rows - 1) / 2] = [shade(left), Span(text, roles: ["media"]), shade(columns - width - left)]
    return lines
  }

  private static func text(_ value: FieldValue?) -> String? {
    if case .string(let text)? = value, !text.isEmpty { text } else { nil }
  }

  private static func size(_ media: FieldValue) -> PictureSize? {
    guard case .int(let width)? = media["width"], case .int(let height)? = media["height"], width > 0,
      height > 0
    else { return nil }
    return PictureSize(width: width, height: height)
  }
}

/// A picture's size in pixels.
private struct PictureSize {
  let width: Int
  let height: Int

  var label: String { "\(width)×\(height)" }
}

extension Span {
  fileprivate func with(action: SpanAction?) -> Span { Span(text, roles: roles, action: action) }
}
