"""The board of strategic steps, one step, and how it moves on."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web import charts
from pilar.ground.web.exports import csv_response, xlsx_response
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.review.forum import actions, finding, forms, progress, queries, shown
from pilar.review.forum.models import Meeting, Step
from pilar.review.forum.permissions import Permission
from pilar.review.forum.progress import Progress, value_of

SHOWN = 60  # steps on the board; older ones that ended stand on the pages of their forums


@scope.requires(Permission.VIEW)
@require_GET
def board(request: SignedInRequest) -> HttpResponseBase:
    """All steps with their live figure: planned, under way, ended and measured; `?tabel=1` as a table."""
    rows = scope.visible(request.user, Permission.VIEW, queries.steps_shown())
    steps = rows.order_by("-meeting__on", "deadline", "pk")[:SHOWN]
    found = progress.worst_first(progress.of_steps(steps, timezone.localdate()))
    wanted = request.GET.get("unduh")
    if wanted in {"xlsx", "csv"}:
        write = xlsx_response if wanted == "xlsx" else csv_response
        return write("langkah", _heads(), [_cells(one) for one in found])
    live = Meeting.objects.filter(state=Meeting.State.HELD)
    page = {
        "lanes": shown.lanes(found),
        "found": found,
        "as_table": request.GET.get("tabel") == "1",
        "rows": [(one, shown.card(one)) for one in found],
        "live": scope.visible(request.user, Permission.VIEW, live).first(),
    }
    return render(request, "forum/board.html", page)


def _heads() -> list[str]:
    heads = (
        _("Step"), _("Owner"), _("Deadline"), _("Figure"), _("From"), _("To"), _("Now"), _("Verdict"),
    )  # fmt: skip
    return [str(head) for head in heads]


def _cells(one: Progress) -> list[str | float | date | None]:
    step = one.step
    return [
        step.title,
        step.owner.name,
        step.deadline,
        str(one.definition.title),
        None if step.baseline is None else float(step.baseline),
        float(step.target),
        None if one.now is None else round(one.now, 1),
        one.effect_words,
    ]


@scope.requires(Permission.VIEW)
@require_GET
def step(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """One step: who, until when, the figure over time, the verdict with its reason, earlier verdicts."""
    found = finding.step_or_404(request.user, Permission.VIEW, step_id)
    return render(request, "forum/step.html", _page(request, found))


def _page(request: SignedInRequest, step: Step) -> dict[str, object]:
    one = progress.of_steps([step], timezone.localdate())[0]
    began = (one.began_on, _("the step begins")) if one.began_on else None
    line = None
    if len(one.whole) > 1:
        line = charts.line(
            [(month.month, value_of(month)) for month in one.whole],
            title=one.definition.title,
            target=float(step.target),
            event=began,
            show=one.written,
            bad=one.verdict in {"AWAY", "FAILED"},
        )
    effect = one.judgement.effect
    return {
        "step": step,
        "one": one,
        "card": shown.card(one),
        "outcome": shown.outcome_of(one),
        "line": line,
        "before": one.written(effect.before) if effect else "",
        "after": one.written(effect.after) if effect else "",
        "now": one.written(one.now),
        "baseline": one.written(float(step.baseline)) if step.baseline is not None else "",
        "target": one.written(float(step.target)),
        "reviews": list(step.reviews.select_related("reviewed_by").order_by("-reviewed_at", "-pk")),
        "tones": shown.TONES,
        "helpers": ", ".join(
            each.short_name for each in step.supporters.order_by("position", "name")
        ),
        "may_decide": finding.may(request.user, Permission.DECIDE, step.meeting),
        "span": one.months_before,
    }


@scope.requires(Permission.DECIDE)
@require_POST
def move(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Begin, end, give up, or keep the verdict of today."""
    found = finding.step_or_404(request.user, Permission.DECIDE, step_id)
    form = forms.Move(request.POST)
    on, by, at = timezone.localdate(), request.user, timezone.now()
    refusal = _("Choose what happens to the step.")
    if form.is_valid():
        try:
            match form.cleaned_data["act"]:
                case "begin":
                    actions.begin_step(step=found, on=on, by=by, at=at)
                case "done":
                    actions.end_step(step=found, on=on, by=by, at=at)
                case "drop":
                    actions.end_step(step=found, gave_up=True, on=on, by=by, at=at)
                case "review":
                    actions.review_step(step=found, on=on, by=by, at=at)
        except DomainError as refused:
            refusal = str(refused.message)
        else:
            say(request, _("Noted. The next forum reads it."))
            return redirect("forum:step", found.pk)
    page = {**_page(request, found), "refusal": refusal}
    return render(request, "forum/step.html", page, status=422)
