"""The printed minutes: what they hold beside what was written, and that approved they stay."""

import pytest
from django.urls import reverse

from accounts.models import User
from advisory import actions
from advisory.models import Organization
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, logged
from tests.factories.minutes import approved, held, long_ago, resolved, sent

pytestmark = pytest.mark.django_db

GONE = "Words of a representative stood here."


def paper_in(response):
    """What is printed of a page of minutes."""
    page = response.content.decode()
    return page[page.index("<article") : page.index("</article>")]


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
    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()
    assert page.index("Que haya sombra.") < page.index("What was said beside the topics")
    assert page.index("What was said beside the topics") < page.index("Hola.")


def test_a_correction_stands_beside_the_words_in_the_minutes(coordinator, mandate):
    words = logged(mandate=mandate, words="Hay agua dos días.", written_by=coordinator)
    actions.check_words(contribution=words, mandate=mandate, correction="Hay agua dos horas.")
    minutes = sent()

    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()

    assert page.index("Hay agua dos días.") < page.index("Corrected:")
    assert page.index("Corrected:") < page.index("Hay agua dos horas.")


def test_the_words_of_that_day_stand_in_the_minutes_but_not_those_for_the_team_alone(
    coordinator, mandate
):
    for words, audience in (("Que haya agua.", "council"), ("Solo para ustedes.", "team")):
        logged(mandate=mandate, words=words, audience=audience, written_by=coordinator)
    diverted = logged(mandate=mandate, words="Algo grave.", written_by=coordinator)
    actions.divert(contribution=diverted, reason="Es grave.", raised_by=coordinator)
    minutes = sent()

    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()

    assert "Que haya agua." in page
    assert "Solo para ustedes." not in page
    assert "Algo grave." not in page
    assert GONE not in page


def test_what_is_written_down_or_corrected_after_they_were_sent_does_not_stand_in_them(
    coordinator, mandate
):
    words = logged(mandate=mandate, words="Hay agua dos días.", written_by=coordinator)
    minutes = sent()
    logged(mandate=mandate, words="Dicho después.", written_by=coordinator)
    actions.check_words(contribution=words, mandate=mandate, correction="Dos horas.")
    client = client_of(coordinator)

    page = client.get(minutes.get_absolute_url()).content.decode()
    actions.approve_minutes(minutes=long_ago(minutes), approved_by=coordinator)
    approved_page = client.get(minutes.get_absolute_url()).content.decode()

    assert "2 contributions were written down or corrected after you sent them." in page
    for read in (page, approved_page):
        assert "Hay agua dos días." in read
        assert "Dicho después." not in read
        assert "Dos horas." not in read


def test_sent_again_they_hold_what_was_written_down_meanwhile(coordinator, mandate):
    minutes = sent()
    logged(mandate=mandate, words="Dicho después.", written_by=coordinator)

    actions.take_back_minutes(minutes=minutes)
    actions.send_minutes(minutes=minutes)

    page = client_of(mandate.representative.user).get(minutes.get_absolute_url())
    assert "Dicho después." in page.content.decode()


@pytest.mark.parametrize("language", ["es", "en"])
def test_who_is_renamed_later_is_called_as_before_in_approved_minutes(
    language, coordinator, mandate
):
    leads = UserFactory(roles=["coordinator"], name="Rosa Quispe")
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    session = held(facilitator=leads)
    logged(mandate=mandate, words="Que haya agua.", written_by=coordinator)
    minutes = sent(session)
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="")
    actions.check_minutes(minutes=minutes, edition=1, mandate=alternate, comment="Falta algo.")
    actions.approve_minutes(minutes=minutes, approved_by=coordinator)
    actions.add_addendum(minutes=minutes, text="Faltó algo.", written_by=coordinator)
    reader = client_of(mandate.representative.user, accepts=language)
    before = paper_in(reader.get(minutes.get_absolute_url()))

    User.objects.filter(pk__in=[leads.pk, coordinator.pk]).update(name="Otra Persona")
    Organization.objects.update(acronym="OTRA", name="Otro nombre", i18n={"name_en": "Another"})

    assert paper_in(reader.get(minutes.get_absolute_url())) == before
    assert "Rosa Quispe" in before


@pytest.mark.parametrize("leave", ["withdraw", "divert"])
def test_words_that_leave_approved_minutes_leave_a_line_behind(leave, coordinator, mandate):
    words = logged(mandate=mandate, words="Que haya agua.", written_by=coordinator)
    minutes = approved(by=coordinator)

    if leave == "withdraw":
        actions.withdraw(contribution=words)
    else:
        actions.divert(contribution=words, reason="Es grave.", raised_by=coordinator)

    page = client_of(mandate.representative.user).get(minutes.get_absolute_url()).content.decode()
    assert "Que haya agua." not in page
    assert words.reference not in page
    assert page.count(GONE) == 1


def test_the_quorum_is_printed_and_the_lack_of_it_is_said_before_they_are_approved(
    coordinator, mandate
):
    absent = [MandateFactory(), MandateFactory()]
    few = sent(held(absent=absent))
    none = sent(held(absent=[mandate, *absent]))
    client = client_of(coordinator)

    few_page = client.get(few.get_absolute_url()).content.decode()
    none_page = client.get(none.get_absolute_url()).content.decode()

    assert "Without quorum" in few_page
    assert "Too few organizations came for a quorum." in few_page
    assert "Nobody came: is there anything to approve?" in none_page


def test_who_confirms_reads_all_that_is_printed(coordinator, mandate):
    session = held(topics=["El agua"], facilitator=coordinator)
    words = logged(mandate=mandate, words="Hay agua dos días.", written_by=coordinator)
    actions.check_words(contribution=words, mandate=mandate, correction="Dos horas.")
    resolved(session, owner=coordinator)
    sent(session, text="Hablamos.")

    check = reverse("advisory:minutes-check", args=[session.number])
    page = client_of(mandate.representative.user).get(check).content.decode()

    for printed in (
        "from 00:00 to 02:00, in Lima",
        "1 of 1 organizations came. To decide something, 1 had to come.",
        "Nos saludamos.",
        "Hablamos.",
        "Hay agua dos días.",
        "Dos horas.",
        "Pintar los baños.",
    ):
        assert printed in page


def test_a_remark_is_printed_with_minutes_that_are_approved_as_they_are(coordinator, mandate):
    minutes = sent()
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="Faltó la luz.")
    actions.approve_minutes(minutes=minutes, approved_by=coordinator)

    page = client_of(mandate.representative.user).get(minutes.get_absolute_url())

    assert "What the representatives remarked" in page.content.decode()
    assert "Faltó la luz." in page.content.decode()


def test_the_table_says_whose_short_name_stands_under_the_signatures(coordinator, mandate):
    Organization.objects.update(acronym="RNNA", name="Red de Niños", i18n={})
    minutes = sent()

    page = paper_in(client_of(coordinator).get(minutes.get_absolute_url()))

    assert "<td>Red de Niños (RNNA)</td>" in page
