"""Every action × state × role of a contribution, over the real addresses (design, section 6).

A letter says who may: A the author, S who else sits for the author's organization, O the
representative of another one, C a coordinator, L a safeguarding lead, M an administrator. All
others are refused, whatever they send, and nothing changes.
"""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.choices import Role
from advisory import actions, policies
from advisory.choices import TRANSITIONS
from advisory.models import (
    Answer,
    Commitment,
    CommitmentUpdate,
    Concern,
    Contribution,
    Join,
    Mandate,
    Note,
    Postponement,
    Rating,
    Review,
    Story,
    Support,
    Translation,
)
from tests.access_forms import typed
from tests.conftest import client_of
from tests.factories import advisory
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

TABLE = """
           draft submitted under_review decided answered in_progress done withdrawn reopened joined
submit     A     -         -            -       -        -           -    -         -        -
discard    A     -         -            -       -        -           -    -         -        -
withdraw   -     A         A            -       -        -           -    -         -        A
take       -     C         -            -       -        -           -    -         -        -
review     -     -         C            C       C        C           C    -         C        C
assign     -     -         C            C       C        C           C    -         C        C
note       -     C         C            C       C        C           C    -         C        C
translate  -     C         C            C       C        C           C    -         C        C
join       -     C         C            -       -        -           -    -         -        -
part       -     -         -            -       -        -           -    -         -        C
postpone   -     C         C            C       -        -           -    -         C        C
decide     -     -         C            C       -        -           -    -         C        -
answer     -     -         -            C       -        -           -    -         -        -
approve    -     -         -            C       -        -           -    -         -        -
promise    -     -         -            C       C        C           -    -         -        -
tell       -     -         -            -       C        C           -    -         C        -
move       -     -         -            -       C        C           -    -         C        -
keep       -     -         -            -       C        C           -    -         C        -
rate       -     -         -            -       AS       AS          AS   -         -        -
story      -     -         -            -       C        C           C    -         -        -
support    -     O         O            O       O        O           O    -         O        O
unsupport  -     O         O            O       O        O           O    -         O        O
divert     -     CL        CL           CL      CL       CL          CL   CL        CL       CL
"""
ADDRESSES = {
    "submit": "advisory:contribution-edit",
    "discard": "advisory:contribution-discard",
    "withdraw": "advisory:contribution-withdraw",
    "take": "advisory:contribution-take",
    "review": "advisory:contribution-review",
    "assign": "advisory:contribution-assign",
    "note": "advisory:contribution-note",
    "translate": "advisory:contribution-translation",
    "join": "advisory:contribution-join",
    "part": "advisory:contribution-part",
    "postpone": "advisory:contribution-postpone",
    "decide": "advisory:contribution-decide",
    "answer": "advisory:contribution-answer",
    "approve": "advisory:contribution-preview",
    "promise": "advisory:commitment-new",
    "tell": "advisory:commitment-progress",
    "move": "advisory:commitment-edit",
    "keep": "advisory:commitment-finish",
    "rate": "advisory:rating-new",
    "story": "advisory:contribution-story",
    "support": "advisory:contribution-support",
    "unsupport": "advisory:support-withdraw",
    "divert": "advisory:contribution-divert",
}
OF_A_PROMISE = ("tell", "move", "keep")
HEAD, *LINES = [line.split() for line in TABLE.strip().split("\n")]
KEPT = (
    *(Contribution, Review, Note, Translation, Postponement, Answer, Commitment),
    *(CommitmentUpdate, Rating, Story, Support, Join, Concern),
)


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


@pytest.fixture
def main(coordinator):
    """Another one that is being read, with which one can be joined."""
    return advisory.under_review(owner=coordinator)


@pytest.mark.parametrize("state", HEAD)
def test_each_may_do_what_the_table_says_and_nothing_else(
    state, people, mandate, coordinator, main
):
    contribution = in_state(state, mandate, coordinator, main)
    column = HEAD.index(state)

    found = {
        action: "".join(
            who for who, user in people.items() if _does(user, action, contribution, main)
        )
        or "-"
        for action in ADDRESSES
        if (action, state) != ("approve", "decided")
    }

    assert found == {line[0]: line[1 + column] for line in LINES if line[0] in found}


def test_who_approves_an_answer_is_a_colleague_of_who_wrote_it(
    people, mandate, coordinator, main, settings
):
    settings.ANSWER_NEEDS_APPROVAL = True
    contribution = advisory.decided(mandate=mandate, owner=coordinator)
    colleague = UserFactory(roles=[Role.COORDINATOR])
    answer = contribution.answers.get()
    actions.write_answer(answer=answer, text="¡Sí!", written_by=colleague)

    able = [who for who, user in people.items() if _does(user, "approve", contribution, main)]

    assert able == ["C"]
    assert not _does(colleague, "approve", contribution, main)


def test_the_table_names_each_step_that_a_person_takes():
    of_the_work = {"start", "finish", "reopen"}  # by what is told of promises, and by a no

    assert set(TRANSITIONS) - of_the_work <= set(ADDRESSES)
    assert [line[0] for line in LINES] == list(ADDRESSES)


def in_state(state, mandate, owner, main):
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
        "joined": lambda: _joined(advisory.under_review(mandate=mandate, owner=owner), main),
    }
    return Contribution.objects.get(pk=make[state]().pk)


def _joined(contribution, main):
    actions.join(contribution=contribution, main=main, joined_by=main.review.owner)
    return contribution


def _begun(contribution):
    advisory.begun(contribution.commitments.get())
    return contribution


def _withdrawn(contribution):
    actions.withdraw(contribution=contribution)
    return contribution


def _does(user, action, contribution, main):
    """Whether this person's form changes anything; whatever it did is taken back."""
    name = ADDRESSES[action]
    url = _address(name, action, contribution)
    if url is None:
        return False
    form = typed(name, contribution) | ({"reference": main.reference} if action == "join" else {})
    with transaction.atomic():
        if action == "unsupport":
            _stand_behind(user, contribution)
        before = _everything()
        client_of(user).post(url, form)
        has_changed = _everything() != before
        transaction.set_rollback(True)
    return has_changed


def _stand_behind(user, contribution):
    """What there must be before it can be taken back; nothing where it can't be."""
    seat = Mandate.objects.current().held_by(user).first()
    if policies.can_support_contribution(user, contribution, seat):
        actions.support(contribution=contribution, mandate=seat)


def _address(name, action, contribution):
    """None where there is none: a draft has no reference, and nothing was promised yet."""
    if action in ("submit", "discard"):
        return reverse(name, args=[contribution.token])
    if action in OF_A_PROMISE:
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
