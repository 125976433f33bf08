"""Who came to a session."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import AHEAD, CAME, Presence, SessionState
from advisory.models.attendance_guards import attended_is_held, sat_that_day, who_spoke_came
from advisory.models.mandate import Mandate
from advisory.models.minutes_guards import never_emptied, stays_while_sent
from advisory.models.organization import Organization
from advisory.models.session import Session
from advisory.models.session_guards import only_while
from advisory.querysets.sessions import AttendanceQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Attendance(Record):
    """Whether somebody came for an organization, and under which mandate of that day.

    Where nobody came, ``mandate`` is the one under which somebody could have.
    """

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="attendances"
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="attendances",
    )
    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandate"), on_delete=models.PROTECT, related_name="attendances"
    )
    presence = models.CharField(_("who came"), max_length=20, choices=Presence)

    objects = AttendanceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["pk"]
        constraints = [
            known_choice("presence", Presence, name="attendance_presence_known"),
            models.UniqueConstraint(
                fields=["session", "organization"],
                name="attendance_once_for_each",
                violation_error_message=_("This organization is written down already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            pgtrigger.ReadOnly(name="belongs_for_good", fields=["session", "organization"]),
            pgtrigger.Protect(name="attendances_are_kept", operation=pgtrigger.Delete),
            only_while(
                *AHEAD,  # it becomes held in the same moment (``attended_is_held``)
                SessionState.HELD,
                refusal="attendance_of_open_session",
                operation=pgtrigger.Insert | pgtrigger.Update,
            ),
            stays_while_sent(
                refusal="attendance_of_sent_minutes_stays",
                operation=pgtrigger.Insert | pgtrigger.Update,
            ),
            attended_is_held(),
            sat_that_day(),
            who_spoke_came(),
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_presence_display()}"

    @property
    def came(self) -> bool:
        return self.presence in CAME
