#!/usr/bin/env python3
"""Renders the corpus with the real Django and writes what it says into the corpus.

    .venv/bin/python Tests/FeedTemplatesTests/django/record.py           # writes "expected" into Corpus/*.json
    .venv/bin/python Tests/FeedTemplatesTests/django/record.py --print   # writes the answers to stdout as JSON

A case of the corpus is an object with
  name        unique in its file
  template    the text that is rendered
  templates   other templates by name, for include, extends and render_activity (optional)
  context     JSON; {"$date": "2026-01-01T00:00:00Z"} stands for an aware datetime (optional)
  now         what the clock says (optional, DEFAULT_NOW)
  zone        the current time zone (optional, UTC)
  autoescape  true for Django's default; the corpus is recorded without HTML escaping (optional)
  expected    what Django renders, or
  error       true where Django raises an exception: the text of it is Django's own business
"""
import datetime
import json
import logging
import pathlib
import sys
import zoneinfo
from unittest import mock

import django
from django.conf import settings

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "Corpus"
DEFAULT_NOW = "2026-11-23T10:00:00Z"
TEMPLATES = {}

settings.configure(
    DEBUG=False,
    SECRET_KEY="corpus",
    USE_TZ=True,
    TIME_ZONE="UTC",
    INSTALLED_APPS=["django.contrib.humanize", "stream_django"],
    STREAM_API_KEY="key",
    STREAM_API_SECRET="secret",
    STREAM_DISABLE_MODEL_TRACKING=True,
    TEMPLATES=[
        {
            "NAME": name,
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "autoescape": escape,
                "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)],
                "builtins": [
                    "django.contrib.humanize.templatetags.humanize",
                    "django.templatetags.i18n",
                    "django.templatetags.l10n",
                    "stream_django.templatetags.activity_tags",
                ],
            },
        }
        for name, escape in [("plain", False), ("escaped", True)]
    ],
)
logging.disable(logging.CRITICAL)
django.setup()

from django.template import engines  # noqa: E402
from django.utils import timezone  # noqa: E402

# stream-django's templates are called .html; here they are plain text and called .txt.
from stream_django.templatetags import activity_tags  # noqa: E402

REAL_DATETIME = datetime.datetime


def moment(text):
    return REAL_DATETIME.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc)


class Enriched(dict):
    """What stream-django's enricher makes of an activity: a dictionary that knows what it lacks."""

    @property
    def enriched(self):
        return self["enriched"]

    @property
    def not_enriched_data(self):
        return self.get("not_enriched_data", {})


def value(json_value):
    if isinstance(json_value, dict):
        if list(json_value) == ["$date"]:
            return moment(json_value["$date"])
        members = {name: value(member) for name, member in json_value.items()}
        return Enriched(members) if "enriched" in members else members
    if isinstance(json_value, list):
        return [value(member) for member in json_value]
    return json_value


def clock(now):
    class Clock(REAL_DATETIME):
        @classmethod
        def now(cls, tz=None):
            return now.astimezone(tz) if tz else now.replace(tzinfo=None)

        @classmethod
        def utcnow(cls):
            return now.replace(tzinfo=None)

    # isinstance(x, datetime) must go on holding for the real ones.
    class Meta(type):
        def __instancecheck__(cls, instance):
            return isinstance(instance, REAL_DATETIME)

        def __call__(cls, *args, **kwargs):
            return REAL_DATETIME(*args, **kwargs)

    return Meta("datetime", (Clock,), {})


def render(case):
    now = moment(case.get("now", DEFAULT_NOW))
    engine = engines["escaped" if case.get("autoescape") else "plain"]
    TEMPLATES.clear()
    TEMPLATES.update({name.replace(".txt", ".html") if name.startswith("activity/") else name: text
                      for name, text in case.get("templates", {}).items()})
    TEMPLATES["case.txt"] = case["template"]
    fake = clock(now)
    modules = ["django.utils.timesince.datetime", "django.contrib.humanize.templatetags.humanize.datetime"]
    with timezone.override(zoneinfo.ZoneInfo(case.get("zone", "UTC"))), \
            mock.patch("django.utils.timesince.datetime.datetime", fake), \
            mock.patch("django.contrib.humanize.templatetags.humanize.datetime", fake), \
            mock.patch("django.template.defaulttags.datetime", fake), \
            mock.patch.object(activity_tags.loader, "get_template", engine.get_template):
        return engine.get_template("case.txt").render(value(case.get("context", {})))


def answer(case):
    try:
        return {"expected": render(case)}
    except BaseException as error:  # MissingDataException of stream-django is no Exception
        return {"error": True, "exception": type(error).__name__}


def main():
    prints = "--print" in sys.argv
    answers = {}
    for path in sorted(CORPUS.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        for case in cases:
            result = answer(case)
            answers[f"{path.stem}/{case['name']}"] = result.get("expected")
            for key in ("expected", "error", "exception"):
                case.pop(key, None)
            case.update(result)
        if not prints:
            text = "[\n" + ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n"
            path.write_text(text, encoding="utf-8")
    if prints:
        json.dump(answers, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
