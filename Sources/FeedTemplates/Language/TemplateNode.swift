/// A part of a compiled template. Nodes never change, so a template can be rendered on many threads at once.
public protocol TemplateNode: AnyObject, Sendable {
  /// Writes the part's text to `renderer`.
  func render(_ renderer: Renderer) throws
}

/// Nodes in the order in which they are rendered.
public struct NodeList: Sendable {
  private let nodes: [any TemplateNode]
  /// Where each node's tag is in the source, in bytes.
  private let offsets: [Int]
  private let source: SourceText?

  init(nodes: [any TemplateNode] = [], offsets: [Int] = [], source: SourceText? = nil) {
    self.nodes = nodes
    self.offsets = offsets
    self.source = source
  }

  public var isEmpty: Bool { nodes.isEmpty }

  /// - Throws: `TemplateError`, with the place of the innermost node that failed.
  public func render(_ renderer: Renderer) throws {
    try renderer.enter(steps: nodes.count)
    defer { renderer.leave() }
    var index = 0
    do {
      while index < nodes.count {
        try nodes[index].render(renderer)
        index += 1
      }
    } catch {
      throw located(error, at: index)
    }
  }

  private func located(_ error: any Error, at index: Int) -> any Error {
    if error is TemplateError { return error }
    let message = ErrorText.sentence(error)
    guard let source else { return TemplateError(message: message, file: "template") }
    return source.error(message, at: offsets[index])
  }
}

/// What an error says, as one sentence.
enum ErrorText {
  static func sentence(_ error: any Error) -> String {
    let text: String
    switch error {
    case let failure as PythonFailure: text = failure.message
    case let failure as SyntaxFailure: text = failure.message
    case let error as TemplateError: text = error.message
    case let failure as RenderFailure: text = failure.message
    default: text = "\(error)"
    }
    guard let first = text.first else { return "The template cannot be rendered." }
    let sentence = first.uppercased() + text.dropFirst()
    return ".!?".contains(sentence.last ?? ".") ? sentence : sentence + "."
  }
}

/// Why a node or a filter cannot go on; the rendering adds where.
public struct RenderFailure: Error, Sendable {
  public var message: String

  /// - Parameter message: one sentence.
  public init(_ message: String) { self.message = message }
}
