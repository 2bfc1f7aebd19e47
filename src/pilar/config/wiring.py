"""The lists that wire apps together: what the basement may not know of the attic."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pilar.ground.web.nav import Entry

# Event name -> dotted paths of the tasks that are enqueued in the same transaction.
SUBSCRIPTIONS: dict[str, list[str]] = {
    "notices:letter:queued": ["pilar.ground.notices.jobs.send_letter"],
    "assessments:submission:received": [
        "pilar.work.programmes.jobs.determine_after_answers",
    ],
    "registry:import:confirmed": ["pilar.doors.desk.jobs.take_list"],
    "registry:import:ended": ["pilar.people.matching.jobs.find_pairs_of_import"],
    "registry:person:added": ["pilar.people.matching.jobs.find_pairs_of_person"],
}

# Dotted path of a task -> the function that is called with the same arguments once the task is given
# up, because several workers ended during it: somebody waits for it.
GIVEN_UP: dict[str, str] = {
    "pilar.doors.desk.jobs.take_list": "pilar.doors.desk.jobs.give_up_list",
}

# Dotted paths of the modules whose `MEASURES` indicators count.
MEASURES: list[str] = [
    "pilar.people.pillars.measures",
    "pilar.work.assessments.measures",
    "pilar.work.casework.measures",
    "pilar.work.intake.measures",
    "pilar.work.programmes.measures",
]

# Dotted path -> seconds between two runs. A task is enqueued once for all workers; a plain function
# runs in place in each of them and must be short (see ground/jobs/schedule.py).
SCHEDULE: dict[str, int] = {
    "pilar.ground.audit.jobs.seal": 2,
    "pilar.ground.notices.jobs.send_waiting_letters": 300,
    "pilar.ground.jobs.jobs.requeue_lost": 30,
    "pilar.ground.jobs.jobs.prune": 24 * 3600,
    "pilar.ground.files.jobs.sweep": 24 * 3600,
    "pilar.ground.access.jobs.forget_dead_sessions": 24 * 3600,
    "pilar.work.intake.jobs.forget_tries": 24 * 3600,
}

# --- navigation: a line for each place; ground/web/nav.py says what an Entry holds -----------------
# Groups of the workplace, in this order: my work, people's data, learning and planning, running it.
MY_WORK, PEOPLE, LEARNING, RUNNING = (
    _("My work"),
    _("People"),
    _("Learn & plan"),
    _("Running Pilar"),
)
NAV: list[Entry] = [
    Entry(MY_WORK, _("Home"), "desk:home", "house"),
    Entry(
        MY_WORK,
        _("New reports"),
        "intake:inbox",
        "inbox",
        "intake.view_report",
        "pilar.work.intake.queries.waiting_for",
    ),
    Entry(
        MY_WORK,
        _("Notices"),
        "notices:notices",
        "bell",
        count="pilar.ground.notices.queries.unread_count",
    ),
    Entry(
        MY_WORK,
        _("Cases"),
        "casework:cases",
        "folder-kanban",
        "casework.view_case",
        count="pilar.work.casework.queries.my_case_count",
    ),
    Entry(MY_WORK, _("Tasks"), "casework:tasks", "list-checks", "casework.view_case"),
    Entry(MY_WORK, _("My day"), "casework:my_day", "house", "casework.receive_task"),
    Entry(
        MY_WORK,
        _("Determinations"),
        "programmes:proposals",
        "scale",
        "programmes.view_determination",
        count="pilar.work.programmes.queries.waiting_count_for",
    ),
    Entry(PEOPLE, _("People and families"), "desk:search", "users", "registry.view_person"),
    Entry(PEOPLE, _("Villages"), "desk:villages", "map-pin", "registry.view_person"),
    Entry(
        PEOPLE,
        _("Lists of offices"),
        "desk:imports",
        "file-spreadsheet",
        "registry.import_list",
        everywhere=True,
    ),
    Entry(
        PEOPLE,
        _("Possible doubles"),
        "matching:pairs",
        "copy",
        "matching.review_pair",
        count="pilar.people.matching.queries.open_count_for",
    ),
    Entry(LEARNING, _("Achievements"), "indicators:overview", "chart-line", "indicators.view"),
    Entry(LEARNING, _("Forum"), "forum:meetings", "messages-square", "forum.view"),
    Entry(LEARNING, _("Strategic steps"), "forum:board", "footprints", "forum.view"),
    Entry(LEARNING, _("Pillars"), "casework:pillars", "columns-3", "pillars.view"),
    Entry(RUNNING, _("Accounts"), "access:accounts", "users", "access.manage_accounts"),
    Entry(RUNNING, _("Trail"), "desk:trail", "history", "audit.view_trail"),
]
PUBLIC_NAV: list[Entry] = [
    Entry("", pgettext_lazy("navigation", "Report"), "portal:report"),
    Entry("", pgettext_lazy("navigation", "Follow"), "portal:follow"),
    Entry("", pgettext_lazy("navigation", "Achievements"), "portal:achievements"),
    Entry("", _("Emergency"), "portal:emergency"),
]
FOOTER_NAV: list[Entry] = [
    Entry("", _("Contact us"), "portal:contact"),
    Entry("", _("Your data"), "portal:privacy"),
    Entry("", _("Accessibility"), "portal:accessibility"),
]
FIELD_NAV: list[Entry] = [
    Entry(
        "",
        _("My day"),
        "casework:my_day",
        "house",
        "casework.receive_task",
        count="pilar.work.casework.queries.waiting_count",
    ),
    Entry("", _("Take a report"), "intake:new", "plus", "intake.record_report"),
    Entry("", _("Activity"), "pillars:activity", "clipboard-list", "pillars.record_activity"),
    Entry("", _("Pillars"), "casework:pillars", "columns-3", "pillars.view"),
]
ACCOUNT_NAV: list[Entry] = [
    Entry("", _("My account"), "access:me", "user"),
    Entry("", _("Notices"), "notices:notices", "bell"),
]
# (user, permission, area=) -> whether the user holds it anywhere, or for all of an area; (user) -> where they work, in two words.
NAV_MAY = "pilar.ground.access.scope.may"
NAV_AREA = "pilar.ground.access.queries.where_in_words"
# (user) -> codes of the roles held now, for the line that a request leaves in the log.
ROLE_CODES = "pilar.ground.access.queries.role_codes"
# Apps whose pages stay open in maintenance: residents' doors, choices of the reader, questions of machines.
OPEN_IN_MAINTENANCE = ("portal", "web", "running")
# Where the layouts lead: a path or a URL name; "" leaves the thing out.
SHELL = {
    "home": "/",
    "work": "/kerja/",
    "field": "/hari-ini/",
    "search": "/kerja/cari/",
    "sign_in": "/masuk/",
    "sign_out": "/masuk/keluar/",
}
# A place that not everybody may enter: one of these permissions opens it.
SHELL_NEEDS: dict[str, tuple[str, ...]] = {"search": ("registry.view_person", "intake.view_report")}

# Dotted path of the query that gives the organisations on which a coordinator may hold a role.
PILLARS = "pilar.people.pillars.queries.pillars"
