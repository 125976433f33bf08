"""Who gets what at the addresses of the council, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the representative that it is about · a representative of another
    organization · a coordinator · a lead · an administrator

``in``  is sent to the sign-in
``did`` it is done, and the reader is sent on
``302`` is sent on, and nothing has changed
A number is the status: 404 for what a person may not see, 403 for what they see and may not do.
"""

from copy import copy

import pytest
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from accounts.models import Invitation
from advisory.choices import Giver, Purpose
from advisory.models import (
    Consent,
    Erasure,
    Guardian,
    Mandate,
    Organization,
    Representative,
)
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    today,
)
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "owner", "other", "coordinator", "lead", "administrator"]
TABLE = """
GET  organization-edit        in  403 403 200 403 403
POST organization-edit        in  403 403 did 403 403
GET  organization-history     in  403 403 200 403 403
POST organization-history     in  405 405 405 405 405
GET  representative-list      in  403 403 200 200 200
POST representative-list      in  405 405 405 405 405
GET  representative-new       in  403 403 200 403 403
POST representative-new       in  403 403 did 403 403
GET  retention                in  403 403 200 403 403
POST retention                in  405 405 405 405 405
GET  representative-detail    in  403 404 200 404 404
POST representative-detail    in  405 405 405 405 405
GET  representative-edit      in  403 404 200 404 404
POST representative-edit      in  403 404 did 404 404
GET  representative-guardians in  403 404 200 404 404
POST representative-guardians in  403 404 did 404 404
GET  guardian-edit            in  403 404 200 404 404
POST guardian-edit            in  403 404 did 404 404
GET  representative-invite    in  403 404 302 404 404
POST representative-invite    in  403 404 200 404 404
GET  consent-new              in  403 404 200 404 404
POST consent-new              in  403 404 did 404 404
GET  representative-export    in  403 404 200 404 404
POST representative-export    in  405 405 405 405 405
GET  representative-paper     in  403 404 200 404 404
POST representative-paper     in  405 405 405 405 405
GET  representative-erase     in  403 404 200 404 404
POST representative-erase     in  403 404 did 404 404
GET  consent-withdraw         in  403 404 200 404 404
POST consent-withdraw         in  403 404 did 404 404
GET  consent-evidence         in  403 404 200 404 404
POST consent-evidence         in  405 405 405 405 405
GET  mandate-edit             in  403 404 200 403 403
POST mandate-edit             in  403 404 did 403 403
GET  mandate-hand-over        in  403 404 200 403 403
POST mandate-hand-over        in  403 404 did 403 403
GET  mandate-renew            in  403 404 200 403 403
POST mandate-renew            in  403 404 did 403 403
GET  mandate-letter           in  403 404 200 403 403
POST mandate-letter           in  405 405 405 405 405
GET  me                       in  200 200 404 404 404
POST me                       in  405 405 405 405 405
GET  me-export                in  200 200 404 404 404
POST me-export                in  405 405 405 405 405
GET  me-paper                 in  200 200 404 404 404
POST me-paper                 in  405 405 405 405 405
GET  me-letter                in  200 404 404 404 404
POST me-letter                in  405 405 405 405 405
GET  me-evidence              in  200 404 404 404 404
POST me-evidence              in  405 405 405 405 405
GET  me-withdraw              in  200 404 404 404 404
POST me-withdraw              in  did 404 404 404 404
GET  account-waiting          200 200 200 200 200 200
POST account-waiting          405 405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    """The cookies of a person of each kind; ``mandate`` is the owner's."""
    users = {
        "anonymous": None,
        "owner": mandate.representative.user,
        "other": MandateFactory().representative.user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }
    return {name: client_of(user).cookies for name, user in users.items()}


@pytest.fixture
def subject(mandate):
    """What the addresses are about, all of it of one child."""
    mandate.letter = AttachmentFactory()
    mandate.save()
    child = mandate.representative
    return {
        "mandate": Mandate.objects.get(pk=mandate.pk),
        "child": child,
        "alternate": MandateFactory(
            organization=mandate.organization, seat="alternate"
        ).representative,
        "adult": GuardianFactory(representative=child),
        "consent": ConsentFactory(
            representative=child,
            text=ConsentTextFactory(purpose=Purpose.IMAGE, giver=Giver.SELF),
            evidence=AttachmentFactory(),
        ),
    }


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(method, name, words, people, subject):
    url, data = _url(name, subject), _typed(name, subject)

    found = [_outcome(people[who], method, url, data) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_every_address_about_the_council_is_asked_both_ways():
    of_others = (
        "contribution",
        "enclosure",
        "story",
        "commitment",
        "concern",
        "session",
        "minutes",
        "resolution",
        "mark",
        "agenda",
        "consultation",
        "referral",
        "alliance-referrals",
        "export",
        "rating",
        "support",
        "organization-list",
        "organization-detail",
        "area-said",
        "project-said",
    )
    (resolver,) = [each for each in get_resolver().url_patterns if _is_advisory(each)]
    names = {pattern.name for pattern in resolver.url_patterns}
    asked = {name for name in names if not name.startswith(of_others)}

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, name) for name in asked for method in ("GET", "POST")
    )


def _is_advisory(resolver):
    return getattr(resolver, "namespace", None) == "advisory"


def _outcome(cookies, method, url, data):
    """What the person with these cookies gets, in a word of the table; nothing of it lasts."""
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _versions()
        response = client.post(url, data) if method == "POST" else client.get(url)
        if response.streaming:
            response.getvalue()  # read to its end, which closes the file
        has_changed = _versions() != before
        transaction.set_rollback(True)
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "did" if has_changed else "302"


def _versions():
    """How often each record of the council was changed, in one query."""
    models = (Consent, Erasure, Guardian, Invitation, Mandate, Organization, Representative)
    of_each = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {model._meta.db_table})"
        for model in models
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()


def _url(name, subject):
    child, adult, consent = subject["child"], subject["adult"], subject["consent"]
    arguments = {
        "representative-list": [],
        "representative-new": [],
        "retention": [],
        "guardian-edit": [child.pk, adult.pk],
        "consent-new": [child.pk],
        "me": [],
        "me-export": [],
        "me-paper": [],
        "me-letter": [subject["mandate"].pk],
        "me-evidence": [consent.pk],
        "me-withdraw": [consent.pk],
        "account-waiting": [],
    }
    of_kind = {
        "organization": [subject["mandate"].organization.slug],
        "representative": [child.pk],
        "mandate": [subject["mandate"].pk],
        "consent": [consent.pk],
    }
    found = arguments[name] if name in arguments else of_kind[name.partition("-")[0]]
    query = "?purpose=image&giver=self" if name == "consent-new" else ""
    return reverse(f"advisory:{name}", args=found) + query


def _typed(name, subject):
    """A form that is filled in well, so that only the person decides."""
    mandate, child = subject["mandate"], subject["child"]
    person = {
        "version": child.version,
        "given_name": "Luz",
        "birth_month": "5",
        "birth_year": today().year - 15,
        "language": "es",
    }
    next_mandate = {"version": mandate.version, "on": today().isoformat()}
    adult = {"version": "1", "name": "Rosa", "relationship": "mother", "contact": "1"}
    return {
        "organization-edit": {"version": "1", "name": "Red", "scope": "national"},
        "representative-new": person
        | {
            "organization": mandate.organization.slug,
            "seat": "alternate",
            "first_day": today().isoformat(),
        },
        "representative-edit": person,
        "representative-guardians": adult,
        "guardian-edit": adult,
        "consent-new": {"language": "es", "medium": "oral", "given_on": today().isoformat()},
        "representative-erase": {"given_name": child.given_name},
        "consent-withdraw": {"withdrawn_by": "guardian"},
        "mandate-edit": {"version": mandate.version, "first_day": today().isoformat()},
        "mandate-hand-over": next_mandate | {"person": subject["alternate"].pk},
        "mandate-renew": next_mandate,
    }.get(name, {"writer": ""})
