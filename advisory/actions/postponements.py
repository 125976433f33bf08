"""When an answer takes longer than was promised."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.contributions import locked
from advisory.choices import WAITING
from advisory.models import Contribution, Postponement


@transaction.atomic
def postpone(*, contribution: Contribution, postponement: Postponement, moved_by) -> None:
    """Move the day of the answer; the child is told why.

    Raises ``TransitionNotAllowed`` if it was answered, taken back, or moved a moment ago.
    """
    contribution = locked(contribution)
    if contribution.state not in WAITING or contribution.promised_on != postponement.old_day:
        raise TransitionNotAllowed
    postponement.contribution = contribution
    postponement.moved_by = moved_by
    postponement.save()
    contribution.promised_on = postponement.new_day
    contribution.save()
    mail.date_moved(contribution)
