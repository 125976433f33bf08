"""A contribution that was passed on to a public entity."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from advisory.choices import OPEN_REFERRAL, REFERRAL_TRANSITIONS, ReferralState
from advisory.models.contribution import Contribution
from advisory.models.guards import one_changes, stays_with_contribution
from advisory.models.news import makes_news
from advisory.models.referral_guards import (
    agreements_last_until_what_was_sent,
    alliance_lasts_until_what_was_sent,
    is_sent_where_it_can_be,
)
from advisory.querysets import ReferralQuerySet
from alliances.models import Agreement, Alliance, LineOfWork
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Record
from records.transitions import known_steps, step

LONGEST_ASK = 500


@track()
class Referral(FSMModelMixin, Record):
    """An accepted contribution, sent to a line of work of an alliance in force.

    The entity has no account: what it says, the team writes down. The child reads all of it but
    who of the team did so. Of the child nothing is passed on.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="referrals",
    )
    line = models.ForeignKey(
        LineOfWork,
        verbose_name=_("line of work"),
        on_delete=models.PROTECT,
        related_name="referrals",
    )
    ask = models.TextField(_("what we asked them to do"), max_length=LONGEST_ASK)
    state = FSMField(
        _("state"), max_length=10, choices=ReferralState, default=ReferralState.SENT, protected=True
    )
    sent_on = models.DateField(_("sent on"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = models.TextField(_("why they said no"), max_length=LONGEST_ASK, blank=True)
    outcome = models.TextField(_("what they did"), max_length=1000, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["sent_on", "pk"]
        constraints = [
            known_choice("state", ReferralState, name="referral_state_known"),
            KnownYears("sent_on", "accepted_on", "closed_on", name="referral_years_known"),
            models.CheckConstraint(
                condition=Q(ask__regex=r"\S"),
                name="referral_says_what",
                violation_error_message=_("Say what they are asked to do."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_REFERRAL, closed_on__isnull=True, reason="", outcome="")
                | Q(
                    state=ReferralState.DECLINED,
                    closed_on__isnull=False,
                    reason__regex=r"\S",
                    outcome="",
                )
                | Q(
                    state=ReferralState.DONE,
                    closed_on__isnull=False,
                    reason="",
                    outcome__regex=r"\S",
                ),
                name="referral_closed_says_how",
                violation_error_message=_("A no has a reason, and what is done has an outcome."),
            ),
            models.CheckConstraint(
                condition=Q(state=ReferralState.SENT, accepted_on__isnull=True)
                | Q(state=ReferralState.DECLINED)
                | Q(
                    state__in=[ReferralState.ACCEPTED, ReferralState.DONE],
                    accepted_on__isnull=False,
                ),
                name="referral_accepted_has_day",
                violation_error_message=_("Say on which day they said yes."),
            ),
            models.CheckConstraint(
                condition=(Q(accepted_on__isnull=True) | Q(accepted_on__gte=F("sent_on")))
                & (Q(closed_on__isnull=True) | Q(closed_on__gte=F("sent_on")))
                & (
                    Q(closed_on__isnull=True)
                    | Q(accepted_on__isnull=True)
                    | Q(closed_on__gte=F("accepted_on"))
                ),
                name="referral_days_in_order",
                violation_error_message=_("This day comes before the one of the step before."),
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(state__in=OPEN_REFERRAL),
                name="referral_one_at_a_time",
                violation_error_message=_("It is with an entity already. Wait for what they say."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            is_sent_where_it_can_be(),
            known_steps(REFERRAL_TRANSITIONS),
            stays_with_contribution(),
            pgtrigger.ReadOnly(name="stays_as_sent", fields=["line", "ask", "sent_on", "sent_by"]),
            pgtrigger.Protect(
                name="what_they_said_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=[ReferralState.DECLINED, ReferralState.DONE])
                & one_changes("accepted_on", "closed_on", "reason", "outcome"),
            ),
            pgtrigger.Protect(name="referrals_are_kept", operation=pgtrigger.Delete),
            makes_news(operation=pgtrigger.Insert, for_followers=True),
            makes_news(
                name="makes_news_of_step",
                for_followers=True,
                operation=pgtrigger.Update,
                condition=one_changes("state"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_on", "id"],
                condition=Q(state__in=OPEN_REFERRAL),
                name="referral_open_sent",
            ),
            models.Index(fields=["line", "-sent_on", "-id"], name="referral_of_line"),
        ]

    def __str__(self):
        return str(self.contribution)

    @property
    def is_open(self) -> bool:
        """Whether the entity has still something to say or to do."""
        return self.state in OPEN_REFERRAL

    @property
    def since(self) -> date:
        """The day of the last word about it."""
        return self.closed_on or self.accepted_on or self.sent_on

    @step(REFERRAL_TRANSITIONS, "accept")
    def accept(self, *, on: date):
        self.accepted_on = on

    @step(REFERRAL_TRANSITIONS, "decline")
    def decline(self, *, on: date, words: str):
        self.closed_on = on
        self.reason = words

    @step(REFERRAL_TRANSITIONS, "finish")
    def finish(self, *, on: date, words: str):
        self.closed_on = on
        self.outcome = words


class Receiver(Alliance):
    """An alliance to which something was sent, for what that asks of its end."""

    class Meta:
        proxy = True
        triggers = [alliance_lasts_until_what_was_sent()]


class ReceiverAgreement(Agreement):
    """An agreement of such an alliance, for the same."""

    class Meta:
        proxy = True
        triggers = [agreements_last_until_what_was_sent()]
