"""The acta: what it holds beside what was written, and that it stays as it was approved."""

import pytest
from django.urls import reverse

from advisory import actions
from tests.conftest import client_of
from tests.factories.advisory import logged
from tests.factories.minutes import approved, held, sent

pytestmark = pytest.mark.django_db


def test_what_was_said_stands_under_its_topic_and_the_rest_comes_last(coordinator, mandate):
    session = held(topics=["El agua", "La feria"])
    water, fair = session.items.all()
    for item, words in ((fair, "Que haya sombra."), (water, "Que haya agua."), (None, "Hola.")):
        logged(mandate=mandate, words=words, agenda_item=item, written_by=coordinator)
    minutes = sent(session, text="Hablamos.")

    check = reverse("advisory:minutes-check", args=[session.number])
    for address in (minutes.get_absolute_url(), check):
        page = client_of(mandate.representative.user).get(address).content.decode()
        places = [
            page.index(text) for text in ("Que haya agua.", "2. La feria", "Que haya sombra.")
        ]
        assert places == sorted(places)
    acta = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()
    assert acta.index("Que haya sombra.") < acta.index("What was said beside the topics")
    assert acta.index("What was said beside the topics") < acta.index("Hola.")


def test_a_correction_stands_beside_the_words_in_the_acta(coordinator, mandate):
    minutes = sent()
    words = logged(mandate=mandate, words="Hay agua dos días.", written_by=coordinator)
    actions.check_words(contribution=words, mandate=mandate, correction="Hay agua dos horas.")

    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()

    assert page.index("Hay agua dos días.") < page.index("Corrected:")
    assert page.index("Corrected:") < page.index("Hay agua dos horas.")


def test_the_words_of_that_day_stand_in_the_acta_but_not_those_for_the_team_alone(
    coordinator, mandate
):
    minutes = sent()
    for words, audience in (("Que haya agua.", "council"), ("Solo para ustedes.", "team")):
        logged(mandate=mandate, words=words, audience=audience, written_by=coordinator)
    diverted = logged(mandate=mandate, words="Algo grave.", written_by=coordinator)
    actions.divert(contribution=diverted, reason="Es grave.", raised_by=coordinator)

    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()

    assert "Que haya agua." in page
    assert "Solo para ustedes." not in page
    assert "Algo grave." not in page


@pytest.mark.django_db(transaction=True)  # so that time goes by
def test_approved_minutes_say_nothing_of_what_is_written_down_or_corrected_later(
    coordinator, mandate
):
    words = logged(mandate=mandate, words="Hay agua dos días.", written_by=coordinator)
    minutes = approved(by=coordinator)
    logged(mandate=mandate, words="Dicho después.", written_by=coordinator)
    actions.check_words(contribution=words, mandate=mandate, correction="Dos horas.")

    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()

    assert "Hay agua dos días." in page
    assert "Dicho después." not in page
    assert "Dos horas." not in page


def test_a_remark_is_printed_with_minutes_that_are_approved_as_they_are(coordinator, mandate):
    minutes = sent()
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="Faltó la luz.")
    actions.approve_minutes(minutes=minutes, approved_by=coordinator)

    page = client_of(mandate.representative.user).get(minutes.get_absolute_url())

    assert "What the representatives remarked" in page.content.decode()
    assert "Faltó la luz." in page.content.decode()
