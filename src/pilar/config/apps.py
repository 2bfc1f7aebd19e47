from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pilar.config"
    label = "config"
    verbose_name = "Configuration"
