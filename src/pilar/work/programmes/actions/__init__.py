"""Determining, proposing, deciding."""

from pilar.work.programmes.actions.bulk import (
    DeterminedRow,
    LoadedAnswers,
    ProposalRow,
    load_determinations,
)
from pilar.work.programmes.actions.determining import NobodyLivesHere, answers_for, determine
from pilar.work.programmes.actions.proposing import (
    AlreadyDecided,
    AlreadyWaiting,
    NotProposable,
    OutOfDate,
    OwnProposal,
    ReasonMissing,
    approve,
    propose,
    refuse,
    return_,
    withdraw,
)

__all__ = [
    "AlreadyDecided",
    "AlreadyWaiting",
    "DeterminedRow",
    "LoadedAnswers",
    "NobodyLivesHere",
    "NotProposable",
    "OutOfDate",
    "OwnProposal",
    "ProposalRow",
    "ReasonMissing",
    "answers_for",
    "approve",
    "determine",
    "load_determinations",
    "propose",
    "refuse",
    "return_",
    "withdraw",
]
