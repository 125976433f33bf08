"""What happened to a contribution since somebody looked."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import WITH_ANSWER
from advisory.models.contribution import Contribution
from advisory.models.guards import literal
from advisory.models.organization import Organization
from advisory.models.representative import Representative


class News(models.Model):
    """When something last happened that the author's organization can see; by triggers alone.

    In a table of its own: the newest of an organization are found without a look at the others,
    and what a contribution says of itself does not change when somebody else does something.
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="news",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="news",
        db_index=False,
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        indexes = [models.Index(fields=["organization", "-at"], name="news_of_organization")]

    def __str__(self):
        return str(self.contribution)


class Seen(models.Model):
    """How far a child has followed a contribution of their organization.

    ``up_to`` is the moment of the newest thing on the page they read, and not of their reading:
    what happens meanwhile stays new, and when a child reads is nobody's business.
    """

    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.CASCADE,
        related_name="seen",
        db_index=False,
    )
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.CASCADE,
        related_name="seen",
        db_index=False,
    )
    up_to = models.DateTimeField(_("seen up to"))

    class Meta:
        verbose_name = _("what was seen")
        verbose_name_plural = _("what was seen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "representative"],
                name="seen_once",
                violation_error_message=_("It is written down already how far they have read."),
            )
        ]
        indexes = [models.Index(fields=["representative"], name="seen_of_representative")]

    def __str__(self):
        return str(self.contribution)


def makes_news(
    *,
    operation: pgtrigger.Operation,
    condition: pgtrigger.Condition | None = None,
    name: str = "makes_news",
    key: str = "NEW.contribution_id",
    for_followers: bool = False,
) -> pgtrigger.Trigger:
    """A row of a contribution that its author's organization wants to hear of; ``key`` is SQL for
    the contribution's id.

    ``for_followers``: those who were answered with it hear of it too
    (``Contribution.promised_with``).
    """
    who = f"id = {key}"
    if for_followers:  # by keys alone, so that no row is looked at but theirs
        who = f"""id IN (
                SELECT {key} UNION ALL
                SELECT contribution_id FROM advisory_join WHERE main_id = {key}
            ) AND (id = {key} OR state IN {literal(WITH_ANSWER)} OR reopened_at IS NOT NULL)"""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        condition=condition,
        func=f"""
            INSERT INTO advisory_news (contribution_id, organization_id, at)
            SELECT id, organization_id, clock_timestamp()
            FROM advisory_contribution WHERE {who}
            ON CONFLICT (contribution_id) DO UPDATE
            SET at = GREATEST(advisory_news.at, EXCLUDED.at);
            RETURN NULL;
        """,
    )
