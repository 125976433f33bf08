"""What could go wrong in a session, and who looks after it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from advisory.choices import AHEAD, RiskLevel
from advisory.models.session import Session
from advisory.models.session_guards import only_while
from advisory.querysets.sessions import RiskAssessmentQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record

LONGEST_RISKS = 2000


@track()
class RiskAssessment(Record):
    """Before children meet: the way there, the place, who else is there, what is talked about
    (safe and sensitive to risk, General Comment No. 12, paragraph 134).

    For the team. Once the session is held it stays as it was.
    """

    session = models.OneToOneField(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="risk"
    )
    risks = models.TextField(_("what could go wrong"), max_length=LONGEST_RISKS)
    measures = models.TextField(_("what we do about it"), max_length=LONGEST_RISKS)
    level = models.CharField(_("risk that is left"), max_length=10, choices=RiskLevel)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who the children turn to"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = RiskAssessmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("risk assessment")
        verbose_name_plural = _("risk assessments")
        ordering = ["pk"]
        constraints = [
            known_choice("level", RiskLevel, name="riskassessment_level_known"),
            models.CheckConstraint(
                condition=Q(risks__regex=r"\S", measures__regex=r"\S"),
                name="riskassessment_says_both",
                violation_error_message=_("Write what could go wrong, and what we do about it."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(LessThanOrEqual(Length(field), LONGEST_RISKS)),
                    name=f"riskassessment_{field}_fit",
                    violation_error_message=_("The text is too long."),
                )
                for field in ("risks", "measures")
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="belongs_for_good", fields=["session"]),
            only_while(
                *AHEAD,
                refusal="riskassessment_of_held_stays",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self):
        return str(self.session)

    def get_absolute_url(self):
        return self.session.get_absolute_url()
