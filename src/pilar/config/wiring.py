"""The lists that wire apps together: what the basement may not know of the attic."""

from django.utils.translation import gettext_lazy as _

from pilar.ground.web.nav import Entry

# Event name -> dotted paths of the tasks that are enqueued in the same transaction.
SUBSCRIPTIONS: dict[str, list[str]] = {
    "notices:letter:queued": ["pilar.ground.notices.jobs.send_letter"],
}

# Dotted paths of the modules whose `MEASURES` indicators count.
MEASURES: list[str] = []

# --- navigation: a line for each place; ground/web/nav.py says what an Entry holds -----------------
# Groups of the workplace, in this order: my work, people's data, learning and planning, running it.
MY_WORK, PEOPLE, LEARNING, RUNNING = (
    _("My work"),
    _("People"),
    _("Learn & plan"),
    _("Running Pilar"),
)
NAV: list[Entry] = []
PUBLIC_NAV: list[Entry] = []
FOOTER_NAV: list[Entry] = []
FIELD_NAV: list[Entry] = []
ACCOUNT_NAV: list[Entry] = []
# (user, permission) -> whether the user holds it anywhere; (user) -> where they work, in two words.
NAV_MAY = "pilar.ground.access.scope.may"
NAV_AREA = ""
# Where the layouts lead: a path or a URL name; "" leaves the thing out.
SHELL = {
    "home": "/",
    "work": "/kerja/",
    "field": "/hari-ini/",
    "search": "/kerja/cari/",
    "sign_in": "/masuk/",
    "sign_out": "/masuk/keluar/",
}
