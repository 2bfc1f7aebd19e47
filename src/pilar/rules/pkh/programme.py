"""PKH as a whole: which conditions it asks and how its components are counted."""

from pilar.rules.registry import Programme

PKH = Programme(
    code="PKH",
    law="Permensos 1/2018",
    all_of=("pkh.decile", "pkh.no_civil_servant", "pkh.one_family_card"),
    one_of=(
        "pkh.pregnancy",
        "pkh.early_childhood",
        "pkh.primary_school",
        "pkh.junior_school",
        "pkh.senior_school",
        "pkh.severe_disability",
        "pkh.elderly",
        "pkh.rights_victim",
    ),
    family="pkh/family",
)
