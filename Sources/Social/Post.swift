import FeedCore
import Foundation

/// What a person hands in to be posted.
package struct Post: Hashable, Sendable {
  package var text: String
  package var media: [Media]
  /// The activity it answers; nil if it stands for itself.
  package var replyTo: ActivityID?

  package init(_ text: String, media: [Media] = [], replyTo: ActivityID? = nil) {
    self.text = text
    self.media = media
    self.replyTo = replyTo
  }

  /// The data of the tweet's object: `text`, `mentions`, `hashtags`, `links`, and `media` where there is any.
  ///
  /// - Parameter mentions: the ids of mentioned users who exist.
  package func data(mentions: [String]) -> [String: JSONValue] {
    let parsed = PostText(text)
    var data: [String: JSONValue] = [
      "text": .string(text),
      "mentions": .array(mentions.map { .string($0) }),
      "hashtags": .array(parsed.hashtags.map { .string($0) }),
      "links": .array(parsed.links.map { .string($0) }),
    ]
    if !media.isEmpty { data["media"] = .array(media.map(\.json)) }
    return data
  }
}

/// A picture that belongs to a post.
package struct Media: Hashable, Sendable {
  package var url: String
  /// In pixels; nil if unknown.
  package var width: Int?
  package var height: Int?
  package var caption: String

  package init(url: String, width: Int? = nil, height: Int? = nil, caption: String = "") {
    self.url = url
    self.width = width
    self.height = height
    self.caption = caption
  }

  /// `{url, type: "image", width, height, caption}`
  package var json: JSONValue {
    var members: [String: JSONValue] = ["url": .string(url), "type": "image", "caption": .string(caption)]
    members["width"] = width.map { .int(Int64($0)) }
    members["height"] = height.map { .int(Int64($0)) }
    return .object(members)
  }

  /// - Throws: `FeedError` with code `input` unless the address is http or https with a host.
  func validate() throws {
    let components = URLComponents(string: url)
    guard ["http", "https"].contains(components?.scheme?.lowercased()), components?.host?.isEmpty == false
    else {
      throw FeedError(
        .input,
        "'\(url)' is not the address of a picture: it must start with https:// or http://."
      )
    }
  }
}
