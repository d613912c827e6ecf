"""The peer: renders the benchmark's pages with Django and stream-django's render_activity.

Reads the name of a page a line; answers each with the median seconds that one rendering took.
The activities are dictionaries with objects for actor and object, as stream-django's enricher makes them.
"""
import datetime
import logging
import random
import statistics
import sys
import time

import django
from django.conf import settings

TEMPLATES = {
    "activity/tweet.html": '{{ activity.actor.username }} said "{{ activity.object.body }} {{ activity.time|timesince }} ago"\n',
    "activity/like.html": '{{ activity.actor.username }} liked "{{ activity.object.body }}" {{ activity.time|timesince }} ago\n',
    "activity/aggregated/like.html": "{% load activity_tags %}{{ activity.actor_count }} user{{ activity.actor_count|pluralize }} liked {% render_activity activity.activities.0 %}",
    "page": "{% load activity_tags %}{% for activity in activities %}{% render_activity activity %}{% endfor %}",
    "inline": '{% for activity in activities %}{{ activity.actor.username }} said "{{ activity.object.body }}"\n{% endfor %}',
}

settings.configure(
    DEBUG=False,
    SECRET_KEY="benchmark",
    USE_TZ=True,
    INSTALLED_APPS=["stream_django"],
    STREAM_API_KEY="key",
    STREAM_API_SECRET="a secret of thirty-two characters",
    STREAM_DISABLE_MODEL_TRACKING=True,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                # As with DEBUG off: compiled once.
                "loaders": [("django.template.loaders.cached.Loader",
                             [("django.template.loaders.locmem.Loader", TEMPLATES)])],
            },
        }
    ],
)
logging.disable(logging.CRITICAL)
django.setup()

from django.template import loader  # noqa: E402

WORDS = "the quick brown fox jumps over a lazy dog and writes about feeds news music coffee weather".split()
NOW = datetime.datetime.now(datetime.timezone.utc)
chance = random.Random(7)


class Model:
    def __init__(self, **fields):
        self.__dict__.update(fields)


def activity(verb):
    return {
        "id": "1",
        "verb": verb,
        "actor": Model(username="user%d" % chance.randint(1, 1000)),
        "object": Model(body=" ".join(chance.choices(WORDS, k=chance.randint(8, 22)))),
        "time": NOW - datetime.timedelta(seconds=chance.randint(10, 1_000_000)),
    }


def group():
    return {"id": "g", "verb": "like", "actor_count": 3, "activities": [activity("like") for _ in range(3)]}


PAGES = {
    "tweet": ("page", {"activities": [activity("tweet") for _ in range(25)]}),
    "aggregated": ("page", {"activities": [group() for _ in range(25)]}),
    "inline": ("inline", {"activities": [activity("tweet") for _ in range(25)]}),
}


def measure(name):
    template_name, context = PAGES[name]
    template = loader.get_template(template_name)
    for _ in range(20):
        template.render(dict(context))
    samples = []
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(10):
            template.render(dict(context))
        samples.append((time.perf_counter() - start) / 10)
    return statistics.median(samples)


for line in sys.stdin:
    print("%.9f" % measure(line.strip()), flush=True)
