import FeedCore
import StyledText

/// One rendering under way: its variables, its output, and what it may still take.
///
/// Tags and filters of a program's own receive it. It belongs to one thread and one rendering.
public final class Renderer {
  public let environment: RenderEnvironment
  public let library: TemplateLibrary
  let limits: RenderLimits
  // Unchecked: one thread, and no access to these is under way while a node or a filter is called. The checks
  // would be a twentieth of the whole rendering.
  @exclusivity(unchecked) var scopes: ScopeStack
  @exclusivity(unchecked) var output = RenderOutput()
  /// What belongs to the template that is being rendered, and not to those it includes.
  var state: TemplateState
  /// The innermost loop, where `ifchanged` remembers.
  var loop: LoopMemory?
  /// The columns a line has here: fewer inside a column.
  public internal(set) var width: Int?
  /// Whether values are joined as text, as in `{% autoescape on %}`; Django's `join` depends on it.
  var isEscaping = true
  /// Whether numbers are written without exponents, as in `{% localize on %}`.
  var isLocalized = true
  var random: SplitMix
  /// The templates of the activities rendered so far.
  var activityTemplates: [ActivityTemplate] = []
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private(set) var steps = 0
  /// How far `steps` may go: the limit, or what the budget has left.
  private let allowedSteps: Int
  private var templates = 0

  init(
    _ template: CompiledTemplate,
    context: [String: FieldValue],
    environment: RenderEnvironment,
    library: TemplateLibrary
  ) {
    self.environment = environment
    self.library = library
    limits = environment.limits
    allowedSteps = min(limits.steps, environment.budget?.remaining ?? .max)
    width = environment.lineWidth
    scopes = ScopeStack(context)
    state = TemplateState(template)
    random = SplitMix(seed: environment.seed)
  }

  @inline(__always)
  func enter(steps count: Int) throws {
    depth += 1
    steps += count + 1
    guard depth <= RenderLimits.maximumNesting, steps <= allowedSteps, output.count <= limits.output else {
      throw exceeded()
    }
  }

  @inline(__always)
  func leave() { depth -= 1 }

  /// Counts the work that a value's size stands for.
  ///
  /// - Throws: `RenderFailure` if the rendering has taken all its steps.
  @inline(__always)
  func charge(_ value: FieldValue) throws {
    switch value {
    case .string(let text): try charge(bytes: text.utf8.count)
    case .list(let values): try charge(bytes: 16 * values.count)
    default: return
    }
  }

  @inline(__always)
  func charge(bytes: Int) throws {
    steps &+= bytes >> 4
    guard steps <= allowedSteps else { throw exceeded() }
  }

  private func exceeded() -> RenderFailure {
    if depth > RenderLimits.maximumNesting {
      return RenderFailure(
        "The templates are nested deeper than \(RenderLimits.maximumNesting) levels: does one include itself?"
      )
    }
    if steps > limits.steps { return RenderFailure("The template takes more than \(limits.steps) steps.") }
    if steps > allowedSteps {
      return RenderFailure("The theme takes too long: the steps for everything on the screen are used up.")
    }
    return RenderFailure("The template writes more than \(limits.output) bytes.")
  }

  /// Renders a template inside another one.
  func nested(_ template: CompiledTemplate, _ body: () throws -> Void) throws {
    templates += 1
    defer { templates -= 1 }
    guard templates <= limits.templates else {
      throw RenderFailure(
        "More than \(limits.templates) templates are inside one another: does '\(template.name)' include itself?"
      )
    }
    let (outer, outerLoop) = (state, loop)
    state = TemplateState(template)
    defer { (state, loop) = (outer, outerLoop) }
    try body()
  }

  /// Runs `body` with an output of its own and returns that.
  func capture(_ body: () throws -> Void) rethrows -> RenderOutput {
    var other = RenderOutput()
    swap(&output, &other)
    defer { swap(&output, &other) }
    do {
      try body()
    } catch {
      throw error
    }
    let captured = output
    steps &+= captured.count >> 4
    output = RenderOutput(capacity: 0)
    return captured
  }
}

extension Renderer {
  /// Writes a value as `{{ value }}` does: numbers and times in their usual form, controls made harmless.
  public func write(_ value: FieldValue) throws {
    switch value {
    case .string(let text):
      try charge(bytes: text.utf8.count)
      output.append(TerminalSafety.cleaned(text))
      try limits.check(bytes: output.count)
    case .int(let number): output.append(String(number))
    case .object(let fragment as StyledFragment): output.append(fragment.output)
    default: output.append(TerminalSafety.cleaned(text(of: value)))
    }
  }

  /// The text that `{{ value }}` shows.
  public func text(of value: FieldValue) -> String {
    switch value {
    case .string(let text): text
    case .double(let number): isLocalized ? NumberFormat.localized(number) : number.pythonText
    case .date(let time): DateFormat.dateTime.text(LocalTime(time, in: environment.zone))
    case .object(let day as CalendarDay): day.text(.date)
    case .object(let time as TimeOfDay): time.text(.time)
    default: value.pythonText
    }
  }

  /// The value of a variable, as templates see it here.
  public func variable(_ name: String) -> FieldValue? { scopes[Name(name)] }

  /// Sets a variable in the innermost scope.
  public func set(_ name: String, _ value: FieldValue) { scopes.set(Name(name), value) }

  /// Runs `body` in a scope of its own.
  public func scope<Result>(_ body: () throws -> Result) rethrows -> Result {
    scopes.push()
    defer { scopes.pop() }
    return try body()
  }

  /// What `nodes` write, as a value that keeps its roles and actions.
  public func fragment(_ nodes: NodeList) throws -> StyledFragment {
    StyledFragment(try capture { try nodes.render(self) })
  }

  /// Writes what `body` writes inside a role that the theme gives a style.
  public func styled(_ role: String, _ body: () throws -> Void) rethrows {
    output.mark(.role(role))
    defer { output.mark(.end) }
    try body()
  }

  /// Writes text that does something when it is activated.
  public func write(_ text: String, roles: [String], action: SpanAction?) {
    steps &+= text.utf8.count >> 4
    output.append(Span(text, roles: roles, action: action))
  }
}
