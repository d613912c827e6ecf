/// Filters that mark what a reader can open.
enum LinkFilters {
  static let all: [TemplateFilter] = []
}
