"""Administrative areas with the codes of Kemendagri."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """A province, city, kecamatan, or desa/kelurahan.

    The code is the key: the codes of all areas inside begin with it and a dot, so that scope
    and roll-ups are prefix tests. `tile_col`, `tile_row` place a village on the schematic map.
    """

    class Kind(models.TextChoices):
        PROVINCE = "PROVINCE", _("province")
        CITY = "CITY", _("city")
        DISTRICT = "DISTRICT", _("kecamatan")
        DESA = "DESA", _("desa")
        KELURAHAN = "KELURAHAN", _("kelurahan")

    VILLAGES = (Kind.DESA, Kind.KELURAHAN)

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    bps_code = models.CharField(max_length=10, blank=True)
    tile_col = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def is_village(self) -> bool:
        return self.kind in self.VILLAGES
