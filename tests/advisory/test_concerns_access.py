"""Who gets what at the addresses of safeguarding: the table is ``tests.access_concerns``."""

from uuid import uuid4

import pytest
from django.urls import URLPattern, get_resolver, reverse

from advisory.models import Concern, ConcernNote, Contribution
from tests.access_concerns import PEOPLE, ROWS
from tests.access_outcomes import differences, outcome
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, answered
from tests.factories.safeguarding import diverted, taken, told

pytestmark = pytest.mark.django_db

MODELS = [Concern, ConcernNote, Contribution]
TYPED = {
    "concern-new": {"words": "Alguien me pega."},
    "concern-note": {"text": "Hablé con ella."},
    "concern-close": {"outcome": "referred", "told": "Te cuidamos."},
}


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    """The cookies of a person of each kind; ``mandate`` is the child's."""
    mate = MandateFactory(organization=mandate.organization, seat="alternate")
    users = {
        "anonymous": None,
        "child": mandate.representative.user,
        "mate": mate.representative.user,
        "other": MandateFactory().representative.user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }
    return {name: client_of(user).cookies for name, user in users.items()}


def test_each_person_gets_what_the_table_says(people, mandate, coordinator):
    concern = told(representative=mandate.representative)
    begun = taken(told(representative=mandate.representative), by=coordinator)
    arguments = {
        "concern-new": [],
        "concern-list": [],
        "concern-receipt": [concern.token],
        "concern-close": [begun.pk],
    }

    def ask(who, method, name):
        url = reverse(f"advisory:{name}", args=arguments.get(name, [concern.pk]))
        data = {"token": str(uuid4())} | TYPED.get(name, {})
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, ROWS, ask) == {}


def test_every_address_of_safeguarding_is_asked_both_ways():
    asked = {name for name in _names() if name.startswith("concern-")}

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, name) for name in asked for method in ("GET", "POST")
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_of_a_diverted_contribution_leads_to_the_calm_page_at_most(
    method, people, mandate, coordinator
):
    """Whatever page of a contribution is added later is asked too. What stands in its place:
    tests/advisory/test_diversions_pages.py."""
    contribution = answered(mandate=mandate, owner=coordinator)
    commitment = contribution.commitments.get().pk
    concern = diverted(contribution=contribution, raised_by=coordinator)
    reference = contribution.reference
    urls = {
        pattern.name: reverse(f"advisory:{pattern.name}", args=[reference])
        for pattern in _patterns()
        if set(pattern.pattern.converters) == {"reference"}
    }
    urls["commitment-progress"] = reverse("advisory:commitment-progress", args=[commitment])
    in_its_place = {
        "child": f"/me/written/{concern.token}/",
        "lead": f"/safeguarding/{concern.pk}/",
    }

    for who in PEOPLE[1:]:
        for name, url in urls.items():
            client = client_of()
            client.cookies = people[who]
            response = client.generic(method, url)
            if response.status_code == 302:
                assert response.url == in_its_place.get(who), (who, name)
            elif response.status_code == 200:
                assert response.templates[0].name == "advisory/diversions/detail.html", (who, name)
                assert who == "coordinator"
            else:
                assert response.status_code in (403, 404, 405), (who, name)
    assert Contribution.with_diverted.get().state == "diverted"


def test_the_django_admin_knows_no_concern(administrator):
    client = client_of(administrator)

    index = client.get("/admin/").content.decode()

    assert "oncern" not in index
    for model in ("concern", "concernnote", "concernreading", "concernevent", "contribution"):
        assert client.get(f"/admin/advisory/{model}/").status_code == 404


def _patterns():
    (resolver,) = [
        each
        for each in get_resolver().url_patterns
        if getattr(each, "namespace", None) == "advisory"
    ]
    return [each for each in resolver.url_patterns if isinstance(each, URLPattern)]


def _names():
    return {pattern.name for pattern in _patterns()}
