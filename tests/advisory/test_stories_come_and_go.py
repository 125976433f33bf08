"""You said – we did leaves the public page while its contribution is not answered."""

import pytest
from django.urls import reverse

from advisory import actions
from advisory.models import Concern, Rating
from tests.conftest import client_of
from tests.factories.advisory import answered, told

pytestmark = pytest.mark.django_db
SAID = "Pidieron árboles."
STORIES = reverse("advisory:story-list")


@pytest.fixture
def contribution(mandate, coordinator):
    return told(answered=answered(mandate=mandate, owner=coordinator), said=SAID).contribution


def is_public():
    """On the page of all stories, and on the first page of the site; never on one of the two."""
    pages = [client_of().get(url).content.decode() for url in (STORIES, "/")]
    (shown,) = {SAID in page for page in pages}
    return shown


def say_no(contribution):
    rating = Rating(
        answer=contribution.answers.newest(),
        mandate=contribution.mandate,
        understood="yes",
        satisfied="no",
        words="Falta agua.",
    )
    actions.rate(contribution=contribution, rating=rating)


def answer_anew(contribution, coordinator):
    contribution.refresh_from_db()
    review = contribution.review
    review.refresh_from_db()
    review.decision, review.reason = "deferred", "Este año no."
    actions.decide(
        contribution=contribution, review=review, commitment=None, decided_by=coordinator
    )
    answer = contribution.answers.unpublished().get()
    answer.text = "Lo veremos el próximo año."
    actions.publish(contribution=contribution, answer=answer, published_by=coordinator)


def test_it_is_gone_while_its_author_waits_for_another_answer(contribution, coordinator):
    assert is_public()

    say_no(contribution)
    assert not is_public()

    answer_anew(contribution, coordinator)
    assert is_public()


def test_it_is_gone_while_safeguarding_has_it(contribution, coordinator, lead):
    actions.divert(contribution=contribution, reason="Se lee miedo.", raised_by=coordinator)
    assert not is_public()

    concern = Concern.objects.get()
    actions.take_concern(concern=concern, taken_by=lead)
    actions.close_concern(concern=concern, outcome="no_concern", told="Lo leímos.")
    assert is_public()


def test_one_that_was_no_concern_but_a_real_one_does_not_come_back(contribution, coordinator, lead):
    actions.divert(contribution=contribution, reason="Se lee miedo.", raised_by=coordinator)
    concern = Concern.objects.get()
    actions.take_concern(concern=concern, taken_by=lead)

    actions.close_concern(concern=concern, outcome="accompanied", told="Te ayudamos.")

    assert not is_public()
