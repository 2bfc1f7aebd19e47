"""The page of a person, and what a worker may say about one."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pilar.doors.desk import forms, queries
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.audit import looks
from pilar.ground.audit.looks import queries as look_queries
from pilar.ground.web.flash import say
from pilar.ground.web.forms import PilarForm
from pilar.kernel.errors import DomainError
from pilar.people.registry import actions, words
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Person
from pilar.people.registry.permissions import Permission

F = TypeVar("F", bound=PilarForm)
TABS = ("ringkasan", "asal", "lihat")


def _person(request: SignedInRequest, person_id: UUID, permission: str) -> Person:
    people = Person.objects.select_related("village", "canonical")
    return scope.get_or_404(request.user, permission, people, pk=person_id)


def address(person: Person) -> str:
    """The page of this person."""
    return reverse("desk:person", args=[person.pk])


@scope.requires(Permission.VIEW_PERSON)
def person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """One person: what is known and who said it, the household, and who looked."""
    found = _person(request, person_id, Permission.VIEW_PERSON)
    if found.canonical_id:
        return redirect(address(registry.resolve(found)))
    tab = request.GET.get("bagian", TABS[0])
    looked = queries.looks_with_names(look_queries.looks_at(found.pk)[:50])
    shown = queries.person_page(found)
    page = {
        "shown": shown,
        "person": found,
        "place": words.place(found),
        "age": found.age_on(timezone.localdate()),
        "looked": looked,
        "merges": registry.standing_merges(found),
        "tab": tab if tab in TABS else TABS[0],
        "may_edit": scope.may(request.user, Permission.EDIT_PERSON, found),
        "may_reveal": scope.may(request.user, Permission.REVEAL_IDENTIFIER, found),
    }
    looks.note(request, [found.pk, *(member.person_id for member in shown.members)])
    return render(request, "desk/person.html", page)


@scope.requires(Permission.EDIT_PERSON)
def add(request: SignedInRequest) -> HttpResponse:
    """Add a person whom the registry does not know."""
    form = forms.PersonFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        village = form.cleaned_data["village"]
        if village and not scope.may(request.user, Permission.EDIT_PERSON, area=village):
            form.add_error("village", _("That village is outside your area of work."))
        else:
            try:
                added = actions.add_person(fields=form.said(), by=request.user, at=timezone.now())
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            else:
                say(request, _("Added."))
                return redirect(address(added))
    return render(
        request, "desk/person_add.html", {"form": form}, status=422 if form.errors else 200
    )


def _act(
    request: SignedInRequest,
    person_id: UUID,
    form: F,
    title: str,
    act: Callable[[Person, F], None],
) -> HttpResponse:
    """Show `form` about a person; when it is filled in, `act(person, form)` does it."""
    found = _person(request, person_id, Permission.EDIT_PERSON)
    if request.method == "POST" and form.is_valid():
        try:
            act(found, form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Stored. What was said before stays readable."))
            return redirect(address(found))
    looks.note(request, [found.pk])
    page = {"form": form, "person": found, "title": title, "place": words.place(found)}
    return render(request, "desk/person_form.html", page, status=422 if form.errors else 200)


@scope.requires(Permission.EDIT_PERSON)
def correct(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Say that something is otherwise."""

    def act(found: Person, form: forms.CorrectPerson) -> None:
        actions.correct_person(
            person=found,
            fields=form.said(),
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )

    return _act(
        request,
        person_id,
        forms.CorrectPerson(request.POST or None),
        _("Correct what is known"),
        act,
    )


@scope.requires(Permission.EDIT_PERSON)
def move(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """A move, alone or with the household, inside the city or out of it."""

    def act(found: Person, form: forms.MovePerson) -> None:
        said = form.cleaned_data
        actions.move_person(
            person=found,
            village=None if said["away"] else areas.by_code(said["village"]),
            rt=said["rt"],
            rw=said["rw"],
            address=said["address"],
            with_household=said["together"],
            on=said["on"],
            by=request.user,
            at=timezone.now(),
        )

    return _act(request, person_id, forms.MovePerson(request.POST or None), _("Note a move"), act)


@scope.requires(Permission.EDIT_PERSON)
def death(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """A death."""

    def act(found: Person, form: forms.RegisterDeath) -> None:
        actions.register_death(
            person=found, on=form.cleaned_data["on"], by=request.user, at=timezone.now()
        )

    return _act(
        request, person_id, forms.RegisterDeath(request.POST or None), _("Note a death"), act
    )


@scope.requires(Permission.REVEAL_IDENTIFIER)
def reveal(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Show whole numbers for a reason that is kept and that the person can read."""
    found = _person(request, person_id, Permission.REVEAL_IDENTIFIER)
    form = forms.Reveal(request.POST or None)
    numbers: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        numbers = actions.reveal_numbers(
            person=found, reason=reason, by=request.user, at=timezone.now()
        )
        looks.note(request, [found.pk], reason=reason)
    else:
        looks.note(request, [found.pk])
    page = {"form": form, "person": found, "numbers": numbers, "place": words.place(found)}
    return render(request, "desk/person_reveal.html", page, status=422 if form.errors else 200)


@require_POST
@scope.requires(Permission.EDIT_PERSON)
def part(request: SignedInRequest, person_id: UUID, merge_id: UUID) -> HttpResponse:
    """Part an entry that was joined with this one."""
    found = _person(request, person_id, Permission.EDIT_PERSON)
    merge = registry.standing_merges(found).filter(pk=merge_id).first()
    if merge:
        actions.unmerge(merge=merge, reason="", by=request.user, at=timezone.now())
        say(request, _("Parted again. Both entries are as their own records say."))
    return redirect(address(found))
