from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "pilar.ground.areas"
    label = "areas"
    verbose_name = "Areas"
