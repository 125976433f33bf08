"""Who gets what at the addresses of partners and alliances: the table is
``tests.access_alliances``."""

from datetime import date

import pytest
from django.urls import get_resolver, reverse

from alliances.models import (
    Activity,
    ActivityPaper,
    Agreement,
    Alliance,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
    Partner,
    ProjectPartner,
)
from tests.access_alliances import PEOPLE, ROWS
from tests.access_outcomes import differences, outcome
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    CommitmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
    ProjectPartnerFactory,
)
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

MODELS = [
    Activity,
    Agreement,
    Alliance,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
    Partner,
    ProjectPartner,
]


@pytest.fixture
def people(representative, coordinator, lead, administrator):
    users = [None, representative, coordinator, lead, administrator]
    return {who: client_of(user).cookies for who, user in zip(PEOPLE, users, strict=True)}


@pytest.fixture
def subject(coordinator):
    """One alliance in force with one of everything."""
    alliance = AllianceFactory(slug="minsa", partner__slug="salud")
    agreement = AgreementFactory(
        alliance=alliance, ends_on=date(2098, 12, 31), document=AttachmentFactory()
    )
    activity = ActivityFactory(alliance=alliance)
    amendment = AmendmentFactory(agreement=agreement, number=1, document=AttachmentFactory())
    agreement.refresh_from_db()  # an amendment makes it reckon anew
    return {
        "partner": alliance.partner,
        "alliance": alliance,
        "line": LineOfWorkFactory(alliance=alliance),
        "agreement": agreement,
        "amendment": amendment,
        "focalpoint": FocalPointFactory(alliance=alliance),
        "projectpartner": ProjectPartnerFactory(project__slug="agua"),
        "commitment": CommitmentFactory(
            alliance=alliance, owner=coordinator, evidence=AttachmentFactory()
        ),
        "activity": activity,
        "paper": ActivityPaper.objects.create(
            activity=activity, title="Lista", attachment=AttachmentFactory()
        ),
    }


def test_each_person_gets_what_the_table_says(people, subject):
    def ask(who, method, name):
        url, data = url_of(name, subject), typed(name, subject)
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, ROWS, ask) == {}


def test_a_line_of_an_alliance_that_is_not_in_force_is_not_there_for_a_representative(
    representative, coordinator
):
    path = f"/lines/{LineOfWorkFactory(alliance__state='suspended').pk}/edit/"

    assert client_of(representative).get(path).status_code == 404
    assert client_of(coordinator).get(path).status_code == 200


def test_every_address_of_the_alliances_is_asked_both_ways():
    (resolver,) = [
        each
        for each in get_resolver().url_patterns
        if getattr(each, "namespace", None) == "alliances"
    ]

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, pattern.name) for pattern in resolver.url_patterns for method in ("GET", "POST")
    )


def url_of(name, subject):
    noun, _, verb = name.partition("-")
    if name in ("projectpartner-list", "projectpartner-new"):
        return reverse(f"alliances:{name}", args=["agua"])
    if verb == "list" or name in ("partner-new", "alliance-new", "matrix"):
        return reverse(f"alliances:{name}")
    if name == "alliance-step":
        return reverse(f"alliances:{name}", args=["minsa", "suspend"])
    if name == "amendment-new":
        return reverse(f"alliances:{name}", args=[subject["agreement"].pk])
    if name == "activity-paper":
        return reverse(f"alliances:{name}", args=[subject["paper"].pk])
    if noun == "partner":
        return reverse(f"alliances:{name}", args=["salud"])
    if noun == "alliance" or verb == "new":
        return reverse(f"alliances:{name}", args=["minsa"])
    return reverse(f"alliances:{name}", args=[subject[noun].pk])


def typed(name, subject):
    """A form that is filled in well, so that only the person decides."""
    noun, _, verb = name.partition("-")
    agreement = {"kind": "specific", "signed_on": "2026-01-02", "starts_on": "2099-01-01"}
    fields = {
        "partner": {"name": "Otro", "kind": "network"},
        "alliance": {"partner": subject["partner"].pk, "position": "7"},
        "line": {
            "name": "Línea",
            "modality": "policy",
            "main_area": subject["line"].main_area_id,
            "position": "77",
        },
        "agreement": agreement,
        "amendment": {
            "number": "9",
            "signed_on": "2026-02-02",
            "effective_from": "2026-02-02",
            "terms": "Changed",
        },
        "focalpoint": {"side": "partner", "name": "Rosa", "starts_on": "2026-01-01"},
        "commitment": {
            "side": "partner",
            "promise": "Train them",
            "owner": subject["commitment"].owner_id,
            "due_on": "2027-01-01",
        },
        "projectpartner": {"partner": subject["partner"].pk, "role": "funds"},
        "activity": {"title": "Taller", "kind": "training", "on": "2026-02-02"},
    }
    if name == "alliance-step":
        return {"on": "2026-02-02", "reason": "No funds"}
    if name == "matrix":
        return {}
    if verb == "remove":  # but for an agreement, which has an amendment
        return {"reason": "Written down twice"}
    version = subject[noun].version if verb == "edit" else 1
    if name == "agreement-edit":
        agreement |= {"signed_on": "2026-01-01", "starts_on": "2026-01-01"}
    return {"version": version, **fields[noun]}
