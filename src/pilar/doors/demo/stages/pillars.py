"""The five pillars: members with villages, trainings, activities, programmes, proposals."""

from datetime import timedelta

from pilar.doors.demo import cast, clock, doing
from pilar.doors.demo.build import Build
from pilar.doors.demo.members import Member
from pilar.doors.demo.texts import doing as texts
from pilar.people.pillars import actions, queries
from pilar.people.pillars.actions import ActivityRow, MemberRow, TrainingRow

_STATUS = {"KARANG_TARUNA": "OFFICE_HOLDER", "PKH": "PPPK", "TKSK": "CONTRACT"}


def members(build: Build) -> int:
    """Everybody who serves, each with an account."""
    rows = [_row(build, member) for member in build.members]
    at = clock.moment(build.city.since - timedelta(days=30), 10)
    stored = actions.load_members(rows=rows, by=build.accounts["retno.palupi"], at=at)
    build.pillar_members = {m.key: s for m, s in zip(build.members, stored, strict=True)}
    return len(stored)


def _row(build: Build, member: Member) -> MemberRow:
    organization = member.pillar
    if member.pillar == "KARANG_TARUNA":
        organization = f"KARANG_TARUNA.{member.covers[0]}"
    return MemberRow(
        organization=organization,
        full_name=member.name,
        villages=member.covers,
        decree_number=member.decree,
        decree_date=member.valid_from - timedelta(days=9),
        valid_from=member.valid_from,
        valid_to=member.valid_to,
        at=clock.moment(max(member.valid_from, build.city.since - timedelta(days=30)), 10),
        capacity=member.capacity,
        office=member.office,
        member_number=member.decree.split()[-1] if member.pillar == "TAGANA" else "",
        status=_STATUS.get(member.pillar, "VOLUNTEER"),
        phone="+62" + member.phone[1:],
        user=build.accounts[member.key],
    )


def trainings(build: Build) -> int:
    """Trainings that were held, with who took part and what they can do since."""
    rows = []
    for plan in doing.trainings(build.city, build.members):
        stored = {key: build.pillar_members[key] for key in plan.members}
        rows.append(
            TrainingRow(
                organization=plan.pillar,
                title=plan.title,
                organiser=plan.organiser,
                begins_on=plan.begins_on,
                ends_on=plan.ends_on,
                hours=plan.hours,
                at=clock.moment(plan.ends_on, 15),
                members=tuple(stored.values()),
                place=plan.place,
                grants=plan.competence,
                grants_years=plan.years,
                failed=frozenset(stored[key] for key in plan.failed),
            )
        )
    by = build.accounts["retno.palupi"]
    return len(actions.load_trainings(rows=rows, by=by, at=build.now - timedelta(days=1)))


def activities(build: Build) -> int:
    """What members did besides tasks."""
    rows = (
        ActivityRow(
            member=build.pillar_members[plan.member],
            kind=plan.kind,
            village=plan.village,
            on=plan.on,
            minutes=plan.minutes,
            at=plan.at,
            people_reached=plan.people,
            note=plan.note,
        )
        for plan in doing.activities(build.city, build.members, build.now)
    )
    return actions.load_activities(rows=rows, by=None, at=build.now)


def programmes(build: Build) -> int:
    """Programmes of the pillars' own, and what they bring to the next forum."""
    by = build.accounts["retno.palupi"]
    plans = doing.initiatives(build.city)
    for plan in plans:
        actions.add_initiative(
            organization=queries.organization(plan.organization),
            name=plan.name,
            about=plan.about,
            begins_on=plan.begins_on,
            by=by,
            at=clock.moment(plan.begins_on, 10),
            is_innovation=plan.innovation,
            hoped_outcome=plan.hoped,
            ends_on=plan.ends_on,
        )
    for days, (organization, title, reason, hoped) in enumerate(texts.PROPOSALS, 3):
        proposal = actions.propose_to_forum(
            organization=queries.organization(organization),
            title=title,
            reason=reason,
            by=build.accounts[_SPEAKERS.get(organization, "sulastri.ningrum")],
            at=build.now - timedelta(days=2 * days),
            hoped_outcome=hoped,
        )
        build.proposals.append(proposal)
    return len(plans) + len(texts.PROPOSALS)


_SPEAKERS = {pillar: key for pillar, key, _, _, demo_role in cast.KNOWN_MEMBERS if demo_role}
