import FeedCore

extension FeedContract {
  /// Search, whatever is written and whatever is looked for.
  static let scriptCases = [
    ContractCase("scripts without blanks and symbols are searched", needs: .search) { backend in
      let texts = [
        "東京タワーに行きました", "北京烤鸭很好吃", "สวัสดีชาวโลก", "Release 🎉👩‍🚀 today", "ＡＢＣ１２３", "안녕하세요 세계", "price 5€",
      ]
      try await backend.add(
        texts.enumerated().map { .tweet("a", $0.offset, custom: ["text": .string($0.element)]) },
        to: "user:a"
      )
      func found(_ text: String) async throws -> [String] {
        try await backend.searchActivities(text, limit: 10, before: nil, in: nil).map(\.activity.object)
      }
      for (text, second) in [
        ("東京", 0), ("タワー", 0), ("行き", 0), ("烤鸭", 1), ("โลก", 2), ("🎉", 3), ("👩‍🚀", 3),
        ("release 🎉", 3), ("abc123", 4), ("세계", 5), ("안녕", 5), ("€", 6), ("🎉👩‍🚀today", 3),
      ] {
        try expectEqual(try await found(text), things(second))
      }
      try expectEqual(try await found("京"), things(1, 0))
      for text in ["京東", "🚀🎉", "🙈", "タワ東"] { try expectEqual(try await found(text), []) }
    },
    ContractCase("whatever is searched for is a search, not a program", needs: .search) { backend in
      try await backend.add([.tweet("a", 1, custom: ["text": "alpha beta NEAR gamma"])], to: "user:a")
      for text in [
        "\"", "'", "*", "^", "`", "AND", "OR NOT", "NEAR(", "alpha AND", "text:alpha", "{text} : alpha",
        "-alpha",
        "alpha*", "\"alpha", "(alpha", "alpha \"beta", "\u{0}", "%", "_", "\u{301}", "\u{e000}",
        "; DROP TABLE activity",
        String(repeating: "(", count: 10_000), String(repeating: "a ", count: 1000), "\u{202e}alpha",
      ] {
        _ = try await backend.searchActivities(text, limit: 10, before: nil, in: nil)
        _ = try await backend.searchUsers(text, limit: 10, afterID: nil)
      }
      for text in ["\"alpha", "alpha*", "(alpha) beta", "NEAR", "-alpha", "alp gam", "\u{202e}alpha"] {
        try expectEqual(try await backend.searchActivities(text, limit: 10, before: nil, in: nil).count, 1)
      }
    },
  ]
}
