import FeedCore
import StreamWire
import Testing

/// What bodies may look like. See “Bodies” in the article “Wire format” of FeedServer.
@Suite struct BodyTests {
  private func field(of body: () throws -> Void) -> [String: [String]]? {
    do {
      try body()
      return nil
    } catch let error as FeedError {
      #expect(error.code == .input)
      return error.fields
    } catch {
      return nil
    }
  }

  @Test func numbersBecomeTextAndCustomFieldsStayTyped() throws {
    let activity = try NewActivity(wire: ["actor": 1, "verb": "tweet", "object": 3, "n": 3, "foreign_id": 5])
    #expect((activity.actor, activity.object, activity.foreignID) == ("1", "3", "5"))
    #expect(activity.custom == ["n": 3])
  }

  @Test func readBackFieldsAreIgnored() throws {
    let activity = try NewActivity(wire: [
      "actor": "a", "verb": "v", "object": "o", "id": "x", "origin": nil, "duration": "1ms", "target": "",
      "score": 3, "own": true,
    ])
    #expect(activity.custom == ["own": true])
  }

  @Test func tokensBehindTargetsAreDroppedAndDoublesToo() throws {
    let activity = try NewActivity(wire: [
      "actor": "a", "verb": "v", "object": "o", "to": ["user:1 eyJ0", "user:1", "user:2"],
    ])
    #expect(activity.to == ["user:1", "user:2"])
  }

  @Test(arguments: ["actor", "verb", "object"])
  func aMissingOrEmptyFieldIsNamed(_ name: String) {
    var body: [String: JSONValue] = ["actor": "a", "verb": "v", "object": "o"]
    body[name] = ""
    #expect(field { _ = try NewActivity(wire: .object(body)) }?[name] != nil)
    body[name] = nil
    #expect(field { _ = try NewActivity(wire: .object(body)) }?[name] != nil)
  }

  @Test func targetsMustBeAList() {
    #expect(
      field { _ = try NewActivity(wire: ["actor": "a", "verb": "v", "object": "o", "to": "user:1"]) }?["to"]
        != nil
    )
  }

  @Test func theUserOfTheTokenIsTheActor() throws {
    #expect(try NewActivity(wire: ["verb": "v", "object": "o"], actor: "SU:ann").actor == "SU:ann")
  }

  @Test func aPartialUpdateCannotChangeWhatAnActivityIs() {
    #expect(
      field { _ = try ActivityPatch(wire: ["id": .string(Samples.id.description), "set": ["time": 1]]) }
        != nil
    )
    #expect(
      field { _ = try ActivityPatch(wire: ["id": .string(Samples.id.description), "unset": ["to"]]) } != nil
    )
  }

  @Test func aReactionNeedsAUser() {
    let body: JSONValue = ["kind": "like", "activity_id": .string(Samples.id.description)]
    #expect(throws: FeedError.self) { try NewReaction(wire: body) }
    #expect((try? NewReaction(wire: body, userID: "ann"))?.userID == "ann")
  }

  @Test func aReactionsActivityMustBeAUUID() {
    #expect(
      field { _ = try NewReaction(wire: ["kind": "like", "activity_id": "1", "user_id": "a"]) } != nil
    )
  }

  /// PHP has one empty array for both, and stream-php joins the feeds of a child reaction.
  @Test func whatPHPEncodesIsRead() throws {
    let patch = try ActivityPatch(wire: [
      "id": .string(Samples.id.description), "set": [], "unset": ["a"],
    ])
    #expect(patch.set.isEmpty && patch.unset == ["a"])
    let reaction = try NewReaction(wire: [
      "kind": "like", "activity_id": .string(Samples.id.description), "user_id": "ann", "data": [],
      "target_feeds": "user:1,user:2",
    ])
    #expect(reaction.targetFeeds == ["user:1", "user:2"])
    #expect(try WireObject([]).members.isEmpty)
    #expect(throws: FeedError.self) { try WireObject([1]) }
    #expect(
      field { _ = try NewActivity(wire: ["actor": "a", "verb": "v", "object": "o", "to": "user:1"]) } != nil
    )
  }
}
