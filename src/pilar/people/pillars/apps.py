from django.apps import AppConfig


class PillarsConfig(AppConfig):
    name = "pilar.people.pillars"
    label = "pillars"
    verbose_name = "Pillars"
