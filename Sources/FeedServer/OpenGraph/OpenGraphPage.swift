import FeedCore
import Foundation

/// Reads what a page says about itself: Open Graph tags, and the title and description without them. See
/// <doc:LinkPreviews>.
package enum OpenGraphPage {
  /// - Parameters:
  ///   - html: the page, or its beginning.
  ///   - url: where it came from; relative addresses are made absolute with it.
  /// - Returns: nil if the page says nothing about itself.
  package static func read(_ html: String, url: String) -> [String: JSONValue]? {
    let html = HTMLTags(html)
    let tags = metaTags(in: html)
    var page: [String: JSONValue] = [:]
    func set(_ name: String, _ values: String?...) {
      if let value = values.compactMap({ $0 }).first(where: { !$0.isEmpty }) { page[name] = .string(value) }
    }
    set("title", tags.first("og:title"), tags.first("twitter:title"), html.text(after: "title"))
    set(
      "description",
      tags.first("og:description"),
      tags.first("twitter:description"),
      tags.first("description")
    )
    guard page["title"] != nil || page["description"] != nil else { return nil }
    for name in ["type", "determiner", "locale"] { set(name, tags.first("og:\(name)")) }
    set("site_name", tags.first("og:site_name"))
    set("site", tags.first("twitter:site"))
    set("url", tags.first("og:url"), url)
    page["favicon"] = icon(in: html).map { .string(absolute($0, url)) }
    for (plural, name) in [("images", "image"), ("videos", "video"), ("audios", "audio")] {
      let media = media(name, tags, url)
      if !media.isEmpty { page[plural] = .array(media) }
    }
    return page
  }

  /// What can be told of a page that nobody read: which site it is on.
  ///
  /// - Returns: nil for an address that names a download rather than a page.
  package static func readAddress(_ url: String) -> [String: JSONValue]? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host else {
      return nil
    }
    let file = parts.path.split(separator: "/").last ?? ""
    let ending = file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() }
    guard ending.map({ ["html", "htm", "xhtml", "php", "asp", "aspx", "jsp"].contains($0) }) ?? true else {
      return nil
    }
    let site = JSONValue.string(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)
    // Clients take the first of a page's images: the site's own sign is the one that can be named unseen.
    let sign = JSONValue.string("\(scheme)://\(host)/favicon.ico")
    return [
      "title": site, "description": site, "type": "website", "site": site, "url": .string(url),
      "original_url": .string(url), "favicon": sign, "images": [["image": sign]],
    ]
  }

  typealias Tags = [(name: String, content: String)]

  private static func metaTags(in html: HTMLTags) -> Tags {
    html.attributes(of: "meta").compactMap { attributes in
      guard let name = attributes["property"] ?? attributes["name"], let content = attributes["content"]
      else {
        return nil
      }
      return (name.lowercased(), content)
    }
  }

  private static func icon(in html: HTMLTags) -> String? {
    html.attributes(of: "link").first { $0["rel"]?.lowercased().contains("icon") == true }?["href"]
  }

  /// `og:image` starts an entry; `og:image:width` and its like belong to the last one.
  private static func media(_ name: String, _ tags: Tags, _ url: String) -> [JSONValue] {
    var entries: [[String: JSONValue]] = []
    for tag in tags where tag.name.hasPrefix("og:\(name)") {
      let part = tag.name.dropFirst("og:\(name)".count)
      if part.isEmpty || part == ":url" && entries.last?[name] == nil {
        entries.append([name: .string(absolute(tag.content, url))])
      } else if part.hasPrefix(":"), !entries.isEmpty {
        let key = String(part.dropFirst())
        let isSize = key == "width" || key == "height"
        // A size that is not a number, such as `1200px`, would be none that a client can read.
        entries[entries.count - 1][key] =
          isSize ? Int64(tag.content).map { .int($0) } : .string(tag.content)
      }
    }
    return entries.map { .object($0) }
  }

  private static func absolute(_ address: String, _ base: String) -> String {
    if address.contains("://") { return address }
    guard let scheme = base.firstRange(of: "://") else { return address }
    if address.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + address }
    let host = base[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    return "\(base[..<scheme.upperBound])\(host)/\(address.drop { $0 == "/" })"
  }
}

extension OpenGraphPage.Tags {
  fileprivate func first(_ name: String) -> String? { first { $0.name == name }?.content }
}
