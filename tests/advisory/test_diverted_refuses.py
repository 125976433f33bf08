"""Whoever is a moment too late with what safeguarding has by now is refused, whatever they do."""

import inspect
from datetime import timedelta
from types import UnionType
from typing import get_args

import pytest
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import (
    Answer,
    Commitment,
    CommitmentUpdate,
    Contribution,
    Note,
    Postponement,
    Rating,
    Referral,
    Transcription,
)
from tests.factories.advisory import MandateFactory, answered, days, today
from tests.factories.alliances import LineOfWorkFactory
from tests.factories.minutes import held
from tests.factories.referrals import referred
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db


def commitment_of(said):
    return Commitment.objects.get(contribution=said)


def answer_of(said):
    return Answer.objects.get(contribution=said)


def referral_of(said):
    return Referral.objects.get(contribution=said)


def rating_of(said):
    return Rating(answer=answer_of(said), mandate=said.mandate, understood="yes", satisfied="yes")


def later(said):
    return Postponement(
        old_day=said.promised_on, new_day=said.promised_on + timedelta(days=9), reason="Falta."
    )


# ``said`` was answered and passed on to an entity, and was diverted a moment ago.
REFUSED = {
    "approve": lambda said, user: actions.approve(
        contribution=said, version=answer_of(said).version, approved_by=user
    ),
    "assign": lambda said, user: actions.assign(
        contribution=said, review=said.review, assigned_by=user
    ),
    "change_commitment": lambda said, user: actions.change_commitment(
        commitment=commitment_of(said), reason="", changed_by=user
    ),
    "check_words": lambda said, user: actions.check_words(
        contribution=said, mandate=said.mandate, correction=""
    ),
    "decide": lambda said, user: actions.decide(
        contribution=said, review=said.review, commitment=None, decided_by=user
    ),
    "divert": lambda said, user: actions.divert(
        contribution=said, reason="Otra vez.", raised_by=user
    ),
    "finish": lambda said, user: actions.finish(
        commitment=commitment_of(said), on=today(), finished_by=user
    ),
    "hold_commitment": lambda said, user: actions.hold_commitment(
        commitment=commitment_of(said), held_by=user
    ),
    "join": lambda said, user: actions.join(
        contribution=said, main=answered(owner=user), joined_by=user
    ),
    "open_story": lambda said, user: actions.open_story(contribution=said, opened_by=user),
    "open_translation": lambda said, user: actions.open_translation(
        contribution=said, opened_by=user
    ),
    "part": lambda said, user: actions.part(contribution=said, parted_by=user),
    "postpone": lambda said, user: actions.postpone(
        contribution=said, postponement=later(said), moved_by=user
    ),
    "promise": lambda said, user: actions.promise(
        contribution=said,
        commitment=Commitment(promise="Regar.", owner=user, due_on=today() + days(9)),
        promised_by=user,
    ),
    "publish": lambda said, user: actions.publish(
        contribution=said, answer=answer_of(said), published_by=user
    ),
    "rate": lambda said, user: actions.rate(contribution=said, rating=rating_of(said)),
    "record_referral": lambda said, user: actions.record_referral(
        referral=referral_of(said), verb="accept", on=today(), words="", recorded_by=user
    ),
    "refer": lambda said, user: actions.refer(
        contribution=said, referral=Referral(line=LineOfWorkFactory(), ask="Jabón."), sent_by=user
    ),
    "reopen": lambda said, user: actions.reopen(contribution=said),
    "submit": lambda said, user: actions.submit(contribution=actions.locked(said)),
    "sum_up": lambda said, user: actions.sum_up(
        contribution=said, review=said.review, summed_up_by=user
    ),
    "support": lambda said, user: actions.support(contribution=said, mandate=MandateFactory()),
    "support_instead": lambda said, user: actions.support_instead(
        contribution=said, mandate=MandateFactory(), draft=said
    ),
    "take": lambda said, user: actions.take(contribution=said, owner=user),
    "tell_answer": lambda said, user: actions.tell_answer(
        session=held(), answer=answer_of(said), rating=None
    ),
    "tell_progress": lambda said, user: actions.tell_progress(
        commitment=commitment_of(said), update=CommitmentUpdate(text="Ya."), told_by=user
    ),
    "withdraw": lambda said, user: actions.withdraw(contribution=said),
    "withdraw_support": lambda said, user: actions.withdraw_support(
        contribution=said, mandate=MandateFactory()
    ),
    "write_note": lambda said, user: actions.write_note(
        contribution=said, note=Note(text="¿Y esto?"), written_by=user
    ),
}
ASKED_BEFORE = "Takes the locked row that another of these has given."
NOT_REFUSED = {
    "close_concern": "What safeguarding itself does.",
    "discard_draft": "Throws drafts away, and nothing else.",
    "enclose": "Adds to the draft that ``open_draft`` has locked.",
    "locked": "For each verb to ask what has become of it.",
    "locked_together": "For each verb to ask what has become of it.",
    "log": "Sends a draft.",
    "note_concern": "What safeguarding itself does.",
    "note_seen": "Says how far a child has read, and nothing of the contribution.",
    "publish_joint_answer": "Takes what ``hold_replies`` gives, without what was diverted.",
    "read_concern": "What safeguarding itself does.",
    "save_story": ASKED_BEFORE,
    "save_translation": ASKED_BEFORE,
    "take_concern": "What safeguarding itself does.",
    "take_out": "Takes from the draft that ``open_draft`` has locked.",
    "write_answer": ASKED_BEFORE,
}


def _leads_to_a_contribution(model, seen=()):
    if model is Contribution:
        return True
    fields = getattr(getattr(model, "_meta", None), "fields", ())
    targets = {field.related_model for field in fields if field.is_relation}
    return any(
        target not in (model, *seen) and _leads_to_a_contribution(target, (*seen, model))
        for target in targets
    )


def _classes_in(annotation):
    parts = get_args(annotation)
    if parts or isinstance(annotation, UnionType):
        return [found for part in parts for found in _classes_in(part)]
    return [annotation]


def _is_about_contributions(action):
    annotations = [each.annotation for each in inspect.signature(action).parameters.values()]
    classes = [found for annotation in annotations for found in _classes_in(annotation)]
    return any(_leads_to_a_contribution(each) for each in classes)


def test_every_action_with_a_contribution_refuses_a_diverted_one_or_says_why_not():
    found = {
        name
        for name in actions.__all__
        if inspect.isfunction(action := getattr(actions, name)) and _is_about_contributions(action)
    }

    assert found == set(REFUSED) | set(NOT_REFUSED)


@pytest.mark.parametrize("verb", REFUSED)
def test_what_was_diverted_a_moment_ago_is_refused(coordinator, verb):
    said = referred(owner=coordinator, origin="logged").contribution
    Transcription.objects.create(
        contribution=said,
        written_by=coordinator,
        occasion="session",
        medium="oral",
        said_on=today(),
    )
    said = Contribution.objects.select_related("review", "mandate").get(pk=said.pk)
    diverted(contribution=said, raised_by=coordinator)

    with pytest.raises(TransitionNotAllowed):
        REFUSED[verb](said, coordinator)
