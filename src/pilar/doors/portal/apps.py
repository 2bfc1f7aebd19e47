from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "pilar.doors.portal"
    label = "portal"
    verbose_name = "Public pages"
