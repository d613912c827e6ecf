"""stream-django as the peer: enriches, renders and reads pages, one measurement per line of input.

CoreBenchmarks starts it and writes lines such as `enrich tweet 25`; the answer is the processor seconds that one call took, as
the median of several. It also makes the data that both sides use: an SQLite file with 1,000 users, 100,000 tweets and
50,000 likes, and pages of activities as the service would answer them.

Usage: peer.py FOLDER
"""
import datetime
import gc
import json
import os
import random
import statistics
import sys
import time

FOLDER = sys.argv[1]
DATABASE = os.path.join(FOLDER, "core.sqlite3")
TEMPLATES = {
    "activity/tweet.html": '{{ activity.actor.username }} said "{{ activity.object.body }} '
    '{{ activity.time|timesince }} ago"\n',
    "activity/like.html": '{{ activity.actor.username }} liked "{{ activity.object.tweet.body }}"\n',
    "activity/aggregated/like.html": "{% load activity_tags %}{{ activity.actor_count }} "
    "user{{ activity.actor_count|pluralize }} liked {% render_activity activity.activities.0 %}",
    "page.html": "{% load activity_tags %}{% for activity in activities %}"
    "{% render_activity activity %}{% endfor %}",
}
USERS, TWEETS, LIKES = 1000, 100_000, 50_000
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
WORDS = (
    "the quick brown fox jumps over lazy dog feed follow like tweet stream swift sqlite news "
    "today great photo coffee release meeting launch & <b> weather music"
).split()


def set_up():
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="x",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "core", "stream_django"],
        AUTH_USER_MODEL="core.User",
        STREAM_API_KEY="key",
        STREAM_API_SECRET="secret",
        STREAM_DISABLE_MODEL_TRACKING=True,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.cached.Loader", [
                        ("django.template.loaders.locmem.Loader", TEMPLATES)])]
                },
            }
        ],
    )
    django.setup()
    from core import models
    from django.db.backends.signals import connection_created

    # As on Runnel's side: 1,000 rows from all over a file are else 1,000 system calls.
    connection_created.connect(
        lambda connection, **_: connection.cursor().execute("PRAGMA mmap_size = 268435456"), weak=False)

    return models


def build(m):
    """Fills the database unless a complete one is there."""
    from django.contrib.auth.models import Group, Permission
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    try:
        if m.Tweet.objects.count() == TWEETS and m.Like.objects.count() == LIKES:
            return
    except Exception:
        pass
    connection.close()
    if os.path.exists(DATABASE):
        os.remove(DATABASE)
    rnd = random.Random(7)
    with connection.schema_editor() as editor:
        for model in (ContentType, Permission, Group, m.User, m.Tweet, m.Like):
            editor.create_model(model)
    m.User.objects.bulk_create(
        m.User(id=i, username="user%d" % i, email="user%d@example.com" % i, first_name="First%d" % i,
               last_name="Last%d" % i, password="pbkdf2_sha256$" + "x" * 60)
        for i in range(1, USERS + 1))
    m.Tweet.objects.bulk_create(
        [m.Tweet(id=i, user_id=rnd.randint(1, USERS), body=" ".join(rnd.choices(WORDS, k=rnd.randint(8, 22))),
                 created_at=NOW - datetime.timedelta(seconds=rnd.randint(0, 10**6)))
         for i in range(1, TWEETS + 1)], batch_size=5000)
    m.Like.objects.bulk_create(
        [m.Like(id=i, user_id=rnd.randint(1, USERS), tweet_id=rnd.randint(1, TWEETS), created_at=NOW)
         for i in range(1, LIKES + 1)], batch_size=5000)


def activity(index, kind, rnd):
    model, highest = {"tweet": ("Tweet", TWEETS), "like": ("Like", LIKES)}[kind]
    reference = "core.%s:%d" % (model, rnd.randint(1, highest))
    return {
        "id": "%08x-0000-11e4-8080-80000c1e5aa0" % index, "actor": "core.User:%d" % rnd.randint(1, USERS),
        "verb": kind, "object": reference, "foreign_id": reference, "target": "", "origin": None,
        "time": NOW - datetime.timedelta(seconds=rnd.randint(10, 10**6)),
    }


def page(kind, count):
    rnd = random.Random("%s %d" % (kind, count))
    if kind == "aggregated":
        return [
            {"id": "g%d" % g, "group": "like_%d" % g, "verb": "like", "activity_count": 3, "actor_count": 3,
             "created_at": NOW, "updated_at": NOW,
             "activities": [activity(3 * g + i, "like", rnd) for i in range(3)]}
            for g in range(count)
        ]
    kinds = {"tweet": ["tweet"], "mixed": ["tweet", "tweet", "like"], "like": ["like"]}[kind]
    return [activity(i, rnd.choice(kinds), rnd) for i in range(count)]


def clone(activities):
    """Enrichment writes into the dictionaries."""
    return [dict(a, activities=[dict(x) for x in a["activities"]]) if "activities" in a else dict(a)
            for a in activities]


def timed(work, prepare):
    """Processor seconds of one call: the median of samples of at least 50 ms each."""
    samples = []
    for _ in range(5):
        gc.collect()
        total, count = 0.0, 0
        while total < 0.05:
            argument = prepare()
            start = time.process_time()
            work(argument)
            total += time.process_time() - start
            count += 1
        samples.append(total / count)
    return statistics.median(samples)


def main():
    m = set_up()
    build(m)
    import stream.serializer
    from django.template import loader
    from stream_django.enrich import Enrich

    enricher = Enrich()
    page_template = loader.get_template("page.html")
    print("ready", flush=True)
    for line in sys.stdin:
        work, kind, count = line.split()
        m.RELATED["tweet"] = ["user"] if work.endswith("related") else None
        m.RELATED["like"] = ["user", "tweet", "tweet__user"] if work.endswith("related") else None
        data = page(kind, int(count))
        text = stream.serializer.dumps({"results": data, "next": "", "duration": "1.00ms"})
        with open(os.path.join(FOLDER, "page.json"), "w", encoding="utf-8") as file:
            file.write(text)
        enrich = enricher.enrich_aggregated_activities if kind == "aggregated" else enricher.enrich_activities
        if work.startswith("enrich"):
            seconds = timed(enrich, lambda: clone(data))
        else:
            def whole(_):
                return page_template.render({"activities": enrich(stream.serializer.loads(text)["results"])})
            rendered = whole(None)
            with open(os.path.join(FOLDER, "page.txt"), "w", encoding="utf-8") as file:
                file.write(rendered)
            seconds = timed(whole, lambda: None)
        print("%.9f" % seconds, flush=True)


main()
