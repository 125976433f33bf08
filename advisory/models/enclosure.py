"""What a child adds to the words, or says instead of them."""

import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from advisory.choices import MOST_ENCLOSURES, EnclosureKind, State
from advisory.models.contribution import Contribution
from advisory.models.guards import refuse
from advisory.querysets import EnclosureQuerySet
from records.constraints import known_choice
from records.models import Attachment


def _refuse_unless_draft(row, name):
    return f"""
        SELECT state INTO current_state FROM advisory_contribution
            WHERE id = {row}.contribution_id FOR SHARE;
        IF current_state IS DISTINCT FROM '{State.DRAFT}' THEN
            {refuse(name)}
        END IF;
    """


def _are_of_drafts():
    """A file is added to a draft and taken out of a draft, never of what was sent. The draft is
    held meanwhile, so that it is not sent at the same moment."""
    return (
        pgtrigger.Trigger(
            name="added_to_draft",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            declare=[("current_state", "TEXT")],
            func=pgtrigger.Func(
                f"""
                {_refuse_unless_draft("NEW", "enclosure_is_added_to_draft")}
                IF NEW.attachment_id IS NULL THEN
                    {refuse("enclosure_has_file")}
                END IF;
                RETURN NEW;
                """
            ),
        ),
        pgtrigger.Trigger(
            name="taken_out_of_draft",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            declare=[("current_state", "TEXT")],
            func=pgtrigger.Func(
                f"""
                {_refuse_unless_draft("OLD", "enclosure_of_sent_stays")}
                RETURN OLD;
                """
            ),
        ),
    )


class Enclosure(models.Model):
    """A photo of a drawing, a voice note or a document.

    It comes and goes with the draft, and stays as it is once that is sent, like the words. Only an
    erasure takes the file away: it may hold the child's voice or name. The row says then that there
    was one.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="enclosures",
    )
    place = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=10, choices=EnclosureKind)
    attachment = models.OneToOneField(
        Attachment,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        null=True,
        related_name="enclosure",
    )

    objects = EnclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("enclosure")
        verbose_name_plural = _("enclosures")
        ordering = ["place"]
        constraints = [
            known_choice("kind", EnclosureKind, name="enclosure_kind_known"),
            models.CheckConstraint(
                condition=models.Q(place__range=(1, MOST_ENCLOSURES)),
                name="enclosure_place_in_limits",
                violation_error_message=_("A contribution has at most five files."),
            ),
            models.UniqueConstraint(
                fields=["contribution", "place"],
                name="enclosure_place_unique",
                violation_error_message=_("Another file has this place."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="enclosures_stay", operation=pgtrigger.Update),
            *_are_of_drafts(),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.place}"

    def get_absolute_url(self):
        return reverse("advisory:enclosure", args=[self.pk])
