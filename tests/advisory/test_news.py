"""What is new since a child looked, at home; it is no news any more once they have read it."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import CommitmentUpdate, Contribution, News, Seen
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    answered,
    days,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db
NEW = "Something happened"


def home(user):
    return client_of(user).get("/").content.decode()


def look(user, contribution):
    return client_of(user).get(contribution.get_absolute_url())


def test_what_one_has_just_sent_is_no_news(mandate, representative):
    submitted(mandate=mandate)

    assert NEW not in home(representative)
    assert News.objects.count() == 0


def test_an_answer_is_new_until_it_is_read(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)

    before = home(representative)
    look(representative, contribution)
    after = home(representative)

    assert (NEW in before, NEW in after) == (True, False)
    link = f'href="{contribution.get_absolute_url()}"'
    assert (before.count(link), after.count(link)) == (1, 1)


def test_each_of_an_organization_has_news_of_their_own(mandate, representative, coordinator):
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    contribution = answered(owner=coordinator, mandate=mandate)

    look(representative, contribution)

    assert NEW in home(alternate.representative.user)


def test_what_happens_to_others_is_no_news(other_representative, coordinator):
    contribution = answered(owner=coordinator)

    look(other_representative, contribution)

    assert NEW not in home(other_representative)
    assert Seen.objects.count() == 0


def test_what_happened_before_the_mandate_is_no_news(mandate, coordinator):
    answered(owner=coordinator, mandate=mandate)
    News.objects.update(at=News.objects.get().at - days(30))
    successor = MandateFactory(
        organization=mandate.organization,
        seat="alternate",
        period=DateRange(today() - days(9), None),
    )

    assert NEW not in home(successor.representative.user)


def test_a_second_look_writes_nothing(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)
    look(representative, contribution)
    seen = Seen.objects.get()

    look(representative, contribution)

    assert Seen.objects.get().up_to == seen.up_to == News.objects.get().at


def test_what_happens_while_the_page_loads_stays_new(mandate, representative, coordinator):
    contribution = under_review(owner=coordinator, mandate=mandate)
    loaded = Contribution.objects.for_detail().get()
    actions.support(contribution=contribution, mandate=MandateFactory())

    actions.note_seen(contribution=loaded, representative=mandate.representative)

    assert NEW in home(representative)


def happenings(coordinator):
    return {
        "support": lambda said: actions.support(contribution=said, mandate=MandateFactory()),
        "tell": lambda said: actions.tell_progress(
            commitment=said.commitments.get(),
            update=CommitmentUpdate(text="Ya hablamos con el colegio."),
            told_by=coordinator,
        ),
        "move": lambda said: actions.change_commitment(
            commitment=_moved(said.commitments.get()),
            reason="Faltan las semillas.",
            changed_by=coordinator,
        ),
        "promise": lambda said: actions.promise(
            contribution=said,
            commitment=said.commitments.model(
                promise="Regar.", owner=coordinator, due_on=today() + days(3)
            ),
            promised_by=coordinator,
        ),
    }


def _moved(commitment):
    commitment.due_on += days(7)
    return commitment


@pytest.mark.parametrize("what", ["support", "tell", "move", "promise"])
def test_each_thing_that_happens_is_news(mandate, representative, coordinator, what):
    contribution = answered(owner=coordinator, mandate=mandate)
    look(representative, contribution)

    happenings(coordinator)[what](contribution)

    assert NEW in home(representative)


def test_a_second_word_about_a_promise_is_news_again(mandate, representative, coordinator):
    commitment = answered(owner=coordinator, mandate=mandate).commitments.get()
    for text in ("Ya hablamos con el colegio.", "El colegio dijo que sí."):
        actions.tell_progress(
            commitment=commitment, update=CommitmentUpdate(text=text), told_by=coordinator
        )
        assert NEW in home(representative)
        look(representative, commitment.contribution)
        assert NEW not in home(representative)


def test_what_the_team_does_inside_is_no_news(mandate, representative, coordinator, lead):
    contribution = answered(owner=coordinator, mandate=mandate)
    look(representative, contribution)

    contribution.commitments.update(owner=lead)
    contribution.review.summary = "Árboles."
    contribution.review.save()

    assert NEW not in home(representative)


def test_a_draft_is_no_news(mandate, representative):
    DraftFactory(mandate=mandate)

    assert NEW not in home(representative)
