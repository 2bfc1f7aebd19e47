"""Roles: bundles of permissions that an account gets for an area. Grants remain the only source of scope.

Why each holds what it holds: the front office meets people, so it reads and corrects their data
and sends reports on; the back office manages cases and proposes; who approves is somebody else
(the action refuses the proposer). Volunteers of TKSK, PSM and PKH verify data where they live
and therefore read it there; Tagana and Karang Taruna work city-wide or with the young, so they
see a person only through a task that is theirs. Head and auditor read and change nothing about
persons. Whoever manages accounts reads no person, report or case. What was told of violence and of
children is read by case managers and coordinators alone, and by whom they hand such a report to.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from pilar.ground.access.permissions import Permission as Access
from pilar.ground.access.roles import Level, Role
from pilar.ground.audit.permissions import Permission as Audit
from pilar.people.matching.permissions import Permission as Matching
from pilar.people.pillars.permissions import Permission as Pillars
from pilar.people.registry.permissions import Permission as Registry
from pilar.review.forum.permissions import Permission as Forum
from pilar.review.indicators.permissions import Permission as Indicators
from pilar.work.assessments.permissions import Permission as Assessments
from pilar.work.casework.permissions import Permission as Casework
from pilar.work.intake.permissions import Permission as Intake
from pilar.work.programmes.permissions import Permission as Programmes

CITY, DISTRICT, VILLAGE = Level.CITY, Level.DISTRICT, Level.VILLAGE
DESK, MY_DAY = "desk:home", "casework:my_day"

# Everybody who works with Pilar sees what was achieved, by whom, and what was decided.
EVERYBODY = frozenset({Pillars.VIEW, Indicators.VIEW, Forum.VIEW})
READS_A_CASE = frozenset(
    {
        Registry.VIEW_PERSON,
        Intake.VIEW_REPORT,
        Assessments.VIEW_SUBMISSION,
        Programmes.VIEW_DETERMINATION,
        Casework.VIEW_CASE,
    }
)
MEMBER_OF_A_PILLAR = EVERYBODY | {
    Intake.RECORD_REPORT,
    Casework.RECEIVE_TASK,
    Pillars.RECORD_ACTIVITY,
}
VERIFIES_DATA = frozenset(
    {Registry.VIEW_PERSON, Assessments.VIEW_SUBMISSION, Assessments.SUBMIT, Intake.VIEW_REPORT}
)


def _by_code(roles: Iterable[Role]) -> dict[str, Role]:
    return {role.code: role for role in roles}


ROLES: dict[str, Role] = _by_code(
    [
        Role(
            code="FRONT_OFFICE",
            name=_("Front office"),
            does=_("Receives reports and people at the desk, matches and sends on."),
            permissions=EVERYBODY
            | READS_A_CASE
            | {
                Registry.EDIT_PERSON,
                Registry.REVEAL_IDENTIFIER,
                Intake.RECORD_REPORT,
                Intake.TRIAGE_REPORT,
                Assessments.SUBMIT,
            },
            levels=(CITY, DISTRICT, VILLAGE),
            home="intake:inbox",
        ),
        Role(
            code="BACK_OFFICE",
            name=_("Case manager"),
            does=_("Opens and manages cases, assesses, proposes for programmes."),
            permissions=EVERYBODY
            | READS_A_CASE
            | {
                Registry.EDIT_PERSON,
                Registry.REVEAL_IDENTIFIER,
                Intake.VIEW_PROTECTED,
                Intake.RECORD_REPORT,
                Intake.TRIAGE_REPORT,
                Assessments.SUBMIT,
                Programmes.PROPOSE,
                Casework.MANAGE_CASE,
                Casework.OFFER_TASK,
                Indicators.VIEW_ROWS,
            },
            levels=(CITY, DISTRICT),
            home=DESK,
        ),
        Role(
            code="PROGRAMME_MANAGER",
            name=_("Programme manager"),
            does=_("Approves what others propose, keeps the pillars, prepares the forum."),
            permissions=EVERYBODY
            | READS_A_CASE
            | {
                Registry.REVEAL_IDENTIFIER,
                Programmes.PROPOSE,
                Programmes.APPROVE,
                Pillars.MANAGE,
                Pillars.PROPOSE,
                Indicators.VIEW_ROWS,
                Forum.PROPOSE,
                Forum.MANAGE,
            },
            levels=(CITY,),
            home=DESK,
        ),
        Role(
            code="DATA_STEWARD",
            name=_("Data steward"),
            does=_("Imports lists, settles pairs, keeps the registry right."),
            permissions=EVERYBODY
            | {
                Registry.VIEW_PERSON,
                Registry.EDIT_PERSON,
                Registry.REVEAL_IDENTIFIER,
                Registry.IMPORT_LIST,
                Matching.REVIEW_PAIR,
                Assessments.VIEW_SUBMISSION,
                Indicators.VIEW_ROWS,
            },
            levels=(CITY, DISTRICT, VILLAGE),
            home=DESK,
        ),
        Role(
            code="COORDINATOR",
            name=_("Coordinator"),
            does=_(
                "On duty for an area, leads the members there; of one pillar: keeps its members."
            ),
            permissions=EVERYBODY
            | READS_A_CASE
            | {
                Intake.VIEW_PROTECTED,
                Intake.RECORD_REPORT,
                Intake.TRIAGE_REPORT,
                Intake.RECEIVE_ALARM,
                Casework.CONFIRM,
                Casework.OFFER_TASK,
                Indicators.VIEW_ROWS,
                Forum.PROPOSE,
            },
            levels=(DISTRICT, CITY),
            home=DESK,
            on_pillar=frozenset(
                {Pillars.MANAGE, Pillars.RECORD_ACTIVITY, Pillars.PROPOSE, Forum.PROPOSE}
            ),
        ),
        Role(
            code="TKSK",
            name=_("TKSK"),
            does=_("Coordinates social work in one kecamatan, accompanies and refers."),
            permissions=MEMBER_OF_A_PILLAR
            | VERIFIES_DATA
            | {Casework.VIEW_CASE, Casework.CONFIRM, Pillars.PROPOSE, Forum.PROPOSE},
            levels=(DISTRICT,),
            home=MY_DAY,
            pillar="TKSK",
        ),
        Role(
            code="PSM",
            name=_("PSM"),
            does=_("Visits, verifies and accompanies people of the own village."),
            permissions=MEMBER_OF_A_PILLAR | VERIFIES_DATA,
            levels=(VILLAGE,),
            home=MY_DAY,
            pillar="PSM",
        ),
        Role(
            code="TAGANA",
            name=_("Tagana"),
            does=_("Helps in disasters and brings relief; sees people through tasks."),
            permissions=MEMBER_OF_A_PILLAR,
            levels=(CITY, DISTRICT),
            home=MY_DAY,
            pillar="TAGANA",
        ),
        Role(
            code="KARANG_TARUNA",
            name=_("Karang Taruna"),
            does=_("Youth of the village; sees people through tasks."),
            permissions=MEMBER_OF_A_PILLAR,
            levels=(VILLAGE,),
            home=MY_DAY,
            pillar="KARANG_TARUNA",
        ),
        Role(
            code="PKH",
            name=_("PKH facilitator"),
            does=_("Accompanies families in PKH in the villages given."),
            permissions=MEMBER_OF_A_PILLAR | VERIFIES_DATA | {Programmes.VIEW_DETERMINATION},
            levels=(VILLAGE, DISTRICT),
            home=MY_DAY,
            pillar="PKH",
        ),
        Role(
            code="HEAD",
            name=_("Head of the office"),
            does=_("Sees what was achieved and what is behind it, decides in the forum."),
            permissions=EVERYBODY
            | READS_A_CASE
            | {Indicators.VIEW_ROWS, Forum.PROPOSE, Forum.MANAGE, Forum.DECIDE},
            levels=(CITY,),
            home=DESK,
        ),
        Role(
            code="AUDITOR",
            name=_("Auditor"),
            does=_("Reads everything and the trail, changes nothing."),
            permissions=EVERYBODY | READS_A_CASE | {Audit.VIEW_TRAIL, Indicators.VIEW_ROWS},
            levels=(CITY,),
            home=DESK,
        ),
        Role(
            code="ADMIN",
            name=_("Account manager"),
            does=_("Invites people and gives them roles; reads no person and no case."),
            permissions=frozenset({Access.MANAGE_ACCOUNTS}),
            levels=(CITY,),
            home="access:accounts",
            alone=True,
        ),
    ]
)
