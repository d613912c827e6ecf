"""The asynchronous half of Stream's official Python client, through every one of its calls.

    python stream_python_async.py http://localhost:8000 KEY SECRET

What the answers mean is checked in stream_python.py; here each call has to arrive and come back.
"""

import asyncio
import datetime
import sys

import stream
from stream import exceptions

from checks import Checks, new_id

base, key, secret = sys.argv[1:4]
check = Checks()


async def raises(name, kind, awaitable):
    try:
        answer = await awaitable
    except kind:
        check.passed += 1
    except Exception as error:  # noqa: BLE001 - any other kind is the failure to report
        check.that(name, False, f"raised {error!r}")
    else:
        check.that(name, False, f"answered {answer!r}")


def tweet(**more):
    return {"actor": 1, "verb": "tweet", "object": 1, **more}


async def feeds(client):
    user, flat = client.feed("user", new_id()), client.feed("flat", new_id())
    await flat.follow(user.slug, user.user_id, activity_copy_limit=10)
    one = await user.add_activity(tweet(to=[client.feed("notification", new_id()).id]))
    two = (await user.add_activities([tweet(foreign_id="a"), tweet(foreign_id="b")]))["activities"]
    found = await flat.get(limit=3)
    check.equal("fan-out", [a["id"] for a in found["results"]], [two[1]["id"], two[0]["id"], one["id"]])
    check.equal("followers", [r["feed_id"] for r in (await user.followers())["results"]], [flat.id])
    check.equal("following", [r["target_id"] for r in (await flat.following(feeds=[user.id]))["results"]], [user.id])
    stats = (await client.follow_stats(user.id))["results"]
    check.equal("statistics", stats["followers"]["count"], 1)
    await user.remove_activity(one["id"])
    await user.remove_activity(foreign_id="a")
    check.equal("removals", [a["id"] for a in (await flat.get())["results"]], [two[1]["id"]])
    await flat.unfollow(user.slug, user.user_id, keep_history=True)
    check.equal("history kept", len((await flat.get())["results"]), 1)
    time = datetime.datetime(2022, 3, 4, 5, 6, 7)
    await user.add_activity(tweet(foreign_id="t", time=time))
    answer = await user.update_activity_to_targets("t", time, new_targets=[flat.id])
    check.equal("targets", answer["activity"]["to"], [flat.id])
    await raises("no such group", exceptions.FeedConfigException, client.feed("missing", "1").get())


async def batches(client):
    user, flat = client.feed("user", new_id()), client.feed("flat", new_id())
    await client.follow_many([{"source": flat.id, "target": user.id}], activity_copy_limit=5)
    await client.add_to_many(tweet(), [user.id])
    check.equal("added to many", len((await user.get())["results"]), 1)
    await client.unfollow_many([{"source": flat.id, "target": user.id}])
    check.equal("unfollowed many", (await flat.following())["results"], [])
    time = datetime.datetime(2022, 3, 4, 5, 6, 7, 890)
    await client.update_activities([tweet(foreign_id=user.user_id, time=time)])
    await client.update_activity(tweet(foreign_id=user.user_id, time=time, n=1))
    found = (await client.get_activities(foreign_id_times=[(user.user_id, time)]))["results"]
    check.equal("updated", found[0]["n"], 1)
    await client.activity_partial_update(id=found[0]["id"], set={"n": 2})
    await client.activities_partial_update([{"id": found[0]["id"], "set": {"m": 3}}])
    found = (await client.get_activities(ids=[found[0]["id"]], enrich=True))["results"][0]
    check.equal("partly updated", (found["n"], found["m"]), (2, 3))


async def objects(client):
    name = new_id("user")
    await client.users.add(name, {"name": "Ann"})
    check.equal("an update", (await client.users.update(name, {"a": 1}))["data"], {"a": 1})
    check.equal("a user", (await client.users.get(name))["data"], {"a": 1})
    item = await client.collections.add("food", {"name": "Fries"})
    check.equal("an object", (await client.collections.get("food", item["id"]))["data"], {"name": "Fries"})
    await client.collections.update("food", item["id"], {"name": "Pizza"})
    await client.collections.delete("food", item["id"])
    await client.collections.upsert("food", [{"id": name, "n": 1}])
    found = (await client.collections.select("food", [name]))["response"]["data"]
    check.equal("selected", found[0]["data"], {"id": name, "n": 1})
    await client.collections.delete_many("food", [name])
    activity = (await client.feed("user", name).add_activity(tweet()))["id"]
    like = await client.reactions.add("like", activity, name, data={"n": 1})
    child = await client.reactions.add_child("comment", like["id"], name)
    check.equal("a child", child["parent"], like["id"])
    check.equal("a reaction", (await client.reactions.get(like["id"]))["children_counts"], {"comment": 1})
    await client.reactions.update(like["id"], {"n": 2})
    listed = await client.reactions.filter(activity_id=activity, kind="like")
    check.equal("listed", [r["data"] for r in listed["results"]], [{"n": 2}])
    rich = await client.feed("user", name).get(reactions={"own": True, "recent": True, "counts": True})
    check.equal("enriched", rich["results"][0]["reaction_counts"], {"like": 1})
    await client.reactions.delete(like["id"], soft=True)
    await client.reactions.restore(like["id"])
    await client.reactions.delete(like["id"])
    await client.users.delete(name)
    await raises("is gone", exceptions.DoesNotExistException, client.users.get(name))


async def services(client):
    await client.track_engagements([{"content": "1", "label": "click", "user_data": "ann"}])
    await client.track_impressions([{"content_list": ["1"], "user_data": "ann"}])
    name = new_id()
    # This half of the client puts `data` into the query too, where only text fits.
    await client.personalization.post("meta", user_id=name, data="text")
    found = await client.personalization.get("meta", user_id=name)
    check.equal("personalization", found["results"], ["text"])
    await client.personalization.delete("meta", user_id=name)
    await raises("og of nothing public", exceptions.StreamApiException, client.og("http://127.0.0.1/"))
    notice = client.feed("notification", new_id())
    await notice.add_activity(tweet())
    await notice.get(mark_seen=True)
    check.equal("marked", (await notice.get())["unseen"], 0)


async def main():
    client = stream.connect(key, secret, base_url=base, use_async=True)
    for part in (feeds, batches, objects, services):
        try:
            await part(client)
        except Exception as error:  # noqa: BLE001 - one part's end is not the end of all
            check.that(part.__name__, False, f"ended with {type(error).__name__}: {error}")
    # Many at once, over few connections.
    user = client.feed("user", new_id())
    await asyncio.gather(*(user.add_activity(tweet(foreign_id=str(n))) for n in range(100)))
    check.equal("a hundred at once", len((await user.get(limit=100))["results"]), 100)


asyncio.run(main())
check.end()
