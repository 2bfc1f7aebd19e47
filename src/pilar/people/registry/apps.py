from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "pilar.people.registry"
    label = "registry"
    verbose_name = "Registry"
    append_only = ("Record",)
