"""The pages about what the council is asked cost the same with one row as with three."""

import pytest

from advisory.choices import Decision
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, decided, submitted, today, with_days
from tests.factories.consultations import answered_jointly, asked, closed, joint_of, no_opinion
from tests.factories.programs import AreaFactory, ProjectFactory

pytestmark = pytest.mark.django_db

# (who, the page, its queries); the first three of whoever signs in are session, person and roles,
# and a representative's next ones who they are and what covers their account.
PAGES = [
    ("representative", "/", 18),
    ("coordinator", "/", 31),
    ("representative", "/consultations/", 7),
    ("coordinator", "/consultations/", 4),
    ("lead", "/consultations/", 4),
    ("representative", "/consultations/{open}/", 12),
    ("representative", "/consultations/{answered}/", 12),
    ("representative", "/consultations/{open}/reply/", 10),
    ("coordinator", "/consultations/{open}/", 9),
    ("coordinator", "/consultations/{answered}/", 9),
    ("coordinator", "/consultations/{open}/close/", 5),
    ("coordinator", "/consultations/{open}/more-time/", 4),
    ("coordinator", "/consultations/{closed}/answer/", 8),
    ("coordinator", "/consultations/{answered}/answer/paper/", 9),
    ("coordinator", "/consultations/new/", 5),
    ("representative", "/areas/health/consultations/", 10),
    ("coordinator", "/areas/health/consultations/", 6),
    ("coordinator", "/projects/water/consultations/", 6),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "path", "queries"), PAGES)
def test_a_page_costs_the_same_with_more_rows(
    who, path, queries, rows, mandate, coordinator, lead, django_assert_num_queries
):
    project = ProjectFactory(slug="water", area=AreaFactory(slug="health"), lead=coordinator)
    questions = {"open": asked(), "closed": asked(), "answered": asked()}
    joint_of(questions["closed"])
    for number in range(rows):
        asked(area=None, project=project)
        answered_jointly(closed(asked(area=None, project=project)))
        for question in questions.values():
            area = AreaFactory(slug=f"area-{number}")
            for seat in (MandateFactory(), mandate):
                decided(
                    owner=coordinator,
                    mandate=seat,
                    area=area,
                    consultation=question,
                    decision=Decision.DEFERRED,
                )
            no_opinion(question)
            MandateFactory()
        submitted(consultation=questions["open"])
    closed(questions["closed"])
    answered_jointly(closed(questions["answered"]))
    users = {
        "coordinator": coordinator,
        "lead": lead,
        "representative": mandate.representative.user,
    }
    client = client_of(users[who])
    url = path.format(**{name: each.pk for name, each in questions.items()})

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_who_holds_no_seat_any_more_costs_the_same_with_more_replies(
    rows, mandate, coordinator, django_assert_num_queries
):
    question = asked()
    for _ in range(rows):
        submitted(consultation=question, mandate=mandate)
    with_days(mandate, mandate.period.lower, today())
    client = client_of(mandate.representative.user)

    with django_assert_num_queries(12):
        response = client.get(question.get_absolute_url())

    assert len(response.context["replies_of_own"]) == rows
    assert response.context["replies_of_others"] == []
