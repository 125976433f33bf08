"""What the team writes down for a child, and what the child says of it."""

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory.actions.contributions import locked, submit
from advisory.actions.sessions import or_refused
from advisory.choices import Origin, State
from advisory.models import Contribution, Mandate, Transcription


@or_refused()
def log(*, contribution: Contribution, transcription: Transcription) -> tuple[Contribution, bool]:
    """Send what was said elsewhere, and tell who wrote it down; the same row sent twice is one.

    Returns it as it is kept, and whether this made it. Raises ``Contribution.DoesNotExist`` if
    the token is of something that somebody else writes, and ``SessionRefused`` if it can't stand
    under its topic any more.
    """
    contribution.origin = Origin.LOGGED
    Contribution.objects.bulk_create([contribution], ignore_conflicts=True)
    rows = Contribution.with_diverted.select_for_update(of=("self",)).filter(origin=Origin.LOGGED)
    kept = rows.get(token=contribution.token)
    if kept.state != State.DRAFT:
        return kept, False
    submit(contribution=kept)
    transcription.contribution = kept
    transcription.save()
    return kept, True


@transaction.atomic
def check_words(*, contribution: Contribution, mandate: Mandate, correction: str) -> None:
    """The words that were written down are right, or stand corrected; said once, though the same
    twice, as by a second tap, is no other.

    Raises ``TransitionNotAllowed`` if something else was said already, the contribution was taken
    back, or its author wrote it alone.
    """
    contribution = locked(contribution)
    transcription = Transcription.objects.filter(contribution=contribution).first()
    if transcription is None or contribution.state in (State.WITHDRAWN, State.DIVERTED):
        raise TransitionNotAllowed
    if transcription.is_checked:
        if (transcription.checked_by, transcription.correction) != (mandate, correction):
            raise TransitionNotAllowed
        return
    transcription.checked_at = timezone.now()
    transcription.checked_by = mandate
    transcription.correction = correction
    transcription.save()
