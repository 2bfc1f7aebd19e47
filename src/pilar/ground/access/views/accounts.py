"""Account administration: the list and the invitation."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilar.ground.access import actions, queries, scope
from pilar.ground.access.forms.accounts import Filter, Invite, chosen_areas, chosen_pillar
from pilar.ground.access.models import User
from pilar.ground.access.permissions import Permission
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web import exports, flash
from pilar.ground.web.exports import Cell
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.kernel.errors import DomainError

COLUMNS = (
    Column(gettext_lazy("Name"), sort="nama"),
    Column(gettext_lazy("Role and where")),
    Column(gettext_lazy("State"), sort="keadaan"),
    Column(gettext_lazy("Signed in last"), sort="masuk"),
)
ORDERS = {
    "nama": ["full_name", "email"],
    "keadaan": ["-is_active", "joined_at", "full_name"],
    "masuk": ["last_login", "full_name"],
}
EXPORTED = (
    gettext_lazy("Name"),
    gettext_lazy("Mail address"),
    gettext_lazy("Role"),
    gettext_lazy("Where"),
    gettext_lazy("State"),
    gettext_lazy("Signed in last"),
)


@scope.requires(Permission.MANAGE_ACCOUNTS, everywhere=True)
def accounts(request: SignedInRequest) -> HttpResponseBase:
    """All accounts: searched, filtered, sorted, paged; as xlsx or csv with `?unduh=`."""
    now = timezone.now()
    narrow = Filter(request.GET)
    found = queries.accounts(at=now, **narrow.chosen())
    listing = Listing(
        request,
        found,
        columns=COLUMNS,
        orders=ORDERS,
        default="nama",
        search=lambda rows, words: rows & queries.accounts(at=now, words=words),
    )
    if export := request.GET.get("unduh"):
        return _export(export, listing.all)
    roles = queries.held_roles([user.pk for user in listing.rows], at=now)
    page = {
        "listing": listing,
        "filter": narrow,
        "rows": [(user, roles[user.pk]) for user in listing.rows],
        "xlsx": listing.address(unduh="xlsx"),
        "csv": listing.address(unduh="csv"),
        "narrowed": any(narrow.chosen().values()) or listing.words,
    }
    return render(request, "access/accounts.html", page)


def _export(kind: str, users: QuerySet[User]) -> HttpResponseBase:
    name = _("accounts")
    if kind == "csv":
        return exports.csv_response(name, EXPORTED, _rows(users))
    return exports.xlsx_response(name, EXPORTED, _rows(users))


def _rows(users: QuerySet[User]) -> Iterator[list[Cell]]:
    everybody = list(users)
    roles = queries.held_roles([user.pk for user in everybody], at=timezone.now())
    for user in everybody:
        who: list[Cell] = [user.full_name, user.email]
        how: list[Cell] = [user.state.label, user.last_login]
        held: list[list[Cell]] = [[role.name, role.place] for role in roles[user.pk]]
        for role in held or [["", ""]]:
            yield [*who, *role, *how]


@scope.requires(Permission.MANAGE_ACCOUNTS, everywhere=True)
def invite(request: SignedInRequest) -> HttpResponse:
    """Invite somebody by mail, with a role and its areas."""
    form = Invite(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.invite(
                email=form.cleaned_data["email"],
                full_name=form.cleaned_data["full_name"],
                language=form.cleaned_data["language"],
                role=form.cleaned_data["role"],
                areas=chosen_areas(form),
                pillar=chosen_pillar(form),
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            taken = isinstance(refusal, actions.AddressTaken)
            form.add_error("email" if taken else None, str(refusal))
        else:
            flash.say(
                request, _("The invitation to %(name)s is on its way.") % {"name": user.full_name}
            )
            return redirect("access:account", user.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "access/invite.html", {"form": form}, status=status)
