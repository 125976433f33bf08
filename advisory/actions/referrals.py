"""What happens to what is passed on to a public entity."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from advisory import mail, policies
from advisory.actions.contributions import locked
from advisory.models import Contribution, Referral
from alliances.models import Alliance, LineOfWork
from records.refusals import Refused, Said


class ReferralRefused(Refused):
    """It can't be; the message is a sentence for the reader."""


@transaction.atomic
def refer(*, contribution: Contribution, referral: Referral, sent_by) -> Referral:
    """Send an accepted contribution to a line of work.

    Raises ``TransitionNotAllowed`` if it is with an entity already or not a yes any more, and
    ``ReferralRefused`` if the alliance is not in force any more, or its partner not there.
    """
    contribution = locked(contribution)
    may = policies.can_refer_contribution(sent_by, contribution)
    if not may or contribution.referrals.open().exists():
        raise TransitionNotAllowed
    Alliance.objects.select_for_update().get(pk=referral.line.alliance_id)
    if not LineOfWork.objects.receiving().filter(pk=referral.line_id).exists():
        sentence = _("This alliance can receive nothing any more. Choose another line of work.")
        raise ReferralRefused(sentence, Said(sentence, "line", Referral))
    referral.contribution = contribution
    referral.sent_on = timezone.localdate()
    referral.sent_by = sent_by
    referral.save()
    mail.referred(referral)
    return referral


@transaction.atomic
def record_referral(*, referral: Referral, verb: str, on: date, words: str, recorded_by) -> None:
    """Write down what the entity said or did: ``accept``, which needs no ``words``, ``decline`` or
    ``finish``.

    Raises ``TransitionNotAllowed`` if somebody else did, or if safeguarding has it by now.
    """
    contribution = locked(referral.contribution)
    referral = Referral.objects.select_for_update().get(pk=referral.pk)
    referral.contribution = contribution
    if not policies.can_record_referral(recorded_by, referral):
        raise TransitionNotAllowed
    if verb == "accept":
        referral.accept(on=on)
    else:
        getattr(referral, verb)(on=on, words=words)
    referral.save()
    mail.referred(referral)
