/// The tags for styled text and layout, which Django has not.
enum LayoutTags {
  static func register(in language: inout TemplateLanguage) {}
}
