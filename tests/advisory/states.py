"""A contribution in each of the states that it can be in."""

from advisory import actions
from advisory.models import Contribution
from tests.factories.advisory import (
    DraftFactory,
    answered,
    begun,
    decided,
    done,
    submitted,
    under_review,
)


def in_state(state, owner):
    make = {
        "draft": DraftFactory,
        "submitted": submitted,
        "under_review": lambda: under_review(owner=owner),
        "decided": lambda: decided(owner=owner),
        "answered": lambda: answered(owner=owner),
        "in_progress": lambda: _begun(answered(owner=owner)),
        "done": lambda: done(owner=owner),
        "withdrawn": lambda: _withdrawn(submitted()),
    }
    return Contribution.objects.get(pk=make[state]().pk)


def _begun(contribution):
    begun(contribution.commitments.get())
    return contribution


def _withdrawn(contribution):
    actions.withdraw(contribution=contribution)
    return contribution
