"""Pupils of the three levels that make up twelve years of school."""

from dataclasses import dataclass
from datetime import date

from pilar.rules.dated import Component
from pilar.rules.engine import Claim, Households, Members, any_member
from pilar.rules.registry import condition


@dataclass(frozen=True)
class Schooling(Component):
    min_age: int
    max_age: int


@condition(
    "pkh.primary_school",
    law="Permensos 1/2018; terdaftar di Dapodik atau EMIS",
    parameters="pkh/primary_school",
    since=date(2022, 1, 1),
)
def has_primary_pupil(households: Households, members: Members, p: Schooling) -> Claim:
    """Whether a member of school age attends SD or MI and hasn't finished twelve years."""
    attends = members.school_status.is_("ATTENDING") & members.school_level.is_("SD")
    of_age = members.age.between(p.min_age, p.max_age)
    return any_member(of_age & attends & ~members.finished_school)


@condition(
    "pkh.junior_school",
    law="Permensos 1/2018; terdaftar di Dapodik atau EMIS",
    parameters="pkh/junior_school",
    since=date(2022, 1, 1),
)
def has_junior_pupil(households: Households, members: Members, p: Schooling) -> Claim:
    """Whether a member of school age attends SMP or MTs and hasn't finished twelve years."""
    attends = members.school_status.is_("ATTENDING") & members.school_level.is_("SMP")
    of_age = members.age.between(p.min_age, p.max_age)
    return any_member(of_age & attends & ~members.finished_school)


@condition(
    "pkh.senior_school",
    law="Permensos 1/2018; terdaftar di Dapodik atau EMIS",
    parameters="pkh/senior_school",
    since=date(2022, 1, 1),
)
def has_senior_pupil(households: Households, members: Members, p: Schooling) -> Claim:
    """Whether a member of school age attends SMA, MA or SMK and hasn't finished twelve years."""
    attends = members.school_status.is_("ATTENDING") & members.school_level.is_("SMA")
    of_age = members.age.between(p.min_age, p.max_age)
    return any_member(of_age & attends & ~members.finished_school)
