"""What a session leaves in writing, section by section, and what is told beside it later."""

from datetime import timedelta

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

from advisory.choices import DAYS_TO_CONFIRM, MINUTES_TRANSITIONS, MinutesState, SessionState
from advisory.models.agenda_item import AgendaItem
from advisory.models.guards import one_changes
from advisory.models.minutes_guards import (
    approved_together,
    approved_was_read,
    editions_are_counted,
    minutes_are,
    never_emptied,
    topic_of_session,
)
from advisory.models.session import Session
from advisory.models.session_guards import only_while
from advisory.querysets.minutes import MinutesQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record
from records.transitions import known_steps, step

LONGEST_SECTION = 4000


def fits(model, field):
    return models.CheckConstraint(
        condition=Q(LessThanOrEqual(Length(field), LONGEST_SECTION)),
        name=f"{model}_{field}_fits",
        violation_error_message=_("The text is too long."),
    )


@track(hidden=("page", "turn", "names"), when=pgtrigger.Q(new__state__df=MinutesState.DRAFT))
class Minutes(FSMModelMixin, Record):
    """What happened in a session, as the council agrees that it did.

    A section for each topic of the agenda, with an ``opening`` and a ``closing`` around. Each
    sending to the representatives is an ``edition``; what is being written leaves no history.
    ``page`` and ``turn`` tell the saves of one opened page from those of another. ``names`` is what
    people and organizations were called when they were approved, as printed: who is renamed later
    changes no minutes.
    """

    session = models.OneToOneField(
        Session,
        verbose_name=_("session"),
        on_delete=models.PROTECT,
        related_name="written_minutes",
    )
    state = FSMField(_("state"), choices=MinutesState, default=MinutesState.DRAFT, protected=True)
    opening = models.TextField(_("how it began"), max_length=LONGEST_SECTION, blank=True)
    closing = models.TextField(_("how it ended"), max_length=LONGEST_SECTION, blank=True)
    page = models.UUIDField(_("open page that saved them"), null=True, editable=False)
    turn = models.PositiveIntegerField(_("saves of that page"), default=0, editable=False)
    edition = models.PositiveSmallIntegerField(_("edition"), default=0, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    names = models.JSONField(_("names as printed"), null=True, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = MinutesQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        ordering = ["pk"]
        constraints = [
            known_choice("state", MinutesState, name="minutes_state_known"),
            fits("minutes", "opening"),
            fits("minutes", "closing"),
            models.CheckConstraint(
                condition=Q(state=MinutesState.DRAFT, sent_at__isnull=True)
                | (~Q(state=MinutesState.DRAFT) & Q(sent_at__isnull=False, edition__gte=1)),
                name="minutes_sent_has_time",
                violation_error_message=_("Minutes that were sent say when."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=MinutesState.APPROVED,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    names__isnull=False,
                )
                | (
                    ~Q(state=MinutesState.APPROVED)
                    & Q(approved_at__isnull=True, approved_by__isnull=True, names__isnull=True)
                ),
                name="minutes_approved_by_somebody",
                violation_error_message=_("Minutes that were approved say when and by whom."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            known_steps(MINUTES_TRANSITIONS),
            only_while(
                SessionState.HELD,
                refusal="minutes_of_held_session",
                operation=pgtrigger.Insert | pgtrigger.Update,
            ),
            pgtrigger.Protect(
                name="sent_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state=MinutesState.DRAFT)
                & one_changes("opening", "closing"),
            ),
            pgtrigger.Protect(
                name="approved_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=MinutesState.APPROVED),
            ),
            pgtrigger.Protect(name="minutes_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="belongs_for_good", fields=["session"]),
            editions_are_counted(),
            approved_was_read(),
            approved_together(session="NEW.session_id", refusal="minutes_approve_the_session"),
        ]

    def __str__(self):
        return str(_("Minutes of session %(number)s") % {"number": self.session.number})

    def get_absolute_url(self):
        return reverse("advisory:minutes-detail", args=[self.session.number])

    @property
    def is_draft(self) -> bool:
        return self.state == MinutesState.DRAFT

    @property
    def is_sent(self) -> bool:
        return self.state == MinutesState.SENT

    @property
    def is_approved(self) -> bool:
        return self.state == MinutesState.APPROVED

    @property
    def confirmed_until(self):
        """From this moment on silence stops nothing."""
        return self.sent_at + timedelta(days=DAYS_TO_CONFIRM)

    @step(MINUTES_TRANSITIONS, "send")
    def send(self):
        """The representatives read this edition, and say whether it is right."""
        self.sent_at = timezone.now()
        self.edition += 1

    @step(MINUTES_TRANSITIONS, "take_back")
    def take_back(self):
        """Something has to be mended; what was said to this edition stays."""
        self.sent_at = None

    @step(MINUTES_TRANSITIONS, "approve")
    def approve(self, *, by, organizations: dict[str, dict[str, list[str]]]):
        """``organizations`` is what they are called today (``Organization.objects.names``)."""
        self.approved_at = timezone.now()
        self.approved_by = by
        self.names = self.names_with(organizations) | {"approved_by": str(by)}

    def names_with(self, organizations):
        """As they are printed, in the form in which they are kept."""
        return {"led_by": str(self.session.facilitator), "organizations": organizations}


@track(when=pgtrigger.Q(new__edition__isnull=False))
class MinutesSection(Record):
    """What the minutes say of one topic. ``edition`` is the one in which it was last sent, so that
    each edition stands in the history, and not each letter that was typed."""

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("minutes"), on_delete=models.PROTECT, related_name="sections"
    )
    item = models.OneToOneField(
        AgendaItem, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="section"
    )
    text = models.TextField(_("what was talked about"), max_length=LONGEST_SECTION, blank=True)
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("section of the minutes")
        verbose_name_plural = _("sections of the minutes")
        ordering = ["pk"]
        constraints = [fits("minutessection", "text")]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            pgtrigger.ReadOnly(name="belongs_for_good", fields=["minutes", "item"]),
            minutes_are(
                MinutesState.DRAFT,
                refusal="minutessection_of_sent_stays",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
            topic_of_session(),
        ]

    def __str__(self):
        return str(self.item)


@track()
class Addendum(Record):
    """What approved minutes should have said: told beside them, since they stay as they are.
    ``signed`` is what its writer was called on that day."""

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("minutes"), on_delete=models.PROTECT, related_name="addenda"
    )
    text = models.TextField(_("what is added"), max_length=LONGEST_SECTION)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    signed = models.CharField(_("signed"), max_length=160, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ["pk"]
        constraints = [
            fits("addendum", "text"),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S") & ~Q(signed=""),
                name="addendum_says_something",
                violation_error_message=_("An addendum says something."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            pgtrigger.Protect(name="addenda_stay", operation=pgtrigger.Update | pgtrigger.Delete),
            minutes_are(
                MinutesState.APPROVED,
                refusal="addendum_of_approved_minutes",
                operation=pgtrigger.Insert,
            ),
        ]

    def __str__(self):
        return self.text
