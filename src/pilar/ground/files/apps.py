from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "pilar.ground.files"
    label = "files"
    verbose_name = "Files"
    append_only = ("Upload",)
