"""Names of people in Indonesia: taken apart, spelled alike, keyed, compared. Pure, cached per word.

`standardise(cell)` takes a name cell apart; `why_no_name(cell)` says why a cell holds none;
`match_keys` and `query_keys` find who may be meant; `similarity` compares two names, `while_typing` a
half-typed one with a recorded one.
"""

from pilar.kernel.names.absent import NoName, why_no_name
from pilar.kernel.names.compare import AGREES, Evidence, NameSimilarity, similarity, while_typing
from pilar.kernel.names.keys import match_keys, query_keys, worth
from pilar.kernel.names.spelling import frame, relaxed, skeleton
from pilar.kernel.names.standard import StandardName, standardise, tidy

__all__ = [
    "AGREES",
    "Evidence",
    "NameSimilarity",
    "NoName",
    "StandardName",
    "frame",
    "match_keys",
    "query_keys",
    "relaxed",
    "similarity",
    "skeleton",
    "standardise",
    "tidy",
    "while_typing",
    "why_no_name",
    "worth",
]
