"""What happened in an alliance, the newest first, of one day too."""

import re
from datetime import date

import pytest
from django.utils import timezone

from tests.conftest import client_of
from tests.factories.alliances import AgreementFactory, AllianceFactory, AmendmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance(db):
    return AllianceFactory(slug="minsa")


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def test_each_step_of_an_alliance_stands_in_its_timeline_the_last_of_a_day_first(site, alliance):
    for verb in ("suspend", "resume", "end"):
        typed = {"on": timezone.localdate().isoformat(), "reason": f"Why {verb}"}
        site.post(f"/alliances/minsa/step/{verb}/", typed)

    timeline = site.get("/alliances/minsa/").content.decode().split('<ol class="timeline">')[1]

    assert re.findall(r"Why \w+", timeline) == ["Why end", "Why resume", "Why suspend"]


def test_an_amendment_stands_above_the_agreement_that_it_changed_on_the_same_day(site, alliance):
    agreement = AgreementFactory(alliance=alliance, number="7", starts_on=date(2026, 3, 1))
    for number in (1, 2):
        AmendmentFactory(
            agreement=agreement,
            number=number,
            signed_on=date(2026, 3, 1),
            effective_from=date(2026, 3, 1),
            extends_to=None,
            terms="Lo nuevo",
        )

    timeline = site.get("/alliances/minsa/").content.decode().split('<ol class="timeline">')[1]

    titles = re.findall(r"(?:Amendment \d of: )?Framework agreement 7", timeline)
    assert titles == [
        "Amendment 2 of: Framework agreement 7",
        "Amendment 1 of: Framework agreement 7",
        "Framework agreement 7",
    ]
