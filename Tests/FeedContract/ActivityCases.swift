import FeedCore

extension FeedContract {
  static let activityCases = [
    ContractCase("an id is computed from foreign id and time") { backend in
      let samples: [(String, String, String)] = [
        ("6621934", "2016-01-15T12:54:42Z", "24f9d500-bb87-11e5-8080-80012ce3cc51"),
        ("467791-42-follow", "2016-12-11T17:05:21Z", "ffa65e80-bfc3-11e6-8080-800027086507"),
      ]
      for (foreignID, time, id) in samples {
        let new = NewActivity(
          actor: "a",
          verb: "v",
          object: "o",
          foreignID: foreignID,
          time: Timestamp(iso8601: time)
        )
        try expectEqual(try await backend.add([new], to: "user:a")[0].id.description, id)
      }
    },
    ContractCase("the answer of an addition is what is read later") { backend in
      let custom: [String: JSONValue] = [
        "text": "héllo \u{1F680} \"quoted\"\n", "int": 9_007_199_254_740_993, "double": 1.5, "null": nil,
        "flag": true, "nested": ["a": [1, "b", nil, ["c": 0.1]]], "empty": [:],
      ]
      let new = NewActivity(
        actor: "SU:ann",
        verb: "tweet",
        object: "3",
        target: "SO:place:1",
        foreignID: "f",
        time: .second(1),
        custom: custom
      )
      let added = try await backend.add([new], to: "user:ann")[0]
      try expectEqual(added.custom, custom)
      try expectEqual(try await backend.read("user:ann", FeedQuery()).activities.map(\.activity), [added])
      try expectEqual(try await backend.activities([.id(added.id)], enrichment: nil).map(\.activity), [added])
    },
    ContractCase("the same foreign id and time is the same activity, overwritten everywhere") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      let first = try await backend.tweet("ann", 1)
      var changed = NewActivity.tweet("ann", 1)
      changed.object = "changed"
      let second = try await backend.add([changed], to: "user:ann")[0]
      try expectEqual(second.id, first.id)
      try expectEqual(try await backend.objects(in: "user:ann"), ["changed"])
      try expectEqual(try await backend.objects(in: "timeline:bob"), ["changed"])
    },
    ContractCase("without a foreign id, time and content make the id") { backend in
      let new = NewActivity(actor: "a", verb: "v", object: "o", time: .second(1), custom: ["x": [1, 2]])
      let first = try await backend.add([new], to: "user:a")[0]
      let second = try await backend.add([new], to: "user:a")[0]
      try expectEqual(first.id, second.id)
      var other = new
      other.object = "p"
      let third = try await backend.add([other], to: "user:a")[0]
      try expect(third.id != first.id, "another content has the same id")
      try expectEqual(try await backend.read("user:a", FeedQuery()).items.count, 2)
    },
    ContractCase("actor, verb and object are required") { backend in
      let error = try await expectError(.input) {
        try await backend.add([NewActivity(actor: "", verb: "v", object: "o")], to: "user:a")
      }
      try expect(error.fields["actor"] != nil, "the field is not named: \(error.fields)")
      try await expectError(.input) {
        try await backend.add([NewActivity(actor: "a", verb: "v", object: "")], to: "user:a")
      }
      try expectEqual(try await backend.objects(in: "user:a"), [])
    },
    ContractCase("one wrong activity keeps the others of its batch out") { backend in
      try await expectError(.input) {
        try await backend.add([.tweet("a", 1), NewActivity(actor: "a", verb: "", object: "o")], to: "user:a")
      }
      try expectEqual(try await backend.objects(in: "user:a"), [])
    },
    ContractCase("reserved names are ignored, not refused") { backend in
      var new = NewActivity.tweet("a", 1)
      new.custom = ["score": 1, "origin": nil, "is_read": true, "text": "kept"]
      try expectEqual(try await backend.add([new], to: "user:a")[0].custom, ["text": "kept"])
    },
    ContractCase("activities are found by id and by foreign id with time, in the order asked") { backend in
      let one = try await backend.tweet("ann", 1)
      let two = try await backend.tweet("ann", 2)
      let keys: [ActivityKey] = [
        .foreign(id: two.foreignID, time: two.time), .id(one.id),
        .id(ActivityID(foreignID: "unknown", time: .second(1))),
      ]
      let found = try await backend.activities(keys, enrichment: nil)
      try expectEqual(found.map(\.id), [two.id, one.id])
    },
    ContractCase("an update replaces, keeps targets, and stores what is unknown") { backend in
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x"])
      var new = NewActivity.tweet("ann", 1)
      new.custom = ["text": "new"]
      try await backend.update([new, .tweet("ann", 2)])
      let found = try await backend.activities([.id(tweet.id)], enrichment: nil)[0].activity
      try expectEqual(found.custom, ["text": "new"])
      try expectEqual(found.to, ["flat:x"])
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
      let unknown = ActivityKey.foreign(id: "tweet:ann:2", time: .second(2))
      try expectEqual(try await backend.activities([unknown], enrichment: nil).count, 1)
      try await backend.update([NewActivity]())
    },
    ContractCase("an update needs foreign id and time") { backend in
      try await expectError(.input) {
        try await backend.update([NewActivity(actor: "a", verb: "v", object: "o", time: .second(1))])
      }
    },
    ContractCase("a patch sets and unsets dotted paths") { backend in
      var new = NewActivity.tweet("ann", 1)
      new.custom = ["product": ["price": 1, "name": "x"], "old": 1, "colors": [:]]
      let tweet = try await backend.add([new], to: "user:ann")[0]
      let patch = ActivityPatch(
        .id(tweet.id),
        set: ["product.price": 2, "colors.blue": "#00f", "new": [1]],
        unset: ["old", "product.name"]
      )
      let expected: [String: JSONValue] = [
        "product": ["price": 2], "colors": ["blue": "#00f"], "new": [1],
      ]
      try expectEqual(try await backend.update([patch])[0].custom, expected)
      try expectEqual(
        try await backend.activities([.id(tweet.id)], enrichment: nil)[0].activity.custom,
        expected
      )
    },
    ContractCase("patches happen all or not at all") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let unknown = ActivityKey.foreign(id: "nobody", time: .second(9))
      try await expectError(.notFound) {
        try await backend.update([
          ActivityPatch(.id(tweet.id), set: ["x": 1]), ActivityPatch(unknown, set: ["x": 1]),
        ])
      }
      try expectEqual(try await backend.activities([.id(tweet.id)], enrichment: nil)[0].activity.custom, [:])
      try await expectError(.input) {
        try await backend.update([ActivityPatch(.id(tweet.id), set: ["actor": "SU:eve"])])
      }
    },
  ]

  static let timeCases = [
    ContractCase("times keep their microseconds") { backend in
      var new = NewActivity.tweet("ann", 1)
      new.time = Timestamp(iso8601: "2018-12-21T10:45:42.455925+01:00")
      let added = try await backend.add([new], to: "user:ann")[0]
      try expectEqual(added.time.activityText, "2018-12-21T09:45:42.455925")
      try expectEqual(added.id.time, added.time)
    },
    ContractCase("without a time, later activities have later times and ids") { backend in
      let news = (0..<20).map { NewActivity(actor: "a", verb: "v", object: "\($0)") }
      let added = try await backend.add(news, to: "user:a")
      for (earlier, later) in zip(added, added.dropFirst()) {
        try expect(earlier.time < later.time && earlier.id < later.id, "the clock stood still")
      }
      try expectEqual(try await backend.objects(in: "user:a"), (0..<20).reversed().map(String.init))
    },
    ContractCase("an old activity stands at its place in time") { backend in
      for second in [3, 1, 2] { try await backend.tweet("ann", second) }
      try expectEqual(try await backend.objects(in: "user:ann"), things(3, 2, 1))
    },
  ]
}
