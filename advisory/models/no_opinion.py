"""When an organization has no opinion on what the council is asked."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.models.consultation import Consultation
from advisory.models.consultation_guards import no_opinion_fits, no_opinion_is_taken_back_in_time
from advisory.models.mandate import Mandate
from advisory.models.organization import Organization
from records.history import track
from records.models import Record


@track()
class NoOpinion(Record):
    """“We have no opinion” is a valid reply, and a reason is never asked for (voluntary, General
    Comment No. 12, paragraph 134).

    Once for each organization, instead of a reply. Taken back while the question is open, the row
    goes; history knows of it. The mandate tells who said so, and is
    shown to that child alone.
    """

    consultation = models.ForeignKey(
        Consultation,
        verbose_name=_("consultation"),
        on_delete=models.PROTECT,
        related_name="no_opinions",
        db_index=False,
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="no_opinions",
    )
    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandate"), on_delete=models.PROTECT, related_name="no_opinions"
    )

    class Meta(Record.Meta):
        verbose_name = _("reply without an opinion")
        verbose_name_plural = _("replies without an opinion")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "organization"],
                name="no_opinion_once",
                violation_error_message=_("Your organization has said so already."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="no_opinions_stay", operation=pgtrigger.Update),
            no_opinion_fits(),
            no_opinion_is_taken_back_in_time(),
        ]

    def __str__(self):
        return str(self.organization)
