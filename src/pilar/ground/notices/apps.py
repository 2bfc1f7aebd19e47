from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "pilar.ground.notices"
    label = "notices"
    verbose_name = "Notices"
