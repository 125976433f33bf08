"""Who gets what at the addresses of partners and alliances, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``. The alliance is in force: what
is not is in test_alliances_pages.py.
"""

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
from tests.access_outcomes import outcome
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

PEOPLE = ["anonymous", "representative", "coordinator", "lead", "administrator"]
TABLE = """
GET  partner-list        200 200 200 200 200
POST partner-list        405 405 405 405 405
GET  partner-detail      200 200 200 200 200
POST partner-detail      405 405 405 405 405
GET  partner-new         in  403 200 403 403
POST partner-new         in  403 did 403 403
GET  partner-edit        in  403 200 403 403
POST partner-edit        in  403 did 403 403
GET  partner-history     in  403 200 403 403
POST partner-history     in  405 405 405 405
GET  alliance-list       200 200 200 200 200
POST alliance-list       405 405 405 405 405
GET  alliance-detail     200 200 200 200 200
POST alliance-detail     405 405 405 405 405
GET  matrix              200 200 200 200 200
POST matrix              405 405 405 405 405
GET  projectpartner-list 200 200 200 200 200
POST projectpartner-list 405 405 405 405 405
GET  projectpartner-new  in  403 200 403 403
POST projectpartner-new  in  403 did 403 403
GET  projectpartner-edit in  403 200 403 403
POST projectpartner-edit in  403 did 403 403
GET  alliance-new        in  403 200 403 403
POST alliance-new        in  403 did 403 403
GET  alliance-edit       in  403 200 403 403
POST alliance-edit       in  403 did 403 403
GET  alliance-history    in  403 200 403 403
POST alliance-history    in  405 405 405 405
GET  alliance-step       in  403 200 403 403
POST alliance-step       in  403 did 403 403
GET  line-new            in  403 200 403 403
POST line-new            in  403 did 403 403
GET  line-edit           in  403 200 403 403
POST line-edit           in  403 did 403 403
GET  agreement-new       in  403 200 403 403
POST agreement-new       in  403 did 403 403
GET  agreement-edit      in  403 200 403 403
POST agreement-edit      in  403 did 403 403
GET  agreement-document  in  403 200 200 200
POST agreement-document  in  405 405 405 405
GET  amendment-new       in  403 200 403 403
POST amendment-new       in  403 did 403 403
GET  amendment-edit      in  403 200 403 403
POST amendment-edit      in  403 did 403 403
GET  amendment-document  in  403 200 200 200
POST amendment-document  in  405 405 405 405
GET  focalpoint-new      in  403 200 403 403
POST focalpoint-new      in  403 did 403 403
GET  focalpoint-edit     in  403 200 403 403
POST focalpoint-edit     in  403 did 403 403
GET  commitment-new      in  403 200 403 403
POST commitment-new      in  403 did 403 403
GET  commitment-edit     in  403 200 403 403
POST commitment-edit     in  403 did 403 403
GET  commitment-evidence in  403 200 200 200
POST commitment-evidence in  405 405 405 405
GET  activity-list       in  403 200 200 200
POST activity-list       in  405 405 405 405
GET  activity-detail     in  403 200 200 200
POST activity-detail     in  405 405 405 405
GET  activity-new        in  403 200 403 403
POST activity-new        in  403 did 403 403
GET  activity-edit       in  403 200 403 403
POST activity-edit       in  403 did 403 403
GET  activity-history    in  403 200 403 403
POST activity-history    in  405 405 405 405
GET  activity-paper      in  403 200 200 200
POST activity-paper      in  405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
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
def clients(representative, coordinator, lead, administrator):
    users = [None, representative, coordinator, lead, administrator]
    return dict(zip(PEOPLE, map(client_of, users), strict=True))


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


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(method, name, words, clients, subject):
    url, data = url_of(name, subject), typed(name, subject)

    found = [outcome(clients[who], method, url, data, MODELS) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


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
    agreement = {"kind": "specific", "signed_on": "2098-12-01", "starts_on": "2099-01-01"}
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
    version = subject[noun].version if verb == "edit" else 1
    if name == "agreement-edit":
        agreement |= {"signed_on": "2026-01-01", "starts_on": "2026-01-01"}
    return {"version": version, **fields[noun]}
