from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "pilar.review.indicators"
    label = "indicators"
    verbose_name = "Indicators"
