from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "pilar.doors.demo"
    label = "demo"
    verbose_name = "The synthetic city"
