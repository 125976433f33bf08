"""Every action × state × role of a contribution, over the real addresses (design, section 6).

A letter says who may: A the author, S who else sits for the author's organization, O the
representative of another one, C a coordinator, L a safeguarding lead, M an administrator. All
others are refused, whatever they send, and nothing changes.
"""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from advisory import actions
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    Postponement,
    Rating,
    Review,
    Support,
)
from tests.access_forms import typed
from tests.conftest import client_of
from tests.factories import advisory

pytestmark = pytest.mark.django_db

TABLE = """
           draft submitted under_review decided answered in_progress done withdrawn reopened
submit     A     -         -            -       -        -           -    -         -
discard    A     -         -            -       -        -           -    -         -
withdraw   -     A         A            -       -        -           -    -         -
take       -     C         -            -       -        -           -    -         -
postpone   -     C         C            C       -        -           -    -         C
decide     -     -         C            C       -        -           -    -         C
answer     -     -         -            C       -        -           -    -         -
promise    -     -         -            C       C        C           -    -         -
finish     -     -         -            -       C        C           -    -         C
rate       -     -         -            -       AS       AS          AS   -         -
support    -     O         O            O       O        O           O    -         O
"""
ADDRESSES = {
    "submit": "advisory:contribution-edit",
    "discard": "advisory:contribution-discard",
    "withdraw": "advisory:contribution-withdraw",
    "take": "advisory:contribution-take",
    "postpone": "advisory:contribution-postpone",
    "decide": "advisory:contribution-decide",
    "answer": "advisory:contribution-answer",
    "promise": "advisory:commitment-new",
    "finish": "advisory:commitment-progress",
    "rate": "advisory:rating-new",
    "support": "advisory:contribution-support",
}
HEAD, *LINES = [line.split() for line in TABLE.strip().split("\n")]
KEPT = (Contribution, Review, Answer, Commitment, Postponement, Rating, Support)


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    alternate = advisory.MandateFactory(organization=mandate.organization, seat="alternate")
    return {
        "A": mandate.representative.user,
        "S": alternate.representative.user,
        "O": advisory.MandateFactory().representative.user,
        "C": coordinator,
        "L": lead,
        "M": administrator,
    }


@pytest.mark.parametrize("state", HEAD)
def test_each_may_do_what_the_table_says_and_nothing_else(state, people, mandate, coordinator):
    contribution = in_state(state, mandate, coordinator)
    column = HEAD.index(state)

    found = {
        line[0]: "".join(who for who, user in people.items() if _does(user, line[0], contribution))
        or "-"
        for line in LINES
    }

    assert found == {line[0]: line[1 + column] for line in LINES}


def in_state(state, mandate, owner):
    """A contribution of the author's, sent to the whole council."""
    make = {
        "draft": lambda: advisory.DraftFactory(mandate=mandate),
        "submitted": lambda: advisory.submitted(mandate=mandate),
        "under_review": lambda: advisory.under_review(mandate=mandate, owner=owner),
        "decided": lambda: advisory.decided(mandate=mandate, owner=owner),
        "answered": lambda: advisory.answered(mandate=mandate, owner=owner),
        "in_progress": lambda: _begun(advisory.answered(mandate=mandate, owner=owner)),
        "done": lambda: advisory.done(mandate=mandate, owner=owner),
        "withdrawn": lambda: _withdrawn(advisory.submitted(mandate=mandate)),
        "reopened": lambda: advisory.reopened(mandate=mandate, owner=owner),
    }
    return Contribution.objects.get(pk=make[state]().pk)


def _begun(contribution):
    actions.start(commitment=contribution.commitments.get(), on=advisory.today())
    return contribution


def _withdrawn(contribution):
    actions.withdraw(contribution=contribution)
    return contribution


def _does(user, action, contribution):
    """Whether this person's form changes anything; whatever it did is taken back."""
    name = ADDRESSES[action]
    url = _address(name, action, contribution)
    if url is None:
        return False
    with transaction.atomic():
        before = _everything()
        client_of(user).post(url, typed(name, contribution))
        has_changed = _everything() != before
        transaction.set_rollback(True)
    return has_changed


def _address(name, action, contribution):
    """None where there is none: a draft has no reference, and nothing was promised yet."""
    if action in ("submit", "discard"):
        return reverse(name, args=[contribution.token])
    if action == "finish":
        promise = contribution.commitments.first()
        return promise and reverse(name, args=[promise.pk])
    if contribution.reference is None:
        return None
    return reverse(name, args=[contribution.reference, *([1] if action == "rate" else [])])


def _everything():
    columns = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {model._meta.db_table})"
        for model in KEPT
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}")
        return cursor.fetchone()
