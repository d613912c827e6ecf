#!/usr/bin/env python3
"""Runs a small application on the real stream-django and records what it sends.

The application saves, deletes, follows and reads; a local HTTP server takes the place of Stream's and writes down
every request: method, path, query, body and the claims of its token. The result is `facts.json` beside this file;
`StreamDjangoFactsTests` holds Runnel to it.

Needs: pip install 'Django==4.2.*' 'stream-django==1.8.0'. Usage: record.py [--check]
With --check nothing is written; the exit code is 1 if the facts would change.
"""
import base64
import datetime
import http.server
import json
import os
import sys
import threading
import types
import urllib.parse
import uuid

FACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "facts.json")
REQUESTS = []


def claims(token):
    """The payload of a JSON web token."""
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def plain_target(text):
    """stream-python appends a token to each `to` entry: `notification:1 <token>`."""
    feed, _, token = text.partition(" ")
    return {"feed": feed, "claims": claims(token)} if token else {"feed": feed}


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        query.pop("api_key", None)
        if isinstance(body, dict):
            if "to" in body:
                body["to"] = [plain_target(text) for text in body["to"]]
            if "target_token" in body:
                body["target_token"] = claims(body["target_token"])
        REQUESTS.append(
            {
                "method": self.command,
                "path": urllib.parse.unquote(url.path),
                "query": query,
                "body": body,
                "claims": claims(self.headers["Authorization"]),
            }
        )
        text = json.dumps({"results": [], "duration": "1.00ms"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *arguments):
        pass


def start_recorder():
    server = http.server.ThreadingHTTPServer(("localhost", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def set_up_django(port):
    """Configures Django with the app `core`, and points stream-python at the recorder."""
    import django
    import stream
    from django.conf import settings

    connect = stream.connect
    stream.connect = lambda *a, **k: connect(*a, **{**k, "base_url": "http://localhost:%d" % port})
    core = types.ModuleType("core")
    core.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    core.__file__ = os.path.abspath(__file__)
    sys.modules["core"] = core
    settings.configure(
        SECRET_KEY="x",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["core", "stream_django"],
        STREAM_API_KEY="key",
        STREAM_API_SECRET="secret",
    )
    django.setup()


def define_models():
    from django.db import models
    from stream_django.activity import Activity, create_reference
    from stream_django.feed_manager import feed_manager

    class User(models.Model):
        username = models.CharField(max_length=50)

        class Meta:
            app_label = "core"

    class Tweet(models.Model, Activity):
        user = models.ForeignKey(User, on_delete=models.CASCADE)
        body = models.CharField(max_length=280)
        created_at = models.DateTimeField()

        class Meta:
            app_label = "core"

    class Like(models.Model, Activity):
        user = models.ForeignKey(User, on_delete=models.CASCADE)
        tweet = models.ForeignKey(Tweet, on_delete=models.CASCADE)
        created_at = models.DateTimeField()

        class Meta:
            app_label = "core"

        @property
        def activity_object_attr(self):
            return self.tweet

        @property
        def activity_foreign_id(self):
            return create_reference(self)

        @property
        def activity_notify(self):
            return [feed_manager.get_notification_feed(self.tweet.user_id)]

    class Follow(models.Model, Activity):
        user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="following")
        target = models.ForeignKey(User, on_delete=models.CASCADE, related_name="followers")
        created_at = models.DateTimeField()

        class Meta:
            app_label = "core"

        @property
        def activity_object_attr(self):
            return self.target

        @property
        def activity_foreign_id(self):
            return create_reference(self)

        @property
        def activity_notify(self):
            return [feed_manager.get_notification_feed(self.target_id)]

    class Pin(models.Model, Activity):
        """Every hook that can differ: a UUID key, an author, another feed and verb, dates and references."""

        id = models.UUIDField(primary_key=True)
        author = models.ForeignKey(User, on_delete=models.CASCADE)
        source = models.ForeignKey(Tweet, on_delete=models.CASCADE, null=True)
        title = models.CharField(max_length=100)
        day = models.DateField()
        created_at = models.DateTimeField()

        class Meta:
            app_label = "core"

        @property
        def activity_actor_attr(self):
            return self.author

        @property
        def activity_author_feed(self):
            return "board"

        @property
        def activity_verb(self):
            return "pin"

        @property
        def extra_activity_data(self):
            return {
                "source": create_reference(self.source),
                "title": self.title,
                "day": self.day,
                "pinned_at": self.created_at,
                "target": "board:travel",
                "numbers": [1, 2.5, None, True, {"deep": "är"}],
            }

    class BlogPost(models.Model, Activity):
        """A text key, a plain actor, and no time of its own."""

        slug = models.CharField(max_length=50, primary_key=True)

        class Meta:
            app_label = "core"

        @property
        def activity_actor(self):
            return "newsroom"

        @property
        def activity_actor_id(self):
            return "newsroom"

        @property
        def activity_time(self):
            return None

    return types.SimpleNamespace(
        User=User, Tweet=Tweet, Like=Like, Follow=Follow, Pin=Pin, BlogPost=BlogPost
    ), feed_manager


def run(models, manager):
    """Does everything once. Yields a name and what to do, in the order that the test repeats."""
    at = lambda hour, micro=0, zone=datetime.timezone.utc: datetime.datetime(
        2024, 2, 29, hour, 30, 15, micro, tzinfo=zone
    )
    ann = models.User.objects.create(username="ann")
    bob = models.User.objects.create(username="bob")
    kept = {}

    def keep(name, instance):
        kept[name] = instance

    yield "save a tweet", lambda: keep(
        "tweet", models.Tweet.objects.create(user=ann, body="Hello", created_at=at(9, 123000))
    )
    east = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    yield "save a tweet from another zone", lambda: keep(
        "east", models.Tweet.objects.create(user=bob, body="नमस्ते", created_at=at(3, zone=east))
    )
    yield "save a tweet again", lambda: kept["tweet"].save()
    yield "save a like", lambda: keep(
        "like", models.Like.objects.create(user=bob, tweet=kept["tweet"], created_at=at(10))
    )
    yield "save a follow", lambda: keep(
        "follow", models.Follow.objects.create(user=bob, target=ann, created_at=at(11))
    )
    yield "save a pin", lambda: keep(
        "pin",
        models.Pin.objects.create(
            id=uuid.UUID("6F9619FF-8B86-D011-B42D-00C04FC964FF"),
            author=ann,
            source=kept["tweet"],
            title="A \"quoted\" title",
            day=datetime.date(2024, 3, 1),
            created_at=at(12),
        ),
    )
    yield "save a blog post", lambda: keep(
        "post", models.BlogPost.objects.create(slug="hello-world")
    )
    yield "follow a user", lambda: manager.follow_user(bob.pk, ann.pk)
    yield "unfollow a user", lambda: manager.unfollow_user(bob.pk, ann.pk)
    yield "add an activity by hand", lambda: manager.add_activity_to_feed(kept["tweet"])
    yield "delete the like", lambda: kept["like"].delete()
    yield "delete the pin", lambda: kept["pin"].delete()
    yield "delete the blog post", lambda: kept["post"].delete()
    manager.disable_model_tracking(models.Tweet)
    yield "save an untracked tweet", lambda: models.Tweet.objects.create(
        user=ann, body="Quiet", created_at=at(13)
    )
    manager.enable_model_tracking(models.Tweet)
    manager.disable_model_tracking()
    yield "save while nothing is tracked", lambda: models.Tweet.objects.create(
        user=ann, body="Quieter", created_at=at(14)
    )
    manager.enable_model_tracking()
    yield "delete two tweets of a query", lambda: models.Tweet.objects.filter(
        pk__in=[kept["tweet"].pk, kept["east"].pk]
    ).delete()
    yield "read the timeline", lambda: manager.get_news_feeds(bob.pk)["timeline"].get(limit=25)
    yield "read notifications", lambda: manager.get_notification_feed(ann.pk).get(
        limit=5, mark_seen=True
    )


def record():
    set_up_django(start_recorder())
    models, manager = define_models()
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in vars(models).values():
            editor.create_model(model)
    facts = []
    for name, action in run(models, manager):
        del REQUESTS[:]
        action()
        facts.append({"step": name, "requests": list(REQUESTS)})
    return json.dumps(facts, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main():
    facts = record()
    if "--check" in sys.argv:
        with open(FACTS, encoding="utf-8") as file:
            same = file.read() == facts
        print("facts.json is current" if same else "facts.json would change")
        sys.exit(0 if same else 1)
    with open(FACTS, "w", encoding="utf-8") as file:
        file.write(facts)
    print("wrote facts.json: %d steps" % len(json.loads(facts)))


main()
