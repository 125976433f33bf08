"""What one organization says of another one's contribution."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import STANDING, Audience
from advisory.models.contribution import Contribution
from advisory.models.mandate import Mandate
from advisory.models.news import makes_news
from advisory.models.organization import Organization
from records.history import track
from records.models import Record


@track()
class Support(Record):
    """An organization stands behind what another one said to the whole council.

    Taken back, the row goes; history knows of it. The mandate tells who said so, and is shown to
    that child alone: an organization supports, not a child.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="supports",
        db_index=False,
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="supports",
    )
    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandate"), on_delete=models.PROTECT, related_name="supports"
    )

    class Meta(Record.Meta):
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "organization"],
                name="support_once",
                violation_error_message=_("Your organization supports this already."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="supports_stay", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="supports_another",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_contribution said, advisory_mandate seat
                        WHERE said.id = NEW.contribution_id AND seat.id = NEW.mandate_id
                            AND said.state IN {tuple(map(str, STANDING))}
                            AND said.audience = '{Audience.COUNCIL}'
                            AND said.organization_id <> NEW.organization_id
                            AND seat.organization_id = NEW.organization_id
                    ) THEN
                        RAISE EXCEPTION 'support_is_of_another' USING
                            ERRCODE = 'check_violation', CONSTRAINT = 'support_is_of_another';
                    END IF;
                    RETURN NEW;
                """,
            ),
            makes_news(operation=pgtrigger.Insert),
        ]

    def __str__(self):
        return str(self.contribution)
