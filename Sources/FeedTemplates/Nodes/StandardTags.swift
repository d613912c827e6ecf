/// Django's tags.
enum StandardTags {
  static func register(in language: inout TemplateLanguage) {
    registerLogic(in: &language)
    registerText(in: &language)
    language.register(tag: "include") { try IncludeNode.read($0, $1) }
    language.register(tag: "extends") { try ExtendsNode.read($0, $1) }
    language.register(tag: "block") { try BlockNode.read($0, $1) }
    language.register(tag: "render_activity") { try RenderActivityNode.read($0, $1) }
    AcceptedTags.register(in: &language)
    LayoutTags.register(in: &language)
  }

  private static func registerLogic(in language: inout TemplateLanguage) {
    language.register(tag: "if") { try IfNode.read($0, $1) }
    language.register(tag: "for") { try ForNode.read($0, $1) }
    language.register(tag: "ifchanged") { try IfChangedNode.read($0, $1) }
    language.register(tag: "with") { try WithNode.read($0, $1) }
    language.register(tag: "firstof") { try FirstOfNode.read($0, $1) }
    language.register(tag: "cycle") { try CycleNode.read($0, $1) }
    language.register(tag: "resetcycle") { try ResetCycleNode.read($0, $1) }
    language.register(tag: "regroup") { try RegroupNode.read($0, $1) }
    language.register(tag: "now") { try NowNode.read($0, $1) }
    language.register(tag: "widthratio") { try WidthRatioNode.read($0, $1) }
  }

  private static func registerText(in language: inout TemplateLanguage) {
    language.register(tag: "comment") { parser, _ in
      try parser.skip(past: "endcomment")
      return EmptyNode()
    }
    language.register(tag: "verbatim") { parser, tag in
      TextNode(TerminalSafety.cleaned(try parser.verbatim(until: "end" + tag.contents)))
    }
    language.register(tag: "autoescape") { try AutoescapeNode.read($0, $1) }
    language.register(tag: "filter") { try FilterNode.read($0, $1) }
    language.register(tag: "spaceless") { try SpacelessNode.read($0, $1) }
    language.register(tag: "templatetag") { try TemplateTagTag.read($0, $1) }
    language.register(tag: "lorem") { try LoremNode.read($0, $1) }
    language.register(tag: "localize") { try LocalizeNode.read($0, $1) }
    for name in ["trans", "translate"] { language.register(tag: name) { try TranslateNode.read($0, $1) } }
    for name in ["blocktrans", "blocktranslate"] {
      language.register(tag: name) { try BlockTranslateNode.read($0, $1) }
    }
  }
}
