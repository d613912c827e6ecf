import FeedCore
import StreamWire

/// `GET og/`. See <doc:LinkPreviews>.
enum OpenGraphRoutes {
  static let all: [Route] = [
    Route(.get, "og", Access(["url", "og"], [.read], users: .all)) { call in
      guard let url = call.query.first("url"), !url.isEmpty else {
        throw FeedError(.input, "Name the page by its url.", fields: ["url": ["This field is required."]])
      }
      let page = try await call.services.openGraph.page(at: url)
      return .object { writer in
        for (name, value) in page {
          writer.key(name)
          writer.json(value)
        }
      }
    }
  ]
}
