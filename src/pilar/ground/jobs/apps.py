from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "pilar.ground.jobs"
    label = "jobs"
    verbose_name = "Jobs"
