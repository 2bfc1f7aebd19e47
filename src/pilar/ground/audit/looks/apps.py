from django.apps import AppConfig


class LooksConfig(AppConfig):
    name = "pilar.ground.audit.looks"
    label = "looks"
    verbose_name = "Looks"
    append_only = ("Look", "LookSubject")
