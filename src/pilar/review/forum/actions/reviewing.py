"""Keeping what was found of a step: a row that never changes."""

from datetime import datetime
from typing import Any

from django.utils.translation import override

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.review.forum import judging, progress, queries
from pilar.review.forum.events import Event
from pilar.review.forum.models import Meeting, StepReview
from pilar.review.forum.progress import Progress


def new_review(found: Progress, by: User | None, at: datetime) -> StepReview:
    """What was found, as a row that is not stored yet. The reason is in Indonesian, as minutes are."""
    effect = found.judgement.effect
    before, after = judging.split(found.whole, found.began_on or found.on, found.on)
    with override("id"):
        reason = found.effect_words
    figures: dict[str, Any] = {
        "before": [[m.month.isoformat(), m.numerator, m.denominator] for m in before],
        "after": [[m.month.isoformat(), m.numerator, m.denominator] for m in after],
        "effect": f"{effect.change:.1f}" if effect else None,
        "low": f"{effect.low:.1f}" if effect else None,
        "high": f"{effect.high:.1f}" if effect else None,
        "value": f"{found.now:.1f}" if found.now is not None else None,
    }
    return StepReview(
        step=found.step,
        verdict=found.verdict,
        reason=reason,
        figures=figures,
        reviewed_at=at,
        reviewed_by=by,
    )


def keep(found: Progress, by: User | None, at: datetime) -> StepReview:
    """Store what was found; call it inside the action's transaction."""
    review = new_review(found, by, at)
    review.save(force_insert=True)
    audit.record(Event.STEP_REVIEWED, target=found.step, by=by, at=at, verdict=review.verdict)
    return review


def review_earlier(*, meeting: Meeting, by: User | None, at: datetime) -> list[StepReview]:
    """Keep what became of earlier steps, as of the meeting's day; call it inside the action's transaction."""
    earlier = progress.of_steps(queries.earlier_steps(meeting), meeting.on)
    reviews = [
        new_review(found, by, at) for found in earlier if found.verdict in StepReview.Verdict.values
    ]
    StepReview.objects.bulk_create(reviews)
    return reviews
