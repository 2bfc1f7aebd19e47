from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "pilar.work.programmes"
    label = "programmes"
    verbose_name = "Programmes"
    append_only = ("Determination",)
