"""The list of what was promised: mine, overdue, due, kept."""

import pytest

from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import answered, days, decided, done, today

pytestmark = pytest.mark.django_db

LIST = "/commitments/"


def listed(user, query=""):
    response = client_of(user).get(f"{LIST}?{query}")
    return [commitment.promise for commitment in response.context["page"].rows]


@pytest.fixture
def some(coordinator):
    """Promises of two people, by how far they are."""
    colleague = UserFactory(username="rosa", roles=["coordinator"])
    for promise, owner, day in (
        ("ayer", coordinator, -1),
        ("hoy", colleague, 0),
        ("en treinta", coordinator, 30),
        ("en treinta y uno", colleague, 31),
    ):
        answered(owner=owner, promise=promise, due_on=today() + days(day))
    done(owner=coordinator, promise="hecho")
    decided(owner=coordinator, promise="todavía no dicho")


@pytest.mark.parametrize(
    ("query", "promises"),
    [
        ("", ["ayer", "hoy", "en treinta", "en treinta y uno"]),
        ("state=late", ["ayer"]),
        ("state=soon", ["hoy", "en treinta"]),
        ("state=done", ["hecho"]),
        ("owner=rosa", ["hoy", "en treinta y uno"]),
        ("owner=rosa&state=soon", ["hoy"]),
        ("owner=rosa&state=done", []),
    ],
)
@pytest.mark.usefixtures("some")
def test_the_promises_that_children_have_read_are_listed_the_first_one_due_first(
    coordinator, query, promises
):
    assert listed(coordinator, query) == promises


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("owner=nobody", "In charge: “nobody” is not one of the choices."),
        ("state=lost", "State: “lost” is not one of the choices."),
    ],
)
@pytest.mark.usefixtures("some")
def test_a_value_that_nobody_offers_is_named_and_nothing_is_listed(coordinator, query, message):
    response = client_of(coordinator).get(f"{LIST}?{query}")

    assert message in response.content.decode()
    assert response.context["page"].rows == []


def test_a_promise_says_where_it_comes_from_and_what_came_of_it(coordinator):
    kept = done(owner=coordinator)
    client = client_of(coordinator)

    page = client.get(f"{LIST}?state=done").content.decode()

    assert kept.reference in page
    assert "Plantamos diez árboles." in page
    assert f"Done on {today().day} {today():%B %Y}" in page
    assert f'href="/contributions/{kept.reference}/"' in page


def test_pages_lead_to_the_end_in_the_order_of_the_days(coordinator):
    for number in range(30):
        answered(owner=coordinator, promise=str(number), due_on=today() + days(number // 10))
    client = client_of(coordinator)

    first = client.get(LIST).context["page"]
    second = client.get(f"{LIST}{first.older_url}").context["page"]

    assert [row.promise for row in first.rows] == [str(number) for number in range(25)]
    assert [row.promise for row in second.rows] == [str(number) for number in range(25, 30)]


def test_an_empty_list_says_what_it_is_for(coordinator):
    assert "Every promise is kept" in client_of(coordinator).get(LIST).content.decode()
