"""The standard names of what a source can say, and how they group for survivorship.

Household facts carry the names of the DTSEN/Regsosek family form where it has one.
"""

IDENTITY = (
    "name",
    "titles",
    "aliases",
    "sex",
    "birth_date",
    "birth_precision",
    "birth_place",
    "mother_name",
    "nik",
    "phone",
    "died_hint",
    "died_on",
)
LOCATION = ("village", "rt", "rw", "address", "resident")
MEMBERSHIP = ("family_card", "relation", "in_household")
PERSON_FACTS = (
    "pregnant",
    "postpartum",
    "pregnancy_number",
    "school_status",
    "school_level",
    "finished_school",
    "severe_disability",
    "disability_kind",
    "civil_servant",
    "rights_victim",
    "occupation",
    "chronic_illness",
    "health_insurance",
    "marital",
)
HOUSEHOLD_FACTS = (
    "decile",
    "decile_period",
    "tenure",
    "floor_area_m2",
    "floor",
    "wall",
    "roof",
    "water",
    "lighting",
    "watt",
    "fuel",
    "toilet",
    "receives_pkh",
    "receives_sembako",
    "receives_other",
    "income_monthly_idr",
    "in_family_card",
)
# Shown with the person, chosen like identity, kept beside the facts.
EXTRAS = ("titles", "birth_place")
ALL = frozenset(IDENTITY + LOCATION + MEMBERSHIP + PERSON_FACTS + HOUSEHOLD_FACTS)
