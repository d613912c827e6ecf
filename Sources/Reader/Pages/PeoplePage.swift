import FeedCore

/// A list of people: a search, followers, or those that somebody follows.
struct PeoplePage: Sendable {
  let source: PeopleSource
  let title: String
  private(set) var people: [Person] = []
  var viewport = Viewport()
  var next: PageStart?
  var loading = Loading.none

  init(_ source: PeopleSource, title: String) {
    self.source = source
    self.title = title
  }

  var selected: Person? { people.indices.contains(viewport.selected) ? people[viewport.selected] : nil }

  mutating func take(_ more: [Person], next: PageStart?, isFirst: Bool) {
    let known = isFirst ? [] : Set(people.map(\.id))
    people = (isFirst ? [] : people) + more.filter { !known.contains($0.id) }
    self.next = next
    loading = .loaded
  }

  mutating func change(_ id: String, _ body: (inout Person) -> Void) {
    for index in people.indices where people[index].id == id { body(&people[index]) }
  }
}
