"""Program Keluarga Harapan: conditional cash for poor families with a pregnancy, children, old age or disability."""

from pilar.rules.pkh import (
    civil_servant,
    decile,
    early_childhood,
    elderly,
    family_card,
    pregnancy,
    rights_victim,
    schooling,
    severe_disability,
)
from pilar.rules.pkh.programme import PKH

__all__ = [
    "PKH",
    "civil_servant",
    "decile",
    "early_childhood",
    "elderly",
    "family_card",
    "pregnancy",
    "rights_victim",
    "schooling",
    "severe_disability",
]
