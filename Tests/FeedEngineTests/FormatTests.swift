import FeedCore
import Testing

@testable import FeedEngine

@Suite struct FormatTests {
  private func render(_ format: String, _ custom: [String: JSONValue] = [:]) throws -> String {
    let activity = Activity(
      id: ActivityID(foreignID: "f", time: Timestamp(iso8601: "2018-12-21T09:05:02.000007")!),
      actor: "SU:ann",
      verb: "like",
      object: "SO:tweet:1",
      foreignID: "f",
      time: Timestamp(iso8601: "2018-12-21T09:05:02.000007")!,
      custom: custom
    )
    return try Format(parsing: format).render(activity, in: "notification:bob")
  }

  @Test(arguments: [
    ("{{ verb }}_{{ time.strftime(\"%Y-%m-%d\") }}", "like_2018-12-21"),
    ("{{ actor }}_{{ verb.infinitive }}_{{verb.id}}", "SU:ann_like_like"),
    (
      "{% if verb == 'follow' %}f{% elif verb == \"like\" %}l{{ feed.user_id }}{% else %}x{% endif %}", "lbob"
    ),
    (
      "{{ feed.group }}/{{ missing }}/{{ deep.inner.name }}/{{ list[1] }}/{{ list.0 }}", "notification//x/b/a"
    ),
    ("{% if verb in ['a', 'like'] and not missing or false %}yes{% endif %}", "yes"),
    ("{% if verb not in 'unlikely' %}no{% else %}part{% endif %}", "part"),
    (
      "{{ count + 1 }} {{ count * 2 - 1 }} {{ count / 2 }} {{ -count % 3 }} {{ 'a' ~ count }}", "6 9 2.5 1 a5"
    ),
    (
      "{{ verb|upper }} {{ missing|default('none') }} {{ object|replace('SO:', '')|truncate(5, true, '', 0) }}",
      "LIKE none tweet"
    ),
    ("{{ 'x' if count > 4 else 'y' }}{{ 'x' if count >= 6 }}", "x"),
    ("a{# a comment #}b {%- if true -%} c {%- endif %}", "abc"),
    ("{{ flag }} {{ nothing }} {{ list }}", "True None ['a', 'b']"),
    (
      "{{ time }} {{ time.year }} {{ time.isoformat() }}",
      "2018-12-21 09:05:02.000007 2018 2018-12-21T09:05:02.000007"
    ),
    (
      "{{ time.strftime('%d/%b/%y %H:%M:%S %j %A %U %V %p %I %f %% %q %-d') }}",
      "21/Dec/18 09:05:02 355 Friday 50 51 AM 09 000007 % %q 21"
    ),
    ("{% if missing is defined %}a{% endif %}{% if verb is not none %}b{% endif %}", "b"),
    ("no braces } {", "no braces } {"),
  ])
  func formatsRender(_ format: String, _ expected: String) throws {
    let custom: [String: JSONValue] = [
      "deep": ["inner": ["name": "x"]], "list": ["a", "b"], "count": 5, "flag": true, "nothing": nil,
    ]
    #expect(try render(format, custom) == expected)
  }

  @Test(arguments: [
    "{{test[]}}", "{{ verb", "{% if verb %}", "{% for a in b %}{% endfor %}", "{{ verb | nofilter }}",
    "{{ }}",
    "{{ 'open }}", "{% endif %}", "{{ a b }}", "{{ (a }}", "{# open", "{{ a ! b }}",
    String(repeating: "{% if a %}", count: 500), "{{ " + String(repeating: "(", count: 5000) + " }}",
  ])
  func brokenFormatsAreRefused(_ format: String) {
    let error = #expect(throws: FeedError.self) { try Format(parsing: format) }
    #expect(error?.code == .aggregationFormat)
    #expect(error?.detail.hasPrefix("the format contains syntax errors") == true)
  }

  @Test func whatCannotBeComputedIsAnError() {
    #expect(throws: FeedError.self) { try render("{{ 1 / 0 }}") }
    #expect(throws: FeedError.self) { try render("{{ verb.explode() }}") }
    #expect(throws: FeedError.self) { try render("{{ verb < 3 }}") }
    #expect(throws: FeedError.self) { try render("{{ 9223372036854775807 + 1 }}") }
  }

  @Test func followersGroupsKeepTheFormatOfTheirDay() async throws {
    let folder = try TemporaryFolder()
    var groups = FeedGroups.standard
    groups["aggregated"]?.format = "old_{{ verb }}"
    let first = try FeedEngine(path: folder.file("feeds.db"), groups: groups)
    try await first.follow([FollowRequest("aggregated:bob", follows: "user:ann")])
    try await first.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try first.close()
    groups["aggregated"]?.format = "new_{{ verb }}"
    let second = try FeedEngine(path: folder.file("feeds.db"), groups: groups)
    defer { try? second.close() }
    try await second.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    let groupsRead = try await second.read("aggregated:bob", FeedQuery()).groups
    #expect(groupsRead.map(\.group) == ["new_tweet", "old_tweet"])
  }
}
