from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "pilar.ground.web"
    label = "web"
    verbose_name = "Web"
