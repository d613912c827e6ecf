import FeedCore

/// What tags remember while one template is rendered: cycles, changes, and the blocks of its children.
final class TemplateState {
  /// The template that is being rendered, or the parent that it extends.
  private(set) var youngest: CompiledTemplate
  var cycles: [ObjectIdentifier: Int] = [:]
  lazy var changes = LoopMemory()
  /// By name: the blocks that override each other, the one that counts last. Nil until a template extends
  /// another.
  var blocks: [String: [BlockNode]]?
  /// Templates this one extends, so that none is extended twice.
  private(set) var ancestry: [String] = []

  init(_ template: CompiledTemplate) { youngest = template }

  /// Takes the blocks of the youngest template in, and makes its parent the youngest.
  func extend(with parent: CompiledTemplate) {
    ancestry.append(youngest.origin)
    add(youngest.blocks)
    if !parent.isExtending { add(parent.blocks) }
    youngest = parent
  }

  /// Puts a parent's blocks below those of the templates that extend it.
  private func add(_ parents: [String: BlockNode]) {
    var blocks = self.blocks ?? [:]
    for (name, block) in parents { blocks[name, default: []].insert(block, at: 0) }
    self.blocks = blocks
  }
}

/// What `ifchanged` saw last, in one loop or in one template.
final class LoopMemory {
  enum Seen {
    case values([FieldValue])
    case text(String)
  }

  var seen: [ObjectIdentifier: Seen] = [:]
}

/// `forloop`: where a loop stands. A value, so that it can be kept and printed.
struct LoopPosition: FieldNaming {
  let index: Int
  let count: Int
  let parent: Parent?

  /// The loop around this one.
  final class Parent: Sendable {
    let loop: LoopPosition
    init(_ loop: LoopPosition) { self.loop = loop }
  }

  var fieldNames: [String] {
    ["parentloop", "counter0", "counter", "revcounter", "revcounter0", "first", "last"]
  }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "counter": .int(index + 1)
    case "counter0": .int(index)
    case "revcounter": .int(count - index)
    case "revcounter0": .int(count - index - 1)
    case "first": .bool(index == 0)
    case "last": .bool(index == count - 1)
    case "parentloop": parent.map { .object($0.loop) } ?? .dictionary([:])
    default: nil
    }
  }
}
