from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "pilar.work.assessments"
    label = "assessments"
    verbose_name = "Assessments"
