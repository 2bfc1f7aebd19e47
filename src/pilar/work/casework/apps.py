from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "pilar.work.casework"
    label = "casework"
    verbose_name = "Casework"
    append_only = ("CaseNote", "Confirmation", "Rating")
