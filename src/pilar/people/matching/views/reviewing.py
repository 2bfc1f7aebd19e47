"""One pair side by side, and the decision over it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.people.matching import actions, forms, presenting, queries
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.permissions import Permission


def _found(request: SignedInRequest, pair_id: UUID) -> CandidatePair:
    pairs = CandidatePair.objects.select_related(
        "left__village", "right__village", "decided_by", "merge"
    )
    return scope.get_or_404(request.user, Permission.REVIEW_PAIR, pairs, pk=pair_id)


def _address(name: str, pair: CandidatePair) -> str:
    return reverse(f"matching:{name}", args=[pair.pk])


def _page(request: SignedInRequest, found: CandidatePair, form: forms.Join | None = None) -> Any:
    looks.note(request, [found.left_id, found.right_id])
    default = (
        found.left_id if len(found.left.sources) >= len(found.right.sources) else found.right_id
    )
    return {
        "pair": found,
        "weighed": presenting.weighed(found),
        "sides": presenting.sides(found),
        "next": queries.next_open(request.user, found),
        "form": form or forms.Join(pair=found, initial={"survivor": str(default)}),
    }


@require_safe
@scope.requires(Permission.REVIEW_PAIR)
def pair(request: SignedInRequest, pair_id: UUID) -> HttpResponse:
    """Both entries with all that is known, what speaks for one person, and three ways on."""
    return render(request, "matching/pair.html", _page(request, _found(request, pair_id)))


@scope.requires(Permission.REVIEW_PAIR)
def join(request: SignedInRequest, pair_id: UUID) -> HttpResponse:
    """Ask which entry stays, then join the two under it."""
    found = _found(request, pair_id)
    if request.method != "POST":
        return render(request, "matching/join.html", _page(request, found))
    form = forms.Join(request.POST, pair=found)
    if form.is_valid():
        stays = found.left if form.cleaned_data["survivor"] == str(found.left_id) else found.right
        try:
            actions.join(
                pair=found,
                survivor=stays,
                note=form.cleaned_data["note"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return _decided(request, found, _("Joined. Both are one person now."))
    return render(request, "matching/join.html", _page(request, found, form), status=422)


@require_POST
@scope.requires(Permission.REVIEW_PAIR)
def keep_apart(request: SignedInRequest, pair_id: UUID) -> HttpResponse:
    """They are two persons."""
    found = _found(request, pair_id)
    form = forms.Decide(request.POST)
    if not form.is_valid():
        page = {**_page(request, found), "refused": form}
        return render(request, "matching/pair.html", page, status=422)
    note = form.cleaned_data["note"]
    actions.keep_apart(pair=found, note=note, by=request.user, at=timezone.now())
    return _decided(request, found, _("Kept apart. They will not be asked about again."))


def _decided(request: SignedInRequest, found: CandidatePair, told: str) -> HttpResponse:
    """On to the next pair, with the way back."""
    say(request, told, undo=_address("reopen", found))
    following = queries.next_open(request.user, found)
    return redirect(_address("pair", following) if following else reverse("matching:pairs"))


@require_POST
@scope.requires(Permission.REVIEW_PAIR)
def reopen(request: SignedInRequest, pair_id: UUID) -> HttpResponse:
    """Take a decision back; joined entries are parted exactly."""
    found = _found(request, pair_id)
    actions.reopen(pair=found, by=request.user, at=timezone.now())
    say(request, _("Taken back. The pair is open again."))
    return redirect(_address("pair", found))
