"""Who tries to follow a report."""

from django.db import models


class CodeTries(models.Model):
    """Tries at one code, whether a report bears it or not, so that both look alike from outside.

    `code_index` is a keyed hash of the code, as hex. `wrong` counts wrong PINs since the last right one;
    at ten the code is locked until the desk gives a new PIN.
    """

    code_index = models.CharField(max_length=32, primary_key=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)
