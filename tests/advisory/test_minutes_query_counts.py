"""Each page of a session's minutes costs the same with more topics, resolutions and words."""

import pytest
from django.urls import reverse

from advisory import actions
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory
from tests.factories.minutes import approved, held, resolved, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "name", "queries"),
    [
        ("coordinator", "minutes-detail", 14),
        ("representative", "minutes-detail", 19),
        ("coordinator", "session-detail", 16),
        ("representative", "minutes-check", 19),
    ],
)
def test_a_page_costs_the_same_with_more_rows(
    who, name, queries, rows, coordinator, mandate, django_assert_num_queries
):
    others = [MandateFactory() for _ in range(rows)]
    session = held(topics=[f"Tema {number}" for number in range(rows)])
    for number in range(rows):
        resolved(session, owner=coordinator, text=f"Acuerdo {number}")
    minutes = sent(session)
    for other in others:
        actions.check_minutes(minutes=minutes, edition=1, mandate=other, comment="Faltó algo.")
    user = coordinator if who == "coordinator" else mandate.representative.user
    client = client_of(user)

    with django_assert_num_queries(queries):
        response = client.get(reverse(f"advisory:{name}", args=[session.number]))

    assert response.status_code == 200


def test_approved_minutes_with_addenda_cost_the_same(
    coordinator, mandate, django_assert_num_queries
):
    minutes = approved(by=coordinator)
    client = client_of(coordinator)
    for number in range(3):
        actions.add_addendum(minutes=minutes, text=f"Faltó {number}.", written_by=coordinator)

    with django_assert_num_queries(14):
        assert client.get(minutes.get_absolute_url()).status_code == 200
