"""What a child told to a person of trust, or what staff found in a contribution and worries about.

Readable by safeguarding leads only (``Concern.objects.visible_to``); each reading is written down.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from advisory.choices import (
    CONCERN_TRANSITIONS,
    ConcernOutcome,
    ConcernState,
    Reach,
    State,
)
from advisory.models.concern_guards import call_has_number, diverted_has_concern
from advisory.models.contribution import Contribution
from advisory.models.representative import Representative
from advisory.querysets import ConcernQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record
from records.transitions import known_steps, step

LONGEST_CONCERN = 4000
LONGEST_CONTACT = 200  # as typed; the column takes the name of an erased child too


@track(hidden=("token", "words", "contact", "told"))
class Concern(FSMModelMixin, Record):
    """The least that is needed to protect a child.

    ``words`` are the child's own or, where ``raised_by`` names an adult of the team, why they
    marked the contribution. ``told`` is what the child reads in the end. History holds neither.
    """

    token = models.UUIDField(
        _("token of the form"),
        unique=True,
        editable=False,
        help_text=_("The same form sent twice makes one concern."),
    )
    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        null=True,
        related_name="concerns",
        help_text=_("Empty once the child’s data were erased."),
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("marked by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="raised_concerns",
        help_text=_("Empty where the child told it."),
    )
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        null=True,
        related_name="concerns",
    )
    came_from = models.CharField(
        _("state before it was diverted"), max_length=20, choices=State, blank=True
    )
    words = models.TextField(_("what was told"), max_length=LONGEST_CONCERN)
    reach = models.CharField(_("may we talk to you"), max_length=10, choices=Reach, blank=True)
    contact = models.CharField(_("how to reach the child"), max_length=300, blank=True)
    state = FSMField(_("state"), choices=ConcernState, default=ConcernState.NEW, protected=True)
    due_at = models.DateTimeField(_("something is done by"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in charge"),
        on_delete=models.PROTECT,
        null=True,
        related_name="taken_concerns",
    )
    taken_at = models.DateTimeField(_("taken"), null=True)
    acted_at = models.DateTimeField(_("first thing done"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=ConcernOutcome, blank=True)
    told = models.TextField(_("what the child is told"), max_length=1000, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(closed_at__isnull=True), name="concern_open_due"
            ),
        ]
        constraints = [
            known_choice("state", ConcernState, name="concern_state_known"),
            known_choice("came_from", State, name="concern_came_from_known", or_empty=True),
            known_choice("reach", Reach, name="concern_reach_known", or_empty=True),
            known_choice("outcome", ConcernOutcome, name="concern_outcome_known", or_empty=True),
            models.CheckConstraint(
                condition=Q(words__regex=r"\S"),
                name="concern_says_something",
                violation_error_message=_("A concern says what it is about."),
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("words"), LONGEST_CONCERN)),
                name="concern_words_fit",
                violation_error_message=_("The text is too long."),
            ),
            models.CheckConstraint(
                condition=Q(contribution__isnull=True, came_from="", raised_by__isnull=True)
                | (
                    Q(contribution__isnull=False, raised_by__isnull=False)
                    & ~Q(came_from__in=["", State.DRAFT, State.DIVERTED])
                ),
                name="concern_told_or_marked",
                violation_error_message=_(
                    "A child tells it, or an adult of the team marks a contribution that was sent."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state=ConcernState.NEW, taken_by__isnull=True, taken_at__isnull=True)
                | (~Q(state=ConcernState.NEW) & Q(taken_by__isnull=False, taken_at__isnull=False)),
                name="concern_taken_has_lead",
                violation_error_message=_("Somebody is in charge of a concern that is taken."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ConcernState.CLOSED,
                    closed_at__isnull=False,
                    acted_at__isnull=False,
                    told__regex=r"\S",
                )
                & ~Q(outcome="")
                | (~Q(state=ConcernState.CLOSED) & Q(closed_at__isnull=True, outcome="", told="")),
                name="concern_closed_has_outcome",
                violation_error_message=_(
                    "A concern is closed with an outcome and with words for the child."
                ),
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=~Q(outcome=ConcernOutcome.NO_CONCERN),
                name="concern_one_of_contribution",
                violation_error_message=_("There is a concern about this contribution already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            known_steps(CONCERN_TRANSITIONS),
            pgtrigger.Protect(name="concerns_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_was_told_stays",
                fields=[
                    "token",
                    "representative",
                    "raised_by",
                    "contribution",
                    "came_from",
                    "words",
                    "reach",
                    "contact",
                    "due_at",
                ],
            ),
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ConcernState.CLOSED),
            ),
            call_has_number(),
            diverted_has_concern(
                key="NEW.contribution_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("outcome"),
            ),
        ]

    def __str__(self):
        return str(_("Concern %(number)s") % {"number": self.pk})

    def get_absolute_url(self):
        return reverse("advisory:concern-detail", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        """Whether its time is over and nothing was done yet."""
        return self.closed_at is None and self.acted_at is None and self.due_at <= timezone.now()

    @step(CONCERN_TRANSITIONS, "take")
    def take(self, *, by):
        self.taken_by = by
        self.taken_at = timezone.now()

    @property
    def written_at(self):
        """When the child wrote what it is about."""
        return self.contribution.submitted_at if self.contribution else self.created_at

    @property
    def is_of_erased(self) -> bool:
        """Whether the child's data were erased since."""
        return self.representative is not None and self.representative.erased_at is not None

    @step(CONCERN_TRANSITIONS, "close")
    def close(self, *, outcome: ConcernOutcome, told: str):
        self.outcome = outcome
        self.told = told
        self.closed_at = timezone.now()
        self.acted_at = self.acted_at or self.closed_at
