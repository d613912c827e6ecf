"""Stream's official Python client drives a Runnel server through everything it offers.

    python stream_python.py http://localhost:8000 KEY SECRET

Each expectation is one that the client's own integration tests state about the hosted service, or that the
specification marks as verified.
"""

import datetime
import sys
import uuid

import requests
import stream
from stream import exceptions

from checks import Checks, new_id

base, key, secret = sys.argv[1:4]
check = Checks()
client = stream.connect(key, secret, base_url=base)
client.base_analytics_url = f"{base}/analytics/"

RAW_KEYS = {"id", "foreign_id", "time", "actor", "verb", "target", "object", "origin"}
REACTION_KEYS = {
    "id", "kind", "activity_id", "user_id", "user", "data", "created_at", "updated_at", "parent",
    "latest_children", "children_counts",
}


def feed(group, name=None):
    return client.feed(group, name or new_id())


def tweet(**more):
    return {"actor": 1, "verb": "tweet", "object": 1, **more}


def ids(page):
    return [activity["id"] for activity in page["results"]]


def without_duration(answer):
    return {name: value for name, value in answer.items() if name != "duration"}


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.timezone.utc)


# Feeds ------------------------------------------------------------------------------------------------------

def adding():
    user = feed("user")
    answer = user.add_activity(tweet(nested={"a": [1, 2.5, None, True, "é 😀"]}, number=3))
    check.equal("an added activity has Stream's keys", set(answer), RAW_KEYS | {"duration", "nested", "number"})
    check.equal("numbers become text", (answer["actor"], answer["object"]), ("1", "1"))
    check.equal("empty fields", (answer["foreign_id"], answer["target"], answer["origin"]), ("", "", None))
    check.equal("custom fields stay typed", answer["nested"], {"a": [1, 2.5, None, True, "é 😀"]})
    check.that("duration is milliseconds", answer["duration"].endswith("ms"), answer["duration"])
    check.equal("a read equals the answer", user.get(limit=1)["results"][0], without_duration(answer))
    many = user.add_activities([tweet(), {"actor": 2, "verb": "watch", "object": 2}])
    check.equal("many at once", [a["verb"] for a in many["activities"]], ["tweet", "watch"])
    check.equal("the newest comes first", [a["verb"] for a in user.get(limit=2)["results"]], ["watch", "tweet"])
    for name in ("actor", "verb", "object"):
        body = tweet()
        del body[name]
        error = check.raises(f"a missing {name}", exceptions.InputException, user.add_activity, body)
        check.that(f"the error names {name}", error is not None and name in str(error), error)
    check.raises("a feed that is not configured", exceptions.FeedConfigException, feed("missing").get)
    check.raises("an activity that is only a text", exceptions.InputException, user.client.post,
                 user.feed_url, user.create_scope_token("feed", "write"), data=["text"])


def removing():
    user, follower = feed("user"), feed("flat")
    follower.follow(user.slug, user.user_id)
    answer = user.add_activity(tweet())
    removed = user.remove_activity(answer["id"])
    check.equal("a removal names its id", removed["removed"], answer["id"])
    check.equal("it is gone", user.get()["results"], [])
    check.equal("it is gone from followers", follower.get()["results"], [])
    check.equal("removing it again is no error", user.remove_activity(answer["id"])["removed"], answer["id"])
    time = utc(2020, 1, 1)
    user.add_activity(tweet(foreign_id="tweet:1/a b", time=time))
    user.add_activity(tweet(foreign_id="tweet:2"))
    removed = user.remove_activity(foreign_id="tweet:2")
    check.equal("a removal names its foreign id", removed["removed"], "tweet:2")
    check.equal("only that one is gone", [a["foreign_id"] for a in user.get()["results"]], ["tweet:1/a b"])


def times():
    user = feed("user")
    first, second = user.add_activity(tweet()), user.add_activity(tweet())
    check.that("times grow", second["time"] > first["time"])
    exact = datetime.datetime(2018, 12, 21, 9, 45, 42, 455925)
    answer = user.add_activity(tweet(time=exact, foreign_id="a"))
    check.equal("microseconds are kept", answer["time"].replace(tzinfo=None), exact)
    raw = requests.get(f"{base}/api/v1.0/feed/user/{user.user_id}/", params={"api_key": key, "id_lte": answer["id"]},
                       headers={"Authorization": user.create_scope_token("feed", "read"),
                                "stream-auth-type": "jwt"}).json()
    check.equal("times have no zone and six digits", raw["results"][0]["time"], "2018-12-21T09:45:42.455925")
    zoned = user.add_activity(tweet(time=exact.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=2)))))
    check.equal("zones become UTC", zoned["time"].replace(tzinfo=None), exact - datetime.timedelta(hours=2))
    check.equal("old activities stand at their time", [a["id"] for a in user.get()["results"]],
                [second["id"], first["id"], answer["id"], zoned["id"]])
    known = user.add_activity(tweet(foreign_id="6621934", time=utc(2016, 1, 15, 12, 54, 42)))
    check.equal("ids follow the documented algorithm", known["id"], "24f9d500-bb87-11e5-8080-80012ce3cc51")


def uniqueness():
    user, follower = feed("user"), feed("flat")
    follower.follow(user.slug, user.user_id)
    time = utc(2021, 5, 5, 1, 2, 3)
    user.add_activity(tweet(time=time))
    user.add_activity(tweet(time=time))
    check.equal("the same twice is one", len(user.get()["results"]), 1)
    user.add_activity(tweet(foreign_id="u:1", time=time, extra=1))
    user.add_activity(tweet(foreign_id="u:1", time=time, extra=2))
    found = [a["extra"] for a in follower.get()["results"] if a["foreign_id"] == "u:1"]
    check.equal("foreign id and time overwrite", found, [2])
    user.add_activity(tweet(foreign_id="u:1", time=time + datetime.timedelta(days=1)))
    check.equal("another time is another activity", len(user.get()["results"]), 3)
    topic, both = feed("topic"), feed("flat")
    both.follow(topic.slug, topic.user_id)
    both.follow(user.slug, user.user_id)
    shared = tweet(foreign_id="both", time=time + datetime.timedelta(days=2))
    user.add_activity(shared)
    topic.add_activity(shared)
    found = [a for a in both.get()["results"] if a["foreign_id"] == "both"]
    check.equal("two ways into a feed show once", len(found), 1)


def targets():
    user, notice, follower = feed("user"), feed("notification"), feed("flat")
    follower.follow(user.slug, user.user_id)
    answer = user.add_activity(tweet(to=[notice.id, notice.id]))
    check.equal("targets without their token", answer["to"], [notice.id])
    group = notice.get()["results"][0]
    check.equal("a target has it", group["activities"][0]["id"], answer["id"])
    check.equal("with no origin", group["activities"][0]["origin"], None)
    check.equal("a follower has it with its origin", follower.get()["results"][0]["origin"], user.id)
    check.that("no targets, no key", "to" not in feed("user").add_activity(tweet()))
    check.raises("targets must be a list", TypeError, user.add_activity, tweet(to="user:1"))
    check.raises("targets must be a list for the server too", exceptions.InputException, client.post,
                 user.feed_url, user.create_scope_token("feed", "write"), data=tweet(to="user:1"))


def changing_targets():
    user = feed("user")
    time = datetime.datetime(2022, 3, 4, 5, 6, 7)
    a, b, c = feed("user").id, feed("user").id, feed("user").id
    user.add_activity(tweet(foreign_id="t:1", time=time, to=[a]))
    answer = user.update_activity_to_targets("t:1", time, new_targets=[b, c])
    check.equal("new targets", set(answer["activity"]["to"]), {b, c})
    check.equal("what was added and removed", (set(answer["added"]), answer["removed"]), ({b, c}, [a]))
    answer = user.update_activity_to_targets("t:1", time, added_targets=[a], removed_targets=[b, c])
    check.equal("edited targets", answer["activity"]["to"], [a])
    answer = user.update_activity_to_targets("t:1", time, removed_targets=[a])
    check.that("no targets, no key", "to" not in answer["activity"], answer)
    slug, name = a.split(":")
    check.equal("a dropped target lost it", client.feed(slug, name).get()["results"], [])


def reading():
    user = feed("user")
    stored = [user.add_activity(tweet(foreign_id=f"p:{n}"))["id"] for n in range(6)]
    newest = stored[::-1]
    check.equal("offset and limit", ids(user.get(offset=1, limit=2)), newest[1:3])
    check.equal("id_lt", ids(user.get(id_lt=newest[1], limit=2)), newest[2:4])
    check.equal("id_lte", ids(user.get(id_lte=newest[1], limit=2)), newest[1:3])
    check.equal("id_gt", ids(user.get(id_gt=newest[3], limit=10)), newest[:3])
    check.equal("id_gte", ids(user.get(id_gte=newest[3], limit=10)), newest[:4])
    check.equal("limit 0", user.get(limit=0)["results"], [])
    page, seen = user.get(limit=4), []
    check.that("next is a relative address", page["next"].startswith("/api/v1.0/feed/user/"), page["next"])
    while True:
        seen += ids(page)
        if not page["next"]:
            break
        page = requests.get(base + page["next"],
                            headers={"Authorization": user.create_scope_token("feed", "read")}).json()
    check.equal("next leads through all", seen, newest)
    check.raises("an id that is no UUID", exceptions.StreamApiException, user.get, id_lt="nonsense")
    check.raises("a ranking that is not configured", exceptions.MissingRankingException, user.get, ranking="nope")
    ranked = feed("ranked")
    ranked.add_activity(tweet(popularity=1))
    best = ranked.add_activity(tweet(popularity=50))
    ranked.add_activity(tweet(popularity=2))
    page = ranked.get(ranking="popularity")
    check.equal("ranked reads are ranked", page["results"][0]["id"], best["id"])
    check.that("and have scores", all("score" in a for a in page["results"]))
    check.that("ranking variables are an object", "results" in user.get(ranking_vars='{"a": 1}'))
    check.raises("and not a list", exceptions.InputException, user.get, ranking_vars="[1]")


# Follows ----------------------------------------------------------------------------------------------------

def following():
    user, flat = feed("user"), feed("flat")
    before = [user.add_activity(tweet())["id"] for _ in range(3)]
    flat.follow(user.slug, user.user_id)
    check.equal("a follow copies", ids(flat.get()), before[::-1])
    flat.follow(user.slug, user.user_id)
    check.equal("twice is once", len(flat.following()["results"]), 1)
    one, none = feed("flat"), feed("flat")
    one.follow(user.slug, user.user_id, activity_copy_limit=1)
    none.follow(user.slug, user.user_id, activity_copy_limit=0)
    check.equal("copy one", ids(one.get()), before[-1:])
    check.equal("copy none", none.get()["results"], [])
    row = flat.following()["results"][0]
    check.equal("a follow's keys", set(row), {"feed_id", "target_id", "created_at", "updated_at"})
    check.equal("a follow's ends", (row["feed_id"], row["target_id"]), (flat.id, user.id))
    check.equal("followers, newest first", [r["feed_id"] for r in user.followers()["results"]],
                [none.id, one.id, flat.id])
    check.equal("followers are paged", [r["feed_id"] for r in user.followers(offset=1, limit=1)["results"]], [one.id])
    check.equal("followers are filtered", [r["feed_id"] for r in user.followers(feeds=[flat.id])["results"]], [flat.id])
    check.equal("following is filtered", flat.following(feeds=[one.id])["results"], [])
    flat.unfollow(user.slug, user.user_id)
    check.equal("unfollowing purges", flat.get()["results"], [])
    one.unfollow(user.slug, user.user_id, keep_history=True)
    check.equal("unless history is kept", ids(one.get()), before[-1:])
    error = check.raises("copying too much", exceptions.InputException, flat.follow, user.slug, user.user_id,
                         activity_copy_limit=1001)
    check.that("in Stream's words", error is not None and
               "activity_copy_limit must be a non-negative number not greater than 1000" in str(error), error)
    check.raises("an aggregated feed cannot be followed", exceptions.StreamApiException, flat.follow, "aggregated", "1")
    check.raises("nor the feed itself", exceptions.StreamApiException, flat.follow, flat.slug, flat.user_id)
    check.raises("a group that does not exist", exceptions.FeedConfigException, flat.follow, "missing", "1")
    private, reader = feed("secret"), feed("flat")
    reader.follow(private.slug, private.user_id)
    private.add_activity(tweet())
    check.equal("a secret feed can be followed", len(reader.get()["results"]), 1)
    deep = feed("flat")
    deep.follow(reader.slug, reader.user_id, activity_copy_limit=0)
    private.add_activity(tweet())
    check.equal("only one level", deep.get()["results"], [])


def batches():
    sources, user = [feed("flat") for _ in range(3)], feed("user")
    kept = user.add_activity(tweet())["id"]
    client.follow_many([{"source": s.id, "target": user.id} for s in sources])
    check.equal("follow many", {r["feed_id"] for r in user.followers()["results"]}, {s.id for s in sources})
    check.equal("and copy", ids(sources[0].get()), [kept])
    more = feed("flat")
    client.follow_many([{"source": more.id, "target": user.id}], activity_copy_limit=0)
    check.equal("or not", more.get()["results"], [])
    client.unfollow_many([{"source": sources[0].id, "target": user.id},
                          {"source": sources[1].id, "target": user.id, "keep_history": True}])
    check.equal("unfollow many", (ids(sources[0].get()), ids(sources[1].get())), ([], [kept]))
    for limit in (-1, 1001):
        error = check.raises(f"copy limit {limit}", exceptions.InputException, client.follow_many,
                             [{"source": more.id, "target": user.id}], activity_copy_limit=limit)
        check.that("in Stream's words", error is not None and "not greater than 1000" in str(error), error)
    check.raises("not a list", exceptions.InputException, client.follow_many, {"source": more.id})
    check.raises("not even feeds", exceptions.InputException, client.follow_many, ["text"])
    a, b = feed("user"), feed("flat")
    client.add_to_many(tweet(object="many"), [a.id, b.id])
    check.equal("add to many", [f.get()["results"][0]["object"] for f in (a, b)], ["many", "many"])
    check.raises("without targets", exceptions.InputException, client.add_to_many, tweet(to=["user:1"]), [a.id])


def statistics():
    user, flat = feed("user"), feed("timeline")
    flat.follow(user.slug, user.user_id)
    answer = client.follow_stats(user.id)["results"]
    check.equal("followers", answer["followers"], {"feed": user.id, "count": 1})
    check.equal("following", answer["following"], {"feed": user.id, "count": 0})
    answer = client.follow_stats(user.id, followers_slugs=["flat"], following_slugs=["user"])["results"]
    check.equal("by group", answer["followers"]["count"], 0)


# Activities -------------------------------------------------------------------------------------------------

def activities():
    user = feed("user")
    time = datetime.datetime(2023, 1, 2, 3, 4, 5, 678900)
    one = user.add_activity(tweet(foreign_id="get:1", time=time))
    two = user.add_activity(tweet(foreign_id="get:2"))
    check.equal("by ids, in order", ids(client.get_activities(ids=[two["id"], one["id"]])), [two["id"], one["id"]])
    unknown = str(uuid.uuid1())
    check.equal("unknown ones are left out", ids(client.get_activities(ids=[unknown, one["id"]])), [one["id"]])
    check.equal("none", client.get_activities(ids=[unknown])["results"], [])
    found = client.get_activities(foreign_id_times=[("get:1", time)])
    check.equal("by foreign id and time", ids(found), [one["id"]])
    check.equal("none by foreign id", client.get_activities(foreign_id_times=[("no", time)])["results"], [])
    check.raises("nothing named", exceptions.InputException, client.get, "activities/",
                 client.create_jwt_token("activities", "*", feed_id="*"))

    changed = without_duration(client.get_activities(ids=[one["id"]])["results"][0])
    changed.update(popularity=7, verb="like")
    check.equal("an update only tells how long it took", list(client.update_activities([changed])), ["duration"])
    found = client.get_activities(ids=[one["id"]])["results"][0]
    check.equal("updated", (found["verb"], found["popularity"]), ("like", 7))
    client.update_activity(tweet(foreign_id="made", time=time))
    check.equal("an update creates", len(client.get_activities(foreign_id_times=[("made", time)])["results"]), 1)
    client.update_activities([])
    check.raises("an update needs foreign id and time", exceptions.InputException, client.update_activity, tweet())

    user.add_activity(tweet(foreign_id="part", time=time, product={"price": 1, "colors": {"red": 1, "blue": 2}}))
    answer = client.activity_partial_update(
        foreign_id="part", time=time, set={"product.price": 9.5, "foo": {"bar": 1}}, unset=["product.colors.red"])
    part = answer["activities"][0]
    check.equal("a partial update", (part["product"], part["foo"]), ({"price": 9.5, "colors": {"blue": 2}}, {"bar": 1}))
    answer = client.activity_partial_update(id=one["id"], set={"popularity": 8})
    check.equal("by id", answer["activities"][0]["popularity"], 8)
    check.raises("of what is missing", exceptions.StreamApiException, client.activity_partial_update, id=unknown,
                 set={"a": 1})


# Aggregated and notification feeds --------------------------------------------------------------------------

def aggregation():
    user, grouped = feed("user"), feed("aggregated")
    grouped.follow(user.slug, user.user_id)
    first = user.add_activity({"actor": 1, "verb": "run", "object": 1})
    second = user.add_activity({"actor": 2, "verb": "run", "object": 2})
    user.add_activity({"actor": 1, "verb": "swim", "object": 3})
    groups = grouped.get()["results"]
    check.equal("a group's keys", set(groups[0]), {
        "id", "group", "verb", "activity_count", "actor_count", "created_at", "updated_at", "activities"})
    check.equal("the last updated comes first", [g["verb"] for g in groups], ["swim", "run"])
    run = groups[1]
    check.equal("counts", (run["activity_count"], run["actor_count"]), (2, 2))
    check.equal("newest first", [a["id"] for a in run["activities"]], [second["id"], first["id"]])
    today = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
    check.equal("the group is the rendered format", run["group"], f"run_{today}")
    page = grouped.get(limit=1)
    rest = grouped.get(limit=10, id_lt=page["results"][0]["id"])
    check.equal("paged by group id", [g["verb"] for g in rest["results"]], ["run"])
    check.raises("a format that cannot be read", exceptions.StreamApiException, lambda: (
        feed("invalid_aggregation_format").add_activity(tweet()), feed("invalid_aggregation_format").get()))


def notifications():
    notice = feed("notification")
    empty = notice.get()
    check.equal("empty counters", (empty["unseen"], empty["unread"]), (0, 0))
    for verb in ("run", "swim", "jump"):
        notice.add_activity({"actor": 1, "verb": verb, "object": 1})
    page = notice.get()
    check.equal("counters", (page["unseen"], page["unread"]), (3, 3))
    check.equal("flags", [(g["is_seen"], g["is_read"]) for g in page["results"]], [(False, False)] * 3)
    marked = notice.get(mark_seen=True)
    check.equal("a mark answers the state before", [g["is_seen"] for g in marked["results"]], [False] * 3)
    after = notice.get()
    check.equal("the next read is marked", [g["is_seen"] for g in after["results"]], [True] * 3)
    check.equal("seen is not read", (after["unseen"], after["unread"]), (0, 3))
    notice.get(mark_read=[after["results"][0]["id"], after["results"][1]["id"]])
    check.equal("marked by id", [g["is_read"] for g in notice.get()["results"]], [True, True, False])
    notice.add_activity({"actor": 2, "verb": "run", "object": 2})
    fresh = notice.get()
    check.equal("a new activity unmarks its group", (fresh["results"][0]["is_seen"], fresh["results"][0]["is_read"]),
                (False, False))
    check.equal("only counters", notice.get(limit=0)["unseen"], 1)
    notice.get(limit=1, mark_seen="current")
    check.equal("the page's groups", notice.get()["unseen"], 0)


# Users, collections, reactions ------------------------------------------------------------------------------

def users():
    name = new_id("user")
    user = client.users.add(name, {"name": "Ann"})
    check.equal("a user's keys", set(user), {"id", "data", "created_at", "updated_at", "duration"})
    check.equal("a user", (user["id"], user["data"]), (name, {"name": "Ann"}))
    check.raises("one that exists", exceptions.ConflictException if hasattr(exceptions, "ConflictException")
                 else exceptions.StreamApiException, client.users.add, name, {"name": "B"})
    check.equal("get or create", client.users.add(name, {"name": "B"}, get_or_create=True)["data"], {"name": "Ann"})
    check.equal("an update replaces", client.users.update(name, {"age": 7})["data"], {"age": 7})
    check.equal("read back", client.users.get(name)["data"], {"age": 7})
    check.equal("no follow counts unless asked", "followers_count" in client.users.get(name), False)
    client.feed("timeline", name).follow("user", new_id())
    client.feed("timeline", name).follow("user", new_id())
    client.feed("timeline", new_id()).follow("user", name)
    counted = client.users.get(name, with_follow_counts=True)
    check.equal("follow counts", (counted["followers_count"], counted["following_count"]), (1, 2))
    check.raises("data that is no object", exceptions.StreamApiException, client.users.add, new_id(), "text")
    check.equal("a deletion", list(client.users.delete(name)), ["duration"])
    check.raises("is gone", exceptions.DoesNotExistException, client.users.get, name)
    check.equal("a reference", client.users.create_reference("42"), "SU:42")


def collections():
    store = client.collections
    one = store.add("food", {"name": "Burger"}, id=new_id())
    check.equal("an object's keys", set(one), {
        "id", "collection", "foreign_id", "data", "created_at", "updated_at", "duration"})
    check.equal("its foreign id", one["foreign_id"], f"food:{one['id']}")
    made = store.add("food", {"name": "Fries"})
    check.that("an id is made", len(made["id"]) > 8, made)
    check.raises("one that exists", exceptions.StreamApiException, store.add, "food", {"a": 1}, id=one["id"])
    check.equal("read back", store.get("food", one["id"])["data"], {"name": "Burger"})
    check.equal("updated", store.update("food", one["id"], {"name": "Pizza"})["data"], {"name": "Pizza"})
    check.raises("empty data", exceptions.StreamApiException, store.add, "food", {})
    check.raises("data that is no object", exceptions.StreamApiException, store.add, "food", "text")
    check.equal("a deletion", list(store.delete("food", one["id"])), ["duration"])
    check.raises("is gone", exceptions.DoesNotExistException, store.get, "food", one["id"])
    check.equal("can be made again", store.add("food", {"name": "New"}, id=one["id"])["id"], one["id"])
    a, b = {"id": new_id(), "name": "A"}, {"id": new_id(), "name": "B"}
    check.equal("upsert answers what was sent", store.upsert("user", [a, b])["data"], {"user": [a, b]})
    found = store.select("user", [a["id"], b["id"]])["response"]["data"]
    check.equal("select", [(o["id"], o["collection"], o["foreign_id"], o["data"]) for o in found],
                [(o["id"], "user", f"user:{o['id']}", o) for o in (a, b)])
    check.equal("delete many", list(store.delete_many("user", [a["id"], b["id"]])), ["duration"])
    check.equal("nothing is left", store.select("user", [a["id"]])["response"]["data"], [])
    check.equal("references", store.create_reference("food", "1"), "SO:food:1")


def reactions():
    activity = feed("user").add_activity(tweet())["id"]
    store, name = client.reactions, new_id("user")
    client.users.add(name, {"name": "Ann"})
    like = store.add("like", activity, name, data={"note": 1})
    check.equal("a reaction's keys", set(like), REACTION_KEYS | {"duration"})
    check.equal("its user", like["user"]["data"], {"name": "Ann"})
    check.equal("its parts", (like["kind"], like["activity_id"], like["parent"], like["data"]),
                ("like", activity, "", {"note": 1}))
    stranger = store.add("like", activity, new_id("nobody"))
    check.equal("an unknown user is a stub", stranger["user"]["error"], "ReferenceNotFound")
    check.equal("read back", store.get(like["id"])["id"], like["id"])
    check.equal("updated", store.update(like["id"], {"note": 2})["data"], {"note": 2})
    reply = store.add_child("comment", like["id"], name, {"text": "hi"})
    check.equal("a child", (reply["parent"], reply["activity_id"]), (like["id"], activity))
    parent = store.get(like["id"])
    check.equal("its parent counts it", parent["children_counts"], {"comment": 1})
    check.equal("and shows it", [r["id"] for r in parent["latest_children"]["comment"]], [reply["id"]])
    grandchild = store.add_child("like", reply["id"], name)
    check.raises("a fourth level", exceptions.StreamApiException, store.add_child, "like", grandchild["id"], name)
    check.raises("an activity that is no UUID", exceptions.StreamApiException, store.add, "like", "1", name)
    check.that("an activity that does not exist", store.add("like", str(uuid.uuid4()), name)["id"])
    check.raises("a parent that does not exist", exceptions.StreamApiException, store.add_child, "like",
                 str(uuid.uuid4()), name)
    check.raises("nobody", exceptions.StreamApiException, store.add, "like", activity, None)
    check.equal("a deletion", list(store.delete(like["id"])), ["duration"])
    check.raises("is gone", exceptions.DoesNotExistException, store.get, like["id"])
    check.raises("with its children", exceptions.DoesNotExistException, store.get, reply["id"])
    soft = store.add("like", activity, name)["id"]
    store.delete(soft, soft=True)
    check.that("softly deleted", "deleted_at" in store.get(soft))
    store.restore(soft)
    check.that("restored", "deleted_at" not in store.get(soft))
    check.raises("what is not deleted", exceptions.DoesNotExistException, store.restore, soft)


def listing_reactions():
    activity, name, store = feed("user").add_activity(tweet())["id"], new_id("user"), client.reactions
    made = [store.add("like" if n % 2 else "comment", activity, name)["id"] for n in range(30)]
    newest = made[::-1]

    def listed(**query):
        return [r["id"] for r in store.filter(**query)["results"]]

    check.equal("ten by default", listed(activity_id=activity), newest[:10])
    check.equal("25 at most", listed(activity_id=activity, limit=300), newest[:25])
    check.equal("by kind", listed(activity_id=activity, kind="like"), newest[::2][:10])
    check.equal("older", listed(activity_id=activity, limit=5, id_lt=newest[9]), newest[10:15])
    check.equal("newer, oldest first", listed(activity_id=activity, limit=5, id_gt=newest[9]), newest[4:9][::-1])
    check.equal("by user", listed(user_id=name), newest[:10])
    child = store.add_child("like", newest[0], name)["id"]
    check.equal("children", listed(reaction_id=newest[0]), [child])
    page = store.filter(activity_id=activity, limit=25)
    rest = store.filter(activity_id=activity, limit=25, id_lt=page["results"][-1]["id"])
    check.that("next is empty exactly at the end", page["next"] != "" and rest["next"] == "", (page["next"], rest["next"]))
    found = store.filter(activity_id=activity, with_activity_data=True)
    check.equal("with its activity", found["activity"]["id"], activity)


def target_feeds():
    activity, name = feed("user").add_activity(tweet())["id"], new_id("user")
    client.users.add(name, {"name": "Ann"})
    one, two = feed("notification"), feed("user")
    like = client.reactions.add("like", activity, name, target_feeds=[one.id, two.id],
                                target_feeds_extra_data={"extra": 1})
    check.equal("target feeds are echoed", like["target_feeds"], [one.id, two.id])
    check.equal("and the extra data", like["target_feeds_extra_data"], {"extra": 1})
    found = two.get()["results"][0]
    check.equal("an activity about it", (found["actor"], found["verb"], found["object"], found["reaction"],
                                         found["foreign_id"], found["extra"]),
                (f"SU:{name}", "like", f"SA:{activity}", f"SR:{like['id']}", f"reaction:{like['id']}", 1))
    enriched = two.get(enrich=True)["results"][0]
    check.equal("enriched", (enriched["actor"]["data"], enriched["object"]["id"], enriched["reaction"]["id"]),
                ({"name": "Ann"}, activity, like["id"]))
    client.reactions.update(like["id"], target_feeds=[two.id])
    check.equal("a dropped target loses it", one.get()["results"], [])
    client.reactions.delete(like["id"])
    check.equal("a deletion withdraws it", two.get()["results"], [])


def enrichment():
    name, user = new_id("user"), feed("user")
    client.users.add(name, {"name": "Ann"})
    item = client.collections.add("item", {"color": "red"})
    added = user.add_activity({
        "actor": client.users.create_reference(name), "verb": "buy",
        "object": client.collections.create_reference(entry=item), "gone": "SU:nobody-at-all", "plain": "a:b:c"})
    plain = user.get()["results"][0]
    check.equal("raw reads stay raw", (plain["actor"], plain["object"]), (f"SU:{name}", f"SO:item:{item['id']}"))
    rich = user.get(enrich=True)["results"][0]
    check.equal("the actor", (rich["actor"]["id"], rich["actor"]["data"]), (name, {"name": "Ann"}))
    check.equal("the object", (rich["object"]["collection"], rich["object"]["data"]), ("item", {"color": "red"}))
    check.equal("a missing one", rich["gone"], {
        "id": "nobody-at-all", "error": "ReferenceNotFound", "reference": "SU:nobody-at-all", "reference_type": "user"})
    check.equal("plain text", rich["plain"], "a:b:c")
    check.that("no reactions unless asked", "reaction_counts" not in rich and "own_reactions" not in rich)
    for _ in range(7):
        client.reactions.add("like", added["id"], new_id())
    mine = client.reactions.add("comment", added["id"], name)
    rich = user.get(reactions={"counts": True, "recent": True})["results"][0]
    check.equal("counts", rich["reaction_counts"], {"like": 7, "comment": 1})
    check.equal("the newest five", len(rich["latest_reactions"]["like"]), 5)
    check.that("a link to more", rich["latest_reactions_extra"]["like"]["next"].startswith("http"),
               rich["latest_reactions_extra"])
    check.equal("none where there is no more", rich["latest_reactions_extra"]["comment"]["next"], "")
    own = user.get(reactions={"own": True}, user_id=name)["results"][0]["own_reactions"]
    check.equal("own reactions of a user", {k: [r["id"] for r in v] for k, v in own.items()}, {"comment": [mine["id"]]})
    everyone = user.get(reactions={"own": True})["results"][0]["own_reactions"]
    check.equal("a server's own are everybody's", set(everyone), {"like", "comment"})
    kinds = user.get(reactions={"counts": True, "kinds": ["like"]})["results"][0]["reaction_counts"]
    check.equal("by kind", kinds, {"like": 7})
    found = client.get_activities(ids=[added["id"]], reactions={"counts": True})["results"][0]
    check.equal("activities by id, enriched", (found["actor"]["id"], found["reaction_counts"]["comment"]), (name, 1))


# The rest ---------------------------------------------------------------------------------------------------

def analytics():
    client.track_engagements([{"content": "1", "label": "click", "user_data": "ann", "features": [
        {"group": "topic", "value": "js"}]}])
    client.track_impressions([{"content_list": ["1", "2"], "user_data": {"id": "ann", "alias": "Ann"}}])
    check.raises("an impression of nothing", exceptions.StreamApiException, client.track_impressions, [{"a": 1}])
    target = f"{base}/health"
    url = client.create_redirect_url(target, "ann", [{"content": "1", "label": "click"}])
    answer = requests.get(url, allow_redirects=False)
    check.equal("the redirect", (answer.status_code, answer.headers.get("location")), (302, target))
    forged = requests.get(url.replace("authorization=ey", "authorization=ez"), allow_redirects=False)
    check.that("not for anyone", forged.status_code in (401, 403), forged.status_code)


def personalization():
    name = new_id()
    client.personalization.post("follow_recommendations", user_id=name, data={"accepted": [1]})
    found = client.personalization.get("follow_recommendations", user_id=name)
    check.equal("what was posted", found["results"], [{"accepted": [1]}])
    client.personalization.delete("follow_recommendations", user_id=name)
    check.equal("is deleted", client.personalization.get("follow_recommendations", user_id=name)["results"], [])


def authentication():
    for broken, kind, status in (
        (stream.connect("nokey", secret, base_url=base), exceptions.ApiKeyException, 401),
        (stream.connect(key, "wrong", base_url=base), exceptions.StreamApiException, 403),
    ):
        error = check.raises("credentials", kind, broken.feed("user", "1").get)
        check.that("their status", error is not None and error.status_code == status, error)
    user = feed("user")
    url = f"{base}/api/v1.0/feed/user/{user.user_id}/"

    def status(token, method="GET"):
        return requests.request(method, url, params={"api_key": key}, headers={"Authorization": token}).status_code

    check.equal("a read-only token reads", status(user.get_readonly_token()), 200)
    check.equal("but does not write", status(user.get_readonly_token(), "POST"), 403)
    check.equal("nor read another feed", status(feed("user").get_readonly_token()), 403)
    me = client.create_user_token(user.user_id)
    check.equal("a user reads their own feed", status(me), 200)
    check.equal("no token", status(""), 401)
    check.equal("nonsense", status("nonsense"), 401)
    other = requests.get(f"{base}/api/v1.0/feed/timeline/somebody/", params={"api_key": key},
                         headers={"Authorization": me})
    check.equal("not another's timeline", (other.status_code, other.json()["code"]), (403, 17))


def addresses():
    user = feed("user")
    user.add_activity(tweet())
    token = client.create_jwt_token("*", "*", feed_id="*")
    for path in ("api/v1.0/feed/user/{}/", "api/v1.0/feed/user/{}", "api//v1.0//feed/user//{}/"):
        answer = requests.get(f"{base}/{path.format(user.user_id)}", params={"api_key": key},
                              headers={"Authorization": token})
        check.equal(f"address {path}", answer.status_code, 200)
    answer = requests.get(f"{base}/api/v1.0/nothing/", params={"api_key": key}, headers={"Authorization": token})
    check.equal("an unknown address", (answer.status_code, answer.json()["code"]), (404, 16))
    answer = requests.patch(f"{base}/api/v1.0/users/", params={"api_key": key}, headers={"Authorization": token})
    check.equal("a method that is not there", (answer.status_code, answer.json()["code"]), (405, 17))
    check.that("rate limits are told", "X-RateLimit-Remaining" in requests.get(
        f"{base}/api/v1.0/users/?ids=1", params={"api_key": key}, headers={"Authorization": token}).headers)
    error = check.raises("og of nothing public", exceptions.StreamApiException, client.og, "http://127.0.0.1/")
    check.that("og is refused as input", error is not None and error.status_code == 400, error)


for part in (
    adding, removing, times, uniqueness, targets, changing_targets, reading, following, batches, statistics,
    activities, aggregation, notifications, users, collections, reactions, listing_reactions, target_feeds,
    enrichment, analytics, personalization, authentication, addresses,
):
    try:
        part()
    except Exception as error:  # noqa: BLE001 - one part's end is not the end of all
        check.that(part.__name__, False, f"ended with {type(error).__name__}: {error}")
check.end()
