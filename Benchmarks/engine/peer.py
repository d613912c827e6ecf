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


def activity(actor, verb=Love, day=0, thing=None):
    global made
    made += 1
    thing = made if thing is None else thing
    text = {"text": "the harbour lamp turns slowly under rain while boats return home late"}
    when = START + datetime.timedelta(days=day, milliseconds=made * 7)
    return Activity(actor, verb, thing, time=when, extra_context=text)


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


def groups(feed, size):
    """Microseconds to read 25 of 40 groups, a day each, that hold `size` activities each."""
    news = [activity(rng.randint(1, 1000), Love, day, 10**6 + day) for day in range(40) for _ in range(size)]
    Timeline.insert_activities(news)
    feed.add_many(news)
    assert [len(group.activities) for group in feed[:25]] == [size] * 25
    return median_microseconds(lambda: feed[:25], 400)


def delivery(count, posts):
    """Microseconds until `posts` activities, published one by one, were read by each of `count` followers."""
    followers[count] = list(range(1, count + 1))
    manager, news = Feeds(), [activity(count) for _ in range(posts)]
    start = time.perf_counter()
    for new in news:
        manager.add_user_activity(count, new)
    for reader in followers[count]:
        assert len(Timeline(reader)[:25]) == 25
    return (time.perf_counter() - start) * 1e6


result = {"publish": publish(1000), "delivery": statistics.median(delivery(1000, 50) for _ in range(3))}
news = [activity(rng.randint(1, 1000), rng.choice([Love, Add, Comment, Follow]), i // 60) for i in range(3000)]
Timeline.insert_activities(news)
for user in range(1, 101):
    Timeline(user).add_many(rng.sample(news, 1000), trim=False)
result["flat"] = median_microseconds(lambda: Timeline(rng.randint(1, 100))[:25], 1000)
for size in (1, 15):
    result["aggregated_%d" % size] = groups(Aggregated(size), size)
    result["notification_%d" % size] = groups(Notification(size), size)
print(json.dumps(result))
