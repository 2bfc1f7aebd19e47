"""All programmes of one household, and the way to an approval."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.ground.web.forms import PilarForm
from pilar.kernel.errors import DomainError
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household
from pilar.rules.programmes import PROGRAMMES
from pilar.work.programmes import actions, forms, queries, words
from pilar.work.programmes.models import Determination, Proposal
from pilar.work.programmes.permissions import Permission

_DECISIONS = {
    "approve": (actions.approve, _("Approved. The household goes on the list of proposals.")),
    "refuse": (actions.refuse, _("Refused, with your reason.")),
    "return": (actions.return_, _("Returned to who proposed it, with your question.")),
}


def _household(request: SignedInRequest, household_id: UUID, permission: str) -> Household:
    households = Household.objects.select_related("village")
    return scope.get_or_404(request.user, permission, households, pk=household_id)


def _address(household: Household, programme: str = "PKH") -> str:
    return reverse("programmes:household", args=[household.pk, programme])


@scope.requires(Permission.VIEW_DETERMINATION)
def household(request: SignedInRequest, household_id: UUID, programme: str) -> HttpResponse:
    """The answer of one programme with its reasons, the others beside it, and who signs."""
    found = _household(request, household_id, Permission.VIEW_DETERMINATION)
    if programme not in PROGRAMMES:
        raise Http404
    return _page(request, found, programme)


def _page(
    request: SignedInRequest, found: Household, programme: str, form: PilarForm | None = None
) -> HttpResponse:
    members = list(registry.current_members(found))
    latest = {code: queries.latest(found, code) for code in PROGRAMMES}
    determination = latest[programme]
    page = {
        "household": found,
        "programme": programme,
        "members": members,
        "determination": determination,
        "choices": [
            words.choice(one, _address(found, code), current=code == programme, name=code)
            for code, one in latest.items()
            if one
        ],
        "may_propose": scope.may(request.user, Permission.PROPOSE, found),
        **(_answer(request, determination, form) if determination else {}),
    }
    looks.note(request, [place.person_id for place in members])
    status = 422 if form is not None and form.errors else 200
    return render(request, "programmes/household.html", page, status=status)


def _answer(
    request: SignedInRequest, determination: Determination, form: PilarForm | None
) -> dict[str, object]:
    explained = queries.explained(determination)
    proposals = list(queries.proposals_of(determination.household, determination.programme)[:5])
    waiting = next((p for p in proposals if p.state == Proposal.State.PROPOSED), None)
    return {
        "explained": explained,
        "kind": words.VERDICT_KIND[explained.answer.verdict],
        "version": queries.version_of(determination),
        "proposals": proposals,
        "waiting": waiting,
        "own": waiting is not None and waiting.proposed_by_id == request.user.pk,
        "may_decide": waiting is not None and scope.may(request.user, Permission.APPROVE, waiting),
        "propose_form": form if isinstance(form, forms.Propose) else forms.Propose(),
        "decide_form": form if isinstance(form, forms.Decide) else forms.Decide(),
    }


@require_POST
@scope.requires(Permission.PROPOSE)
def determine(request: SignedInRequest, household_id: UUID) -> HttpResponse:
    """Compute all programmes anew from what is known today."""
    found = _household(request, household_id, Permission.PROPOSE)
    now = timezone.now()
    try:
        actions.determine(household=found, on=timezone.localdate(now), by=request.user, at=now)
    except DomainError as refusal:
        say(request, str(refusal))
    return redirect(_address(found))


@require_POST
@scope.requires(Permission.PROPOSE)
def propose(request: SignedInRequest, determination_id: UUID) -> HttpResponse:
    """Propose the household to a second officer."""
    found = scope.get_or_404(
        request.user,
        Permission.PROPOSE,
        Determination.objects.select_related("household"),
        pk=determination_id,
    )
    form = forms.Propose(request.POST)
    if form.is_valid():
        try:
            actions.propose(
                determination=found,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Proposed. Another officer looks at it now."))
            return redirect(_address(found.household, found.programme))
    return _page(request, found.household, found.programme, form)


@require_POST
@scope.requires(Permission.APPROVE)
def decide(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Approve, refuse or return what somebody else proposed."""
    found = scope.get_or_404(
        request.user,
        Permission.APPROVE,
        Proposal.objects.select_related("household"),
        pk=proposal_id,
    )
    form = forms.Decide(request.POST)
    if form.is_valid():
        act, told = _DECISIONS[form.cleaned_data["decision"]]
        try:
            act(
                proposal=found,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, told)
            return redirect(_address(found.household, found.programme))
    return _page(request, found.household, found.programme, form)
