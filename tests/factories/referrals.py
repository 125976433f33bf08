"""What was passed on to a public entity."""

import pgtrigger
from django.db import connection, transaction

from advisory import actions
from advisory.models import Referral
from tests.factories.advisory import answered, days, today
from tests.factories.alliances import LineOfWorkFactory

INSERT = """
    INSERT INTO advisory_referral
        (version, contribution_id, line_id, ask, state, sent_on, sent_by_id, accepted_on,
         reason, outcome)
    VALUES (1, %s, %s, 'Poner jabón.', %s, CURRENT_DATE - 1, %s, %s, '', '')
"""


def referred(*, owner, line=None, ask="Poner jabón en los baños.", contribution=None, **fields):
    """An accepted contribution that was sent to a line of work today; ``fields`` are its own."""
    referral = Referral(line=line or LineOfWorkFactory(), ask=ask)
    contribution = contribution or answered(owner=owner, **fields)
    return actions.refer(contribution=contribution, referral=referral, sent_by=owner)


def heard(referral, verb, *, by, words="", on=None):
    """The same after the entity said or did this."""
    actions.record_referral(
        referral=referral, verb=verb, on=on or today(), words=words, recorded_by=by
    )
    return Referral.objects.get(pk=referral.pk)


def sent_days_ago(referral, number):
    """As if it had been sent so many days ago."""
    with pgtrigger.ignore("advisory.Referral:stays_as_sent"):
        Referral.objects.filter(pk=referral.pk).update(sent_on=today() - days(number))
    referral.refresh_from_db()
    return referral


def insert(contribution, line, coordinator, state="sent", accepted_on=None):
    """Send it with SQL, past what the models ask."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [contribution.pk, line.pk, state, coordinator.pk, accepted_on])
