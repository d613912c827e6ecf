import FeedCore

extension FeedContract {
  /// What is stored comes back as it was. See “Fields” in the article “Activities and time” of FeedCore.
  static let exactnessCases = [
    ContractCase("custom fields come back as they were, number by number") { backend in
      let text = #"""
        {"big":123456789012345678901234567890,"below":-9223372036854775809,"edge":9223372036854775807,
        "exact":0.12345678901234567890123,"long":0.12345678901234567,"tiny":1e-400,"huge":1e400,"minus":-0,
        "real":1.0,"exponent":2.5e-7,"nothing":null,"no":false,"empty":{},"none":[],"mixed":[1,"a",[{"b":[]}]]}
        """#
      let custom = try unwrap(try JSONParser.parse(text).objectValue)
      let added = try await backend.add([.tweet("ann", 1, custom: custom)], to: "user:ann")
      let read = try unwrap(try await backend.read("user:ann", FeedQuery()).activities.first).activity
      for activity in added + [read] {
        try expectEqual(JSONWriter.text(.object(activity.custom)), JSONWriter.text(.object(custom)))
      }
      for digits in ["123456789012345678901234567890", "0.12345678901234567890123", "1e-400", ":-0,"] {
        try expect(JSONWriter.text(.object(read.custom)).contains(digits), "\(digits) is gone")
      }
    },
    ContractCase("texts come back as they were, in every script") { backend in
      let texts = [
        "", " ", "\u{0}a\u{7f}\u{85}\u{2028}", "\"\\/\n\r\t", "e\u{301} \u{e9}", "👩‍🚀🏳️‍🌈", "日本語 עברית ไทย",
        "\u{fffe}\u{10ffff}", "a\r\nb", String(repeating: "x", count: 100_000),
      ]
      let custom: [String: JSONValue] = ["texts": .array(texts.map { .string($0) }), "ключ, с пробелом": "x"]
      try await backend.add([.tweet("ann", 1, custom: custom)], to: "user:ann")
      let read = try unwrap(try await backend.read("user:ann", FeedQuery()).activities.first).activity
      let found = read.custom["texts"]?.arrayValue?.compactMap(\.stringValue) ?? []
      // Swift takes differently composed characters for equal: compare what they are made of.
      try expectEqual(found.map { Array($0.unicodeScalars) }, texts.map { Array($0.unicodeScalars) })
      try expectEqual(read.custom["ключ, с пробелом"], "x")
    },
    ContractCase("deep fields come back, and are reached by a patch") { backend in
      var deep: JSONValue = "end"
      for _ in 0..<100 { deep = ["in": deep] }
      let added = try await backend.add([.tweet("ann", 1, custom: ["deep": deep])], to: "user:ann")
      let path = "deep." + Array(repeating: "in", count: 100).joined(separator: ".")
      _ = try await backend.update([ActivityPatch(.id(added[0].id), set: [path: "other"])])
      var found = try unwrap(try await backend.activities([.id(added[0].id)], enrichment: nil).first)
        .activity.custom["deep"]
      for _ in 0..<100 { found = found?["in"] }
      try expectEqual(found, "other")
    },
    ContractCase("what is nested too deeply is refused before it is kept") { backend in
      let added = try await backend.tweet("ann", 1)
      let path = Array(repeating: "a", count: 3000).joined(separator: ".")
      try await expectError(.input) {
        _ = try await backend.update([ActivityPatch(.id(added.id), set: [path: 1])])
      }
      let half = Array(repeating: "a", count: 300).joined(separator: ".")
      var deep: JSONValue = 1
      for _ in 0..<300 { deep = ["b": deep] }
      try await expectError(.input) {
        _ = try await backend.update([ActivityPatch(.id(added.id), set: [half: deep])])
      }
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
    },
    ContractCase("a patch goes through objects only, and makes those that are missing") { backend in
      let added = try await backend.add(
        [.tweet("ann", 1, custom: ["list": [1, 2], "text": "a", "kept": ["x": 1, "y": 2]])],
        to: "user:ann"
      )
      let key = ActivityKey.id(added[0].id)
      for path in ["list.0", "text.more", "", "a..b", ".a"] {
        try await expectError(.input) { _ = try await backend.update([ActivityPatch(key, set: [path: 1])]) }
      }
      for name in ["id", "actor", "verb", "object", "time", "to", "target", "foreign_id", "origin", "score"] {
        try await expectError(.input) { _ = try await backend.update([ActivityPatch(key, set: [name: "x"])]) }
        try await expectError(.input) { _ = try await backend.update([ActivityPatch(key, unset: [name])]) }
      }
      let updated = try await backend.update([
        ActivityPatch(key, set: ["new.deep.er": 3, "list": nil], unset: ["kept.x", "missing.path", "text"])
      ])
      try expectEqual(updated[0].custom, ["list": nil, "kept": ["y": 2], "new": ["deep": ["er": 3]]])
    },
  ]

  /// See the article “References and enrichment” of FeedCore.
  static let referenceCases = [
    ContractCase("an activity inside an activity is enriched too, and a circle ends") { backend in
      _ = try await backend.addUser("ann", data: ["name": "Ann"], orGet: false)
      let first = NewActivity.tweet("ann", 1)
      let id = ActivityID(foreignID: first.foreignID, time: .second(1))
      var second = NewActivity.tweet("ann", 2)
      second.object = "SA:\(id)"
      let added = try await backend.add([second], to: "user:ann")
      var circle = first
      circle.object = "SA:\(added[0].id)"
      try await backend.add([circle], to: "user:ann")
      let page = try await backend.read("user:ann", FeedQuery(enrichment: Enrichment()))
      let entry = try unwrap(page.activities.first)
      guard case .activity(let inner)? = entry.values["object"] else {
        throw ContractFailure(
          description: "the inner activity is missing: \(String(describing: entry.values))"
        )
      }
      try expectEqual(inner.id, id)
      try expect(inner.values["actor"]?.isMissing == false, "the inner actor is not enriched")
    },
    ContractCase("a deleted reaction is a stub, and the activity stays") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.react("like", on: tweet.id, by: "bob")
      try await backend.add([.tweet("bob", 2, custom: ["likes": .string("SR:\(like.id)")])], to: "user:bob")
      func value() async throws -> EnrichedValue {
        let page = try await backend.read("user:bob", FeedQuery(enrichment: Enrichment()))
        return try unwrap(page.activities.first?.values["likes"])
      }
      guard case .reaction(let found) = try await value() else {
        throw ContractFailure(description: "the reaction is not there")
      }
      try expectEqual(found.id, like.id)
      try await backend.deleteReaction(like.id, softly: true)
      try expect(try await value().isMissing, "the deleted reaction shows")
    },
  ]
}
