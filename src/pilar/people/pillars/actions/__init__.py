"""Writing organisations, members, what they learn and what they do."""

from pilar.people.pillars.actions.bulk import (
    load_activities,
    load_members,
    load_trainings,
)
from pilar.people.pillars.actions.doing import (
    ActivityTooLate,
    NotThere,
    OutcomeMissing,
    ProposalSettled,
    add_initiative,
    answer_proposal,
    end_initiative,
    propose_to_forum,
    record_activity,
)
from pilar.people.pillars.actions.learning import (
    AlreadyAttended,
    add_competence,
    add_training,
    record_attendance,
)
from pilar.people.pillars.actions.members import (
    AccountTaken,
    AlreadyEnded,
    DecreeEndsTooEarly,
    NotAChapter,
    NotAVillage,
    NoVillage,
    OutsideTheChapter,
    add_member,
    change_coverage,
    end_member,
    link_account,
    renew_decree,
)
from pilar.people.pillars.actions.organizations import (
    CodeTaken,
    add_mandate,
    add_organization,
    load_file,
)
from pilar.people.pillars.actions.wording import NumberInText

__all__ = [
    "AccountTaken",
    "ActivityTooLate",
    "AlreadyAttended",
    "AlreadyEnded",
    "CodeTaken",
    "DecreeEndsTooEarly",
    "NoVillage",
    "NotAChapter",
    "NotAVillage",
    "NotThere",
    "NumberInText",
    "OutcomeMissing",
    "OutsideTheChapter",
    "ProposalSettled",
    "add_competence",
    "add_initiative",
    "add_mandate",
    "add_member",
    "add_organization",
    "add_training",
    "answer_proposal",
    "change_coverage",
    "end_initiative",
    "end_member",
    "link_account",
    "load_activities",
    "load_file",
    "load_members",
    "load_trainings",
    "propose_to_forum",
    "record_activity",
    "record_attendance",
    "renew_decree",
]
