"""The pages of safeguarding cost the same with one row as with three."""

import pytest

from advisory import actions
from tests.conftest import client_of
from tests.factories.advisory import answered
from tests.factories.safeguarding import closed, diverted, taken, told

pytestmark = pytest.mark.django_db

# (who, the page, its queries); the first three of whoever signs in are session, person and roles,
# and a representative's next ones who they are and what covers their account.
PAGES = [
    ("lead", "/", 8),
    ("lead", "/safeguarding/", 5),
    ("lead", "/safeguarding/{diverted}/", 12),
    ("lead", "/safeguarding/{told}/", 9),
    ("lead", "/safeguarding/{diverted}/note/", 4),
    ("lead", "/safeguarding/{diverted}/close/", 4),
    ("representative", "/", 17),
    ("representative", "/me/written/{token}/", 6),
    ("representative", "/me/write/", 6),
    ("coordinator", "/contributions/{reference}/", 6),
    ("coordinator", "/contributions/{reference}/concern/", 6),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "path", "queries"), PAGES)
def test_a_page_costs_the_same_with_more_rows(
    who, path, queries, rows, mandate, lead, coordinator, django_assert_num_queries
):
    child = mandate.representative
    contribution = answered(mandate=mandate, owner=coordinator)
    marked = taken(diverted(contribution=contribution, raised_by=coordinator), by=lead)
    for number in range(rows):
        concern = told(representative=child)
        closed(told(representative=child), by=lead)
        diverted(contribution=answered(mandate=mandate, owner=coordinator), raised_by=lead)
        for each in (marked, concern):
            actions.note_concern(concern=each, written_by=lead, text=f"Nota {number}.")
            actions.read_concern(concern=each, read_by=coordinator)
    users = {"lead": lead, "coordinator": coordinator, "representative": child.user}
    client = client_of(users[who])
    url = path.format(
        diverted=marked.pk, told=concern.pk, token=marked.token, reference=contribution.reference
    )

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert response.status_code == 200
