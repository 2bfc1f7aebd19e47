from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "pilar.review.forum"
    label = "forum"
    verbose_name = "Forum"
    append_only = ("Evidence", "StepReview")
