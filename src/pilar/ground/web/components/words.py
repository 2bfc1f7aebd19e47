"""Numbers, money and dates as the reader's language writes them."""

from django.template import Library

from pilar.ground.web import numbers

register = Library()
for _name in (
    "angka",
    "persen",
    "rupiah",
    "tanggal",
    "tanggal_pendek",
    "hari",
    "hari_tanggal",
    "jam",
    "hari_jam",
    "bulan",
    "bulan_pendek",
):
    register.filter(_name, getattr(numbers, _name))
