from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "pilar.people.matching"
    label = "matching"
    verbose_name = "Matching"
