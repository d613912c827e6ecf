/// Filters that count columns.
enum LayoutFilters {
  static let all: [TemplateFilter] = []
}
