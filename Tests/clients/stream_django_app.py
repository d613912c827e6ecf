"""A small real Django application on stream-django, with a Runnel server in the place of Stream's service.

    python stream_django_app.py http://localhost:8000 KEY SECRET

It does what a manage.py script of such an application does: saves models, follows, reads, enriches, renders.
"""

import os
import sys
import types

import stream

from checks import Checks, new_id

base, key, secret = sys.argv[1:4]
check = Checks()

connect = stream.connect
stream.connect = lambda *a, **k: connect(*a, **{**k, "base_url": base})


def set_up():
    import django
    from django.conf import settings

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
        STREAM_API_KEY=key,
        STREAM_API_SECRET=secret,
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", {
                    "activity/tweet.html": "{{ activity.actor.username }} says {{ activity.object.body }}",
                    "activity/aggregated/tweet.html":
                        "{{ activity.actor_count }} said {{ activity.activity_count }} things",
                })],
                "builtins": ["stream_django.templatetags.activity_tags"],
            },
        }],
    )
    django.setup()


def models():
    from django.db import connection
    from django.db import models as db
    from django.utils import timezone
    from stream_django.activity import Activity
    from stream_django.feed_manager import feed_manager

    class User(db.Model):
        id = db.CharField(max_length=40, primary_key=True, default=new_id)
        username = db.CharField(max_length=50)

        class Meta:
            app_label = "core"

    class Tweet(db.Model, Activity):
        id = db.CharField(max_length=40, primary_key=True, default=new_id)
        user = db.ForeignKey(User, on_delete=db.CASCADE)
        body = db.CharField(max_length=280)
        mentioned = db.ForeignKey(User, null=True, related_name="+", on_delete=db.CASCADE)
        created_at = db.DateTimeField(default=timezone.now)

        class Meta:
            app_label = "core"

        @property
        def activity_object_attr(self):
            return self

        @property
        def activity_notify(self):
            return [feed_manager.get_notification_feed(self.mentioned_id)] if self.mentioned_id else []

        @property
        def extra_activity_data(self):
            return {"mood": "fine"}

    with connection.schema_editor() as editor:
        editor.create_model(User)
        editor.create_model(Tweet)
    return User, Tweet


def run():
    from django.template import Context, Template
    from stream_django.enrich import Enrich
    from stream_django.feed_manager import feed_manager

    User, Tweet = models()
    ann, bob = User.objects.create(username="ann"), User.objects.create(username="bob")
    feed_manager.follow_user(bob.id, ann.id)
    first = Tweet.objects.create(user=ann, body="hello")
    second = Tweet.objects.create(user=ann, body="hi bob", mentioned=bob)

    news = feed_manager.get_news_feeds(bob.id)
    stored = feed_manager.get_user_feed(ann.id).get()["results"]
    check.equal("saving publishes", [a["object"] for a in stored], [f"core.Tweet:{second.id}", f"core.Tweet:{first.id}"])
    check.equal("its fields", (stored[0]["actor"], stored[0]["verb"], stored[0]["mood"], stored[0]["foreign_id"]),
                (f"core.User:{ann.id}", "tweet", "fine", f"core.Tweet:{second.id}"))
    timeline = news["timeline"].get(limit=10)["results"]
    check.equal("a follower reads it", [a["foreign_id"] for a in timeline], [f"core.Tweet:{second.id}", f"core.Tweet:{first.id}"])

    enriched = Enrich().enrich_activities(timeline)
    check.equal("enriched", [(a["actor"].username, a["object"].body) for a in enriched], [("ann", "hi bob"), ("ann", "hello")])
    groups = Enrich().enrich_aggregated_activities(news["timeline_aggregated"].get(limit=5)["results"])
    check.equal("aggregated", (groups[0]["activity_count"], groups[0]["actor_count"]), (2, 1))
    check.equal("and enriched", groups[0]["activities"][0]["object"].body, "hi bob")

    template = Template("{% load activity_tags %}{% for a in activities %}{% render_activity a %}|{% endfor %}")
    check.equal("rendered", template.render(Context({"activities": enriched})), "ann says hi bob|ann says hello|")
    check.equal("aggregated, rendered", template.render(Context({"activities": groups})), "1 said 2 things|")

    notices = feed_manager.get_notification_feed(bob.id).get(mark_seen=True)
    check.equal("a notification", (notices["unseen"], notices["results"][0]["activities"][0]["foreign_id"]),
                (1, f"core.Tweet:{second.id}"))
    check.equal("is seen", feed_manager.get_notification_feed(bob.id).get()["unseen"], 0)

    first.delete()
    check.equal("deleting withdraws", [a["foreign_id"] for a in news["timeline"].get()["results"]], [f"core.Tweet:{second.id}"])
    feed_manager.unfollow_user(bob.id, ann.id)
    check.equal("unfollowing empties", news["timeline"].get()["results"], [])
    feed_manager.disable_model_tracking()
    Tweet.objects.create(user=ann, body="in silence")
    feed_manager.enable_model_tracking()
    check.equal("tracking can be off", len(feed_manager.get_user_feed(ann.id).get()["results"]), 1)


set_up()
try:
    run()
except Exception as error:  # noqa: BLE001 - say what ended it
    import traceback
    traceback.print_exc()
    check.that("the application", False, f"ended with {type(error).__name__}: {error}")
check.end()
