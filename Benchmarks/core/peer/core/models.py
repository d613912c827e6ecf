"""The models of stream-django's README, with Django's own user."""
from django.contrib.auth.models import AbstractUser
from django.db import models
from stream_django.activity import Activity

# Which relations enrichment loads along; the peer changes it between measurements.
RELATED = {"tweet": None, "like": None}


class User(AbstractUser):
    pass


class Tweet(models.Model, Activity):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    body = models.CharField(max_length=280)
    created_at = models.DateTimeField()

    @classmethod
    def activity_related_models(cls):
        return RELATED["tweet"]


class Like(models.Model, Activity):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    tweet = models.ForeignKey(Tweet, on_delete=models.CASCADE)
    created_at = models.DateTimeField()

    @classmethod
    def activity_related_models(cls):
        return RELATED["like"]
