"""Uploads and their keys."""

from pilar.ground.files.models.upload import Upload, UploadKey

__all__ = ["Upload", "UploadKey"]
