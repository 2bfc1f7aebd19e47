from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "pilar.doors.desk"
    label = "desk"
    verbose_name = "The signed-in workplace"
