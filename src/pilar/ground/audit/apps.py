from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "pilar.ground.audit"
    label = "audit"
    verbose_name = "Audit"
    append_only = ("Event", "Seal")
