"""Records what Stream's official Python client sends for each of its calls.

    python record_requests.py [--check]

A local HTTP server stands in for Stream's and writes down method, path, query, body and the claims of the token.
The result is `requests.json` beside this file; `WireParityTests` holds Runnel's client to it. With --check nothing
is written, and the exit code is 1 where the facts would change.

Needs stream-python. Deliberately equal but for spelling: `null` members are left out, `True` is written `true`.
"""

import base64
import datetime
import http.server
import json
import os
import sys
import threading
import urllib.parse

import stream

FACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requests.json")
SENT = []
ID = "24f9d500-bb87-11e5-8080-80012ce3cc51"
TIME = datetime.datetime(2018, 12, 21, 9, 45, 42, 455925)


def claims(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def plain(value):
    """Without nulls, and with the claims of tokens in the place of tokens."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [plain(member) for member in value]
    if isinstance(value, str):
        first, _, rest = value.partition(" ")
        if rest.startswith("eyJ"):
            return {"feed": first, "claims": claims(rest)}
        if value.startswith("eyJ"):
            return {"claims": claims(value)}
    return value


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        url = urllib.parse.urlsplit(self.path)
        query = {}
        for name, value in urllib.parse.parse_qsl(url.query, keep_blank_values=True):
            value = {"True": "true", "False": "false"}.get(value, value)
            # A name that is repeated gives a list.
            query[name] = value if name not in query else [*([query[name]] if isinstance(query[name], str) else query[name]), value]
        SENT.append({
            "method": self.command,
            "path": urllib.parse.unquote(url.path),
            "query": query,
            "body": plain(json.loads(self.rfile.read(length))) if length else None,
            "claims": claims(self.headers["Authorization"]),
        })
        text = b'{"results": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *arguments):
        pass


def calls(client):
    user, timeline = client.feed("user", "1"), client.feed("timeline", "1")
    tweet = {"actor": "SU:1", "verb": "tweet", "object": "SO:tweet:1"}
    yield "add", lambda: user.add_activity({**tweet, "foreign_id": "tweet:1", "time": TIME, "n": {"a": [1, 2.5]}})
    yield "add with targets", lambda: user.add_activity({**tweet, "to": ["notification:2"]})
    yield "add many", lambda: user.add_activities([tweet, {**tweet, "verb": "like"}])
    yield "add to many feeds", lambda: client.add_to_many(tweet, ["user:1", "user:2"])
    yield "read", lambda: user.get(limit=25)
    yield "read older", lambda: user.get(limit=5, id_lt=ID)
    yield "read and mark", lambda: client.feed("notification", "1").get(
        limit=5, mark_seen=True, mark_read=["a", "b"])
    yield "read ranked", lambda: user.get(limit=5, offset=10, ranking="popular")
    yield "read enriched", lambda: user.get(enrich=True, limit=25)
    yield "read with reactions", lambda: user.get(
        reactions={"own": True, "recent": True, "counts": True, "kinds": ["like", "comment"]}, limit=25, user_id="1")
    yield "remove", lambda: user.remove_activity(ID)
    yield "remove by foreign id", lambda: user.remove_activity(foreign_id="tweet:1")
    yield "follow", lambda: timeline.follow("user", "2")
    yield "follow with a copy limit", lambda: timeline.follow("user", "2", activity_copy_limit=7)
    yield "unfollow", lambda: timeline.unfollow("user", "2")
    yield "unfollow and keep", lambda: timeline.unfollow("user", "2", keep_history=True)
    yield "follow many", lambda: client.follow_many([
        {"source": "timeline:1", "target": "user:2", "activity_copy_limit": 3},
        {"source": "timeline:1", "target": "user:3"}])
    yield "unfollow many", lambda: client.unfollow_many([
        {"source": "timeline:1", "target": "user:2", "keep_history": False},
        {"source": "timeline:1", "target": "user:3", "keep_history": True}])
    yield "following", lambda: timeline.following(offset=1, limit=2, feeds=["user:2", "user:3"])
    yield "followers", lambda: user.followers()
    yield "follow statistics", lambda: client.follow_stats("user:1", ["timeline"], ["user", "topic"])
    yield "targets", lambda: user.update_activity_to_targets("tweet:1", TIME, new_targets=["user:2"])
    yield "targets, edited", lambda: user.update_activity_to_targets(
        "tweet:1", TIME, added_targets=["user:2"], removed_targets=["user:3"])
    yield "activities", lambda: client.get_activities(ids=[ID])
    yield "activities by foreign id", lambda: client.get_activities(foreign_id_times=[("tweet:1", TIME)])
    yield "activities, enriched", lambda: client.get_activities(ids=[ID], reactions={"counts": True})
    yield "update", lambda: client.update_activities([{**tweet, "foreign_id": "tweet:1", "time": TIME}])
    yield "partial update", lambda: client.activity_partial_update(id=ID, set={"a.b": 1}, unset=["c"])
    yield "partial updates", lambda: client.activities_partial_update([
        {"foreign_id": "tweet:1", "time": TIME, "set": {"a": 1}, "unset": []},
        {"id": ID, "set": {}, "unset": ["b"]}])
    yield "add a reaction", lambda: client.reactions.add(
        "like", ID, "1", data={"a": 1}, target_feeds=["notification:2"], target_feeds_extra_data={"b": 2})
    yield "add a plain reaction", lambda: client.reactions.add("like", ID, "1")
    yield "add a child", lambda: client.reactions.add_child("comment", ID, "1", data={"text": "hi"})
    yield "reaction", lambda: client.reactions.get(ID)
    yield "update a reaction", lambda: client.reactions.update(ID, {"a": 1}, target_feeds=["user:1"])
    yield "delete a reaction", lambda: client.reactions.delete(ID)
    yield "delete a reaction softly", lambda: client.reactions.delete(ID, soft=True)
    yield "restore a reaction", lambda: client.reactions.restore(ID)
    yield "reactions of an activity", lambda: client.reactions.filter(activity_id=ID, kind="like", limit=10)
    yield "reactions of a user", lambda: client.reactions.filter(user_id="1", limit=10)
    yield "children", lambda: client.reactions.filter(reaction_id=ID, limit=5, id_gt=ID)
    yield "add a user", lambda: client.users.add("1", {"name": "Ann"})
    yield "get or add a user", lambda: client.users.add("1", {"name": "Ann"}, get_or_create=True)
    yield "user", lambda: client.users.get("1")
    yield "user with counts", lambda: client.users.get("1", with_follow_counts=True)
    yield "update a user", lambda: client.users.update("1", {"name": "Ann"})
    yield "delete a user", lambda: client.users.delete("1")
    yield "add an object", lambda: client.collections.add("food", {"name": "Fries"}, id="1", user_id="2")
    yield "add an object without an id", lambda: client.collections.add("food", {"name": "Fries"})
    yield "object", lambda: client.collections.get("food", "1")
    yield "update an object", lambda: client.collections.update("food", "1", {"name": "Pizza"})
    yield "delete an object", lambda: client.collections.delete("food", "1")
    yield "upsert objects", lambda: client.collections.upsert("food", [{"id": "1", "name": "Fries"}])
    yield "objects", lambda: client.collections.select("food", ["1", "2"])
    yield "delete objects", lambda: client.collections.delete_many("food", ["1", "2"])
    yield "open graph", lambda: client.og("https://example.org/a?b=c")
    yield "engagements", lambda: client.track_engagements([{"content": "1", "label": "click"}])
    yield "impressions", lambda: client.track_impressions([{"content_list": ["1"]}])
    yield "personalization", lambda: client.personalization.get("follow_recommendations", user_id="1")
    yield "delete personalization", lambda: client.personalization.delete("meta", user_id="1")


def main():
    server = http.server.ThreadingHTTPServer(("localhost", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = stream.connect("key", "secret", base_url=f"http://localhost:{server.server_address[1]}")
    facts = []
    for name, call in calls(client):
        SENT.clear()
        call()
        facts.append({"call": name, "request": dict(SENT[0])})
    url = urllib.parse.urlsplit(client.create_redirect_url("https://example.org/", "1", [{"label": "click"}]))
    query = dict(urllib.parse.parse_qsl(url.query))
    query["authorization"], query["events"] = claims(query["authorization"]), json.loads(query["events"])
    facts.append({"call": "redirect", "request": {"url": f"{url.scheme}://{url.netloc}{url.path}", "query": query}})
    text = json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        with open(FACTS, encoding="utf-8") as file:
            sys.exit(0 if file.read() == text else "the facts have changed: run this script without --check")
    with open(FACTS, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{len(facts)} calls recorded")


main()
