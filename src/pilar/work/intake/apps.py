from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "pilar.work.intake"
    label = "intake"
    verbose_name = "Intake"
