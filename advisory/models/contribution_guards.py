"""What the database asks of every contribution, whoever writes it."""

import pgtrigger
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from advisory.choices import DIVERTIBLE, TRANSITIONS, Audience, Kind, Origin, State, Tongue
from advisory.models.concern_guards import diverted_has_concern, returns_to_where_it_was
from advisory.models.consultation_guards import reply_is_in_time
from advisory.models.guards import (
    day_moves_with_reason,
    one_changes,
    says_something,
    state_is_earned,
)
from advisory.models.origin import logged_has_transcription
from records.constraints import KnownYears, known_choice
from records.transitions import known_steps

LONGEST_WORDS = 4000
FIXED_ONCE_SENT = ["words", "kind", "audience", "origin", "organization", "mandate", "token"]
FIXED_ONCE_SENT += ["reference", "submitted_at", "consultation"]


def constraints() -> list[models.BaseConstraint]:
    """What one row must hold."""
    return [
        known_choice("kind", Kind, name="contribution_kind_known", or_empty=True),
        known_choice("language", Tongue, name="contribution_language_known"),
        known_choice("audience", Audience, name="contribution_audience_known", or_empty=True),
        known_choice("origin", Origin, name="contribution_origin_known"),
        KnownYears("promised_on", name="contribution_years_known"),
        known_choice("state", State, name="contribution_state_known"),
        models.CheckConstraint(
            condition=models.Q(
                state=State.DRAFT,
                reference__isnull=True,
                submitted_at__isnull=True,
                promised_on__isnull=True,
            )
            | (
                ~models.Q(state=State.DRAFT)
                & ~models.Q(kind="")
                & ~models.Q(audience="")
                & models.Q(
                    reference__isnull=False,
                    submitted_at__isnull=False,
                    promised_on__isnull=False,
                )
            ),
            name="contribution_sent_is_complete",
            violation_error_message=_(
                "What is sent has a kind, its readers, a reference and the day of its answer."
            ),
        ),
        models.CheckConstraint(
            condition=models.Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
            | models.Q(state=State.DIVERTED)
            | (
                ~models.Q(state__in=[State.WITHDRAWN, State.DIVERTED])
                & models.Q(withdrawn_at__isnull=True)
            ),
            name="contribution_withdrawn_has_time",
            violation_error_message=_("What was taken back has the time of it."),
        ),
        models.CheckConstraint(
            condition=models.Q(reopened_at__isnull=True)
            | ~models.Q(state__in=[State.DRAFT, State.SUBMITTED, State.WITHDRAWN]),
            name="contribution_reopened_was_answered",
            violation_error_message=_(
                "What was answered once is not taken back: others rely on it."
            ),
        ),
        models.CheckConstraint(
            condition=models.Q(LessThanOrEqual(Length("words"), LONGEST_WORDS)),
            name="contribution_words_fit",
            violation_error_message=_("The text is too long."),
        ),
    ]


def triggers() -> list[pgtrigger.Trigger]:
    """What a change must keep, and what other rows must say when the transaction ends."""
    return [
        known_steps(TRANSITIONS, *((State.DIVERTED, state) for state in DIVERTIBLE)),
        pgtrigger.Protect(
            name="words_stay",
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(old__state__df=State.DRAFT) & one_changes(*FIXED_ONCE_SENT),
        ),
        pgtrigger.Protect(
            name="sent_is_kept",
            operation=pgtrigger.Delete,
            condition=pgtrigger.Q(old__state__df=State.DRAFT),
        ),
        says_something(),
        day_moves_with_reason(),
        state_is_earned(key="NEW.id", operation=pgtrigger.Insert | pgtrigger.UpdateOf("state")),
        diverted_has_concern(
            key="NEW.id", operation=pgtrigger.Insert | pgtrigger.UpdateOf("state")
        ),
        returns_to_where_it_was(),
        logged_has_transcription(
            key="NEW.id", operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "origin")
        ),
        reply_is_in_time(),
    ]
