"""Stream-Framework on Redis, measured as the engine is: JSON on stdout, durations in microseconds.

Run by Benchmarks/engine/run with the Python of $BENCH_DIR/sf and the patched package of $BENCH_DIR/sf-patched (as
published it does not import on today's Python). Redis is told to listen on loopback at the port in argv[1].
Tasks run inside the process, the fastest way that it has.
"""
import datetime, json, logging, random, statistics, sys, time, warnings

warnings.simplefilter("ignore")
import celery

app = celery.Celery("bench")
app.conf.update(task_always_eager=True, task_serializer="pickle", accept_content=["pickle"])
app.set_default()
app.set_current()
from stream_framework import settings

settings.STREAM_REDIS_CONFIG = {
    "default": {"host": "127.0.0.1", "port": int(sys.argv[1]), "db": 0, "password": None}
}
from stream_framework.activity import Activity
from stream_framework.feed_managers.base import FanoutPriority, Manager
from stream_framework.feeds.aggregated_feed.redis import RedisAggregatedFeed
from stream_framework.feeds.notification_feed.redis import RedisNotificationFeed
from stream_framework.feeds.redis import RedisFeed
from stream_framework.verbs.base import Add, Comment, Follow, Love

logging.disable(logging.CRITICAL)
rng = random.Random(3)
START = datetime.datetime(2024, 7, 1)
made = 0


class Timeline(RedisFeed):
    key_format = "feed:timeline:%(user_id)s"
    max_length = 1000


class Aggregated(RedisAggregatedFeed):
    key_format = "feed:aggregated:%(user_id)s"
    max_length = 1000


class Notification(RedisNotificationFeed):
    key_format = "feed:notification:%(user_id)s"


class UserFeed(RedisFeed):
    key_format = "feed:user:%(user_id)s"
    max_length = 10**6


followers = {}


class Feeds(Manager):
    feed_classes = {"normal": Timeline}
    user_feed_class = UserFeed

    def get_user_follower_ids(self, user_id):
        return {FanoutPriority.HIGH: followers[user_id]}


def activity(actor, verb=Love, day=0):
    global made
    made += 1
    text = {"text": "the harbour lamp turns slowly under rain while boats return home late"}
    when = START + datetime.timedelta(days=day, milliseconds=made * 7)
    return Activity(actor, verb, made, time=when, extra_context=text)


def median_microseconds(body, count):
    durations = []
    for index in range(count + count // 10):
        start = time.perf_counter()
        body()
        if index >= count // 10:
            durations.append((time.perf_counter() - start) * 1e6)
    return statistics.median(durations)


def publish(count):
    """Fan-out writes a second to `count` followers."""
    followers[count] = rng.sample(range(1, 4 * count + 1), count)
    manager, rates = Feeds(), []
    for _ in range(5):
        news = [activity(count) for _ in range(4)]
        start = time.perf_counter()
        for new in news:
            manager.add_user_activity(count, new)
        rates.append(len(news) * count / (time.perf_counter() - start))
    return statistics.median(rates)


result = {"publish": publish(1000)}
news = [activity(rng.randint(1, 1000), rng.choice([Love, Add, Comment, Follow]), i // 60) for i in range(3000)]
Timeline.insert_activities(news)
for user in range(1, 101):
    Timeline(user).add_many(rng.sample(news, 1000), trim=False)
for user in range(1, 21):
    Aggregated(user).add_many(rng.sample(news, 600))
Notification(7).add_many([activity(rng.randint(1, 1000), Love, rng.randint(0, 29)) for _ in range(600)])
result["flat"] = median_microseconds(lambda: Timeline(rng.randint(1, 100))[:25], 1000)
result["aggregated"] = median_microseconds(lambda: Aggregated(rng.randint(1, 20))[:25], 400)
result["notification"] = median_microseconds(lambda: Notification(7)[:25], 400)
result["aggregated_activities"] = sum(len(group.activities) for group in Aggregated(3)[:25])
result["notification_activities"] = sum(len(group.activities) for group in Notification(7)[:25])
print(json.dumps(result))
