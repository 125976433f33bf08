"""What the team asks of the list besides: who is in charge, what is due, when, in what order."""

from datetime import UTC, datetime

import pytest

from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    answered,
    days,
    decided,
    promised,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db

LIST = "/contributions/"


def listed(user, query=""):
    response = client_of(user).get(f"{LIST}?{query}")
    return [contribution.words for contribution in response.context["page"].rows]


def test_the_owner_is_a_filter(coordinator):
    colleague = UserFactory(username="rosa", roles=["coordinator"])
    under_review(owner=coordinator, words="Mía")
    under_review(owner=colleague, words="De Rosa")
    submitted(words="De nadie")

    assert listed(coordinator, "owner=rosa") == ["De Rosa"]


def test_who_has_left_the_team_is_still_a_filter(coordinator):
    under_review(owner=UserFactory(username="rosa", roles=["coordinator"], is_active=False))

    assert listed(coordinator, "owner=rosa") == ["Queremos más árboles en el colegio."]


def test_what_is_overdue_waits_and_its_day_has_passed(coordinator):
    for word, day in (("ayer", -1), ("hoy", 0), ("en siete", 7), ("en ocho", 8)):
        promised(submitted(words=word), today() + days(day))
    promised(answered(owner=coordinator, words="respondida"), today() - days(1))

    assert listed(coordinator, "due=late") == ["ayer"]
    assert listed(coordinator, "due=soon") == ["en siete", "hoy"]


def test_all_that_waits_for_an_answer_is_one_choice(coordinator):
    submitted(words="enviada")
    under_review(owner=coordinator, words="en lectura")
    decided(owner=coordinator, words="decidida")
    answered(owner=coordinator, words="respondida")

    assert listed(coordinator, "state=waiting") == ["decidida", "en lectura", "enviada"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sent_from=2026-03-12", ["last", "first"]),
        ("sent_to=2026-03-12", ["last", "first", "before"]),
        ("sent_from=2026-03-12&sent_to=2026-03-12", ["last", "first"]),
        ("sent_from=2026-03-13", []),
        ("sent_to=2026-03-10", []),
    ],
)
def test_the_days_of_sending_are_those_of_lima(coordinator, monkeypatch, query, words):
    for word, moment in (
        ("before", datetime(2026, 3, 12, 4, 59, 59, tzinfo=UTC)),
        ("first", datetime(2026, 3, 12, 5, 0, tzinfo=UTC)),
        ("last", datetime(2026, 3, 13, 4, 59, 59, tzinfo=UTC)),
    ):
        with monkeypatch.context() as patched:
            patched.setattr("django.utils.timezone.now", lambda moment=moment: moment)
            submitted(words=word)

    assert listed(coordinator, query) == words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("owner=nobody", "In charge: “nobody” is not one of the choices."),
        ("due=never", "Answer due: “never” is not one of the choices."),
        ("sort=colour", "Order: “colour” is not one of the choices."),
        ("sent_from=2026-02-30", "Sent from: “2026-02-30” is not a day."),
        ("sent_from=0001-01-01", "Sent from: “0001-01-01” is not a day."),
        ("sent_to=9999-12-31", "Sent until: “9999-12-31” is not a day."),
        ("sent_from=2026-03-12&sent_to=2026-03-11", "Sent until: This day comes before the"),
    ],
)
def test_a_value_that_is_none_is_named_and_nothing_is_listed(coordinator, query, message):
    submitted()

    response = client_of(coordinator).get(f"{LIST}?{query}")

    assert message in response.content.decode()
    assert response.context["page"].rows == []


def test_a_filter_in_force_is_a_chip_in_words_and_an_order_is_none(coordinator):
    under_review(owner=coordinator)
    query = f"owner={coordinator.username}&sent_from=2026-03-12&due=soon&sort=oldest"

    chosen = client_of(coordinator).get(f"{LIST}?{query}").context["filters"].chosen()

    assert [(chip.label, chip.value) for chip in chosen] == [
        ("In charge", "Coordinator"),
        ("Answer due", "Due within seven days"),
        ("Sent from", "12 March 2026"),
    ]
    assert chosen[2].url == f"?owner={coordinator.username}&due=soon&sort=oldest"


@pytest.mark.parametrize(
    ("sort", "words"),
    [
        ("", ["d", "c", "b", "a"]),
        ("newest", ["d", "c", "b", "a"]),
        ("oldest", ["a", "b", "c", "d"]),
        ("promised", ["c", "a", "b", "d"]),
        ("organization", ["d", "a", "c", "b"]),
    ],
)
def test_the_list_can_be_put_in_order(coordinator, sort, words):
    one, other = (
        MandateFactory(organization=organization)
        for organization in [OrganizationFactory(), OrganizationFactory()]
    )
    for word, mandate, day in (("a", one, 2), ("b", other, 2), ("c", other, 1), ("d", one, 3)):
        promised(submitted(words=word, mandate=mandate), today() + days(day))

    assert listed(coordinator, f"sort={sort}") == words


def test_what_was_begun_first_and_sent_last_is_the_newest(coordinator):
    first = submitted(words="begun first")
    with pytest.MonkeyPatch.context() as patched:
        earlier = first.submitted_at - days(1)
        patched.setattr("django.utils.timezone.now", lambda: earlier)
        submitted(words="sent first")

    assert listed(coordinator) == ["begun first", "sent first"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "promised", "organization"])
def test_each_order_is_read_to_its_end_and_back_without_repeating_or_skipping(coordinator, sort):
    mandates = [MandateFactory(), MandateFactory(), MandateFactory()]
    for number in range(60):
        contribution = submitted(words=str(number), mandate=mandates[number % 3])
        promised(contribution, today() + days(number // 20))
    client = client_of(coordinator)
    pages, url = [], f"?sort={sort}"
    while url:
        response = client.get(f"{LIST}{url}")
        pages.append([each.words for each in response.context["page"].rows])
        url = response.context["page"].older_url
    read = [word for page in pages for word in page]
    back = client.get(f"{LIST}{response.context['page'].newer_url}").context["page"]

    assert [len(page) for page in pages] == [25, 25, 10]
    assert sorted(read, key=int) == [str(number) for number in range(60)]
    assert [each.words for each in back.rows] == pages[1]
    assert f"sort={sort}" in back.older_url


def test_a_place_of_another_order_is_the_first_page(coordinator):
    contribution = submitted()
    place = f"{contribution.promised_on}~{contribution.pk}"

    assert len(listed(coordinator, f"sort=promised&after={place}")) == 1
    assert len(listed(coordinator, f"sort=newest&after={place}")) == 1


def test_the_orders_are_links_that_keep_the_filters(coordinator):
    submitted(kind="idea")

    response = client_of(coordinator).get(f"{LIST}?kind=idea&sort=oldest&after=1")

    page = response.content.decode()
    assert '<a href="?kind=idea&amp;sort=oldest" aria-current="true">Oldest</a>' in page
    assert '<a href="?kind=idea&amp;sort=promised">Due first</a>' in page
    assert '<input type="hidden" name="sort" value="oldest">' in page


def test_a_representative_neither_filters_by_the_team_nor_sorts(mandate, representative):
    submitted(mandate=mandate, words="uno")
    submitted(mandate=mandate, words="dos")
    response = client_of(representative).get(f"{LIST}?owner=coordinator&sort=oldest&due=late")

    page = response.content.decode()
    assert [each.words for each in response.context["page"].rows] == ["dos", "uno"]
    assert "In charge" not in page
    assert "Oldest" not in page
