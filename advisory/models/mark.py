"""How a session was, measured against what the participation of children must be."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.choices import Requirement, SessionState, Verdict
from advisory.models.mandate import Mandate
from advisory.models.minutes_guards import marked_by_who_was_there
from advisory.models.session import Session
from advisory.models.session_guards import only_while
from advisory.querysets.minutes import MarkQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Mark(Record):
    """What one person says of one of the nine requirements (General Comment No. 12, paragraph
    134): a child who was there, by their ``mandate``, or somebody of the team (``staff``).

    No row is no opinion. Until the minutes are approved each may think again. Who said it is shown
    to that person alone; what others see of it, ``MarkQuerySet.scores`` says.
    """

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="marks"
    )
    mandate = models.ForeignKey(
        Mandate,
        verbose_name=_("by the mandate"),
        on_delete=models.PROTECT,
        null=True,
        related_name="marks",
    )
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by somebody of the team"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    requirement = models.CharField(_("requirement"), max_length=20, choices=Requirement)
    verdict = models.CharField(_("how it was"), max_length=10, choices=Verdict)

    objects = MarkQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("mark of a session")
        verbose_name_plural = _("marks of a session")
        ordering = ["pk"]
        constraints = [
            known_choice("requirement", Requirement, name="mark_requirement_known"),
            known_choice("verdict", Verdict, name="mark_verdict_known"),
            models.CheckConstraint(
                condition=Q(mandate__isnull=True) ^ Q(staff__isnull=True),
                name="mark_by_one_person",
                violation_error_message=_("A child says it, or somebody of the team."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["session", by, "requirement"],
                    name=f"mark_once_for_each_{by}",
                    violation_error_message=_("This person has said so already."),
                )
                for by in ("mandate", "staff")
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(
                name="belongs_for_good", fields=["session", "mandate", "staff", "requirement"]
            ),
            only_while(
                SessionState.HELD,
                refusal="mark_of_held_session",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
            marked_by_who_was_there(),
        ]

    def __str__(self):
        return f"{self.get_requirement_display()}: {self.get_verdict_display()}"
