"""What the council resolved in a session."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from advisory.choices import RESOLUTION_TRANSITIONS, ResolutionState
from advisory.models.agenda_item import AgendaItem
from advisory.models.guards import one_changes
from advisory.models.minutes_guards import adopted_stays, never_emptied
from advisory.models.session import Session
from advisory.querysets.minutes import ResolutionQuerySet
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Record
from records.transitions import known_steps, step

LONGEST_RESOLUTION = 500
LONGEST_OUTCOME = 1000
ADOPTED = ["session", "number", "text", "charge", "due_on"]


@track()
class Resolution(FSMModelMixin, Record):
    """A decision of the council: what, who sees to it, by when, and what became of it.

    What the minutes print of it stays with them: ``charge`` is the name that was in charge when it
    was adopted, while its ``owner`` may hand it on.
    """

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="resolutions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
    )
    text = models.TextField(_("what was resolved"), max_length=LONGEST_RESOLUTION)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in charge"),
        on_delete=models.PROTECT,
        related_name="resolutions",
    )
    charge = models.CharField(_("in charge when adopted"), max_length=160, editable=False)
    due_on = models.DateField(_("due by"))
    state = FSMField(
        _("state"), choices=ResolutionState, default=ResolutionState.OPEN, protected=True
    )
    outcome = models.TextField(_("what became of it"), max_length=LONGEST_OUTCOME, blank=True)
    closed_on = models.DateField(_("closed"), null=True, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["session", "number"]
        indexes = [
            models.Index(
                fields=["owner", "due_on", "id"],
                condition=Q(state=ResolutionState.OPEN),
                name="resolution_open_of_owner",
            )
        ]
        constraints = [
            known_choice("state", ResolutionState, name="resolution_state_known"),
            KnownYears("due_on", "closed_on", name="resolution_years_known"),
            models.UniqueConstraint(
                fields=["session", "number"],
                name="resolution_number_unique",
                violation_error_message=_("There is a resolution of this number."),
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S") & ~Q(charge=""),
                name="resolution_says_what_and_who",
                violation_error_message=_("A resolution says what, and who sees to it."),
            ),
            models.CheckConstraint(
                condition=Q(state=ResolutionState.OPEN, outcome="", closed_on__isnull=True)
                | (
                    ~Q(state=ResolutionState.OPEN)
                    & Q(outcome__regex=r"\S", closed_on__isnull=False)
                ),
                name="resolution_closed_says_what",
                violation_error_message=_("A resolution that is closed says what became of it."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(LessThanOrEqual(Length(field), longest)),
                    name=f"resolution_{field}_fits",
                    violation_error_message=_("The text is too long."),
                )
                for field, longest in (("text", LONGEST_RESOLUTION), ("outcome", LONGEST_OUTCOME))
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            known_steps(RESOLUTION_TRANSITIONS),
            adopted_stays(operation=pgtrigger.Insert | pgtrigger.Delete),
            adopted_stays(operation=pgtrigger.Update, condition=one_changes(*ADOPTED, "item")),
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state=ResolutionState.OPEN),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.session.get_absolute_url()}#resolutions"

    @property
    def is_open(self) -> bool:
        return self.state == ResolutionState.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @step(RESOLUTION_TRANSITIONS, "finish")
    def finish(self, *, outcome: str):
        self._close(outcome)

    @step(RESOLUTION_TRANSITIONS, "drop")
    def drop(self, *, outcome: str):
        self._close(outcome)

    def _close(self, outcome):
        self.outcome = outcome
        self.closed_on = timezone.localdate()
