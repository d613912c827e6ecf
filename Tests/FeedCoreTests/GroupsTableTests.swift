import FeedCore
import Testing

@Suite struct GroupsTableTests {
  @Test func aTableIsReadWhole() throws {
    let groups = try FeedGroups(table: [
      "groups": [
        "news": [
          "kind": "flat", "limit": 100, "realtime": false,
          "ranking": [
            "popular": [
              "score": "f(time)", "defaults": ["popularity": 1],
              "functions": ["f": ["base": "decay_gauss", "scale": "5d", "offset": 1, "decay": 0.3]],
            ]
          ],
        ],
        "inbox": ["kind": "notification", "format": "{{ verb }}", "ranking": ["best": ["score": "likes"]]],
      ]
    ])
    #expect(Set(groups.byName.keys) == ["news", "inbox"])
    #expect(groups["news"]?.limit == 100 && groups["news"]?.realtime == false)
    #expect(groups["inbox"]?.format == "{{ verb }}" && groups["inbox"]?.kind == .notification)
    #expect(groups["inbox"]?.rankings["best"]?.score == "likes")
    let ranking = try #require(groups["news"]?.rankings["popular"])
    #expect(ranking.functions["f"] == .init(base: "decay_gauss", scale: "5d", offset: "1", decay: "0.3"))
    #expect(ranking.defaults == ["popularity": 1])
  }

  @Test func withoutGroupsTheStandardOnesExist() throws {
    #expect(try FeedGroups(table: ["other": 1]) == .standard)
  }

  private static let wrong: [(table: JSONValue, setting: String)] = [
    (["groups": 1], "groups"),
    (["groups": ["a": ["kind": "round"]]], "groups.a.kind"),
    (["groups": ["a": [:]]], "groups.a"),
    (["groups": ["a b": ["kind": "flat"]]], "groups.a b"),
    (["groups": ["a": ["kind": "flat", "limit": 0]]], "groups.a.limit"),
    (["groups": ["a": ["kind": "flat", "formt": "x"]]], "groups.a.formt"),
    (["groups": ["a": ["kind": "flat", "format": "x"]]], "groups.a"),
    (["groups": ["a": ["kind": "flat", "realtime": "yes"]]], "groups.a.realtime"),
    (["groups": ["a": ["kind": "flat", "ranking": ["m": [:]]]]], "groups.a.ranking.m"),
    (
      [
        "groups": [
          "a": ["kind": "flat", "ranking": ["m": ["score": "1", "functions": ["f": ["base": "x"]]]]]
        ]
      ],
      "groups.a.ranking.m.functions.f"
    ),
  ]

  @Test(arguments: wrong)
  func aWrongSettingIsNamed(_ table: JSONValue, _ setting: String) {
    let error = #expect(throws: FeedError.self) { try FeedGroups(table: table) }
    #expect(error?.code == .feedConfiguration)
    #expect(error?.detail.contains("'\(setting)'") == true, "\(error?.detail ?? "")")
  }
}
