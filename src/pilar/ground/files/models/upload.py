"""What was uploaded, after cleaning; the content lies encrypted under settings.FILES_ROOT."""

from django.conf import settings
from django.db import models

from pilar.kernel.ids import new_id


class Upload(models.Model):
    """One cleaned file. Immutable: triggers refuse UPDATE, DELETE, REPLACE and TRUNCATE.

    A document (a list of an office) is kept as it came, its width and height are 0.
    `sha256` (hex) and `size` (bytes) are of the cleaned content. `by` is null for a resident, who
    has no account. The page of the owning app serves it, inside that app's scope.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()


class UploadKey(models.Model):
    """The data key of an upload, wrapped by master key number `master`. Mutable: rotation rewraps it, erasure empties it."""

    upload = models.OneToOneField(Upload, models.PROTECT, primary_key=True, related_name="key")
    wrapped = models.BinaryField(max_length=80)
    master = models.PositiveSmallIntegerField(default=1)
    erased_at = models.DateTimeField(null=True, blank=True)
