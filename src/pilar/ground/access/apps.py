from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "pilar.ground.access"
    label = "access"
    verbose_name = "Access"
