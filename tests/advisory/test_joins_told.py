"""Who was answered with another one hears of all that was promised and passed on for both."""

import pytest
from post_office.models import Email

from advisory import actions
from advisory.dossier import dossier
from advisory.models import Commitment, Contribution, Rating
from tests.conftest import client_of
from tests.factories.advisory import begun, days, submitted, today, under_review
from tests.factories.referrals import heard, referred

pytestmark = pytest.mark.django_db
NEW = "Something happened"
PROMISED, ASKED = "Poner toldos.", "Prestar los toldos."


@pytest.fixture
def main(coordinator):
    return under_review(owner=coordinator, words="Queremos sombra en la feria.")


@pytest.fixture
def other(mandate, main, coordinator):
    """Joined with it, and not answered yet."""
    same = submitted(mandate=mandate, words="Que haya techo en la feria.")
    actions.join(contribution=same, main=main, joined_by=coordinator)
    representative = mandate.representative.user
    representative.email, representative.language = "nina@ica.pe", "en"
    representative.save()
    return Contribution.objects.get(pk=same.pk)


def answer(main, by):
    """Both, with a yes."""
    main = Contribution.objects.get(pk=main.pk)
    main.review.decision, main.review.reason = "accepted", "Hay toldos."
    promise = Commitment(promise=PROMISED, owner=by, due_on=today() + days(9))
    actions.decide(contribution=main, review=main.review, commitment=promise, decided_by=by)
    written = main.answers.get()
    written.text = "¡Sí!"
    actions.publish(contribution=main, answer=written, published_by=by)
    return Contribution.objects.get(pk=main.pk)


def say_no(contribution):
    rating = Rating(
        answer=contribution.answers.get(),
        mandate=contribution.mandate,
        understood="yes",
        satisfied="no",
    )
    actions.rate(contribution=contribution, rating=rating)


def happenings(main, by):
    """Each thing that a follower reads on their page."""
    return {
        "told": lambda: begun(main.commitments.first()),
        "moved": lambda: actions.change_commitment(
            commitment=_moved(main.commitments.first()), reason="Llueve.", changed_by=by
        ),
        "promised": lambda: actions.promise(
            contribution=main,
            commitment=Commitment(promise="Regar.", owner=by, due_on=today() + days(3)),
            promised_by=by,
        ),
        "passed on": lambda: referred(owner=by, contribution=main, ask=ASKED),
    }


def _moved(commitment):
    commitment.due_on += days(7)
    return commitment


def look(contribution, user):
    return client_of(user).get(contribution.get_absolute_url()).content.decode()


def is_news_for(user):
    return NEW in client_of(user).get("/").content.decode()


def sent():
    return Email.objects.filter(to="nina@ica.pe").count()


@pytest.mark.parametrize("what", ["told", "moved", "promised", "passed on"])
@pytest.mark.parametrize("says_no", [False, True], ids=["answered", "reopened"])
def test_what_happens_for_both_is_news_for_both(
    what, says_no, main, other, representative, coordinator
):
    main = answer(main, coordinator)
    if says_no:
        say_no(other)
    look(other, representative)
    assert not is_news_for(representative)

    happenings(main, coordinator)[what]()

    assert is_news_for(representative)


@pytest.mark.parametrize("says_no", [False, True], ids=["answered", "reopened"])
def test_the_page_the_mail_and_the_copy_of_who_follows_say_the_same(
    says_no, main, other, representative, coordinator
):
    main = answer(main, coordinator)
    if says_no:
        say_no(other)
    before = sent()

    referral = referred(owner=coordinator, contribution=main, ask=ASKED)
    heard(referral, "accept", by=coordinator)
    begun(main.commitments.get())

    assert sent() == before + 3
    page = look(other, representative)
    assert PROMISED in page
    assert ASKED in page
    (kept,) = dossier(representative.representative, for_child=True)["contributions"]
    assert [each["promise"] for each in kept["promises"]] == [PROMISED]
    assert [each["what_we_asked"] for each in kept["sent_on_to"]] == [ASKED]


def test_who_is_not_answered_yet_hears_of_nothing(main, other, representative, coordinator):
    look(other, representative)
    before = sent()

    Commitment.objects.create(
        contribution=main, promise=PROMISED, owner=coordinator, due_on=today() + days(9)
    )

    assert sent() == before
    assert not is_news_for(representative)
    assert PROMISED not in look(other, representative)
