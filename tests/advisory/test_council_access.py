"""Who gets what at the addresses of the council: the table is ``tests.access_council``."""

import pytest
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
from tests.access_council import PEOPLE, ROWS
from tests.access_outcomes import differences, outcome
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

MODELS = [Consent, Erasure, Guardian, Invitation, Mandate, Organization, Representative]


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
    ConsentTextFactory(purpose=Purpose.RECORDING, giver=Giver.SELF)  # not given yet
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


def test_each_person_gets_what_the_table_says(people, subject):
    def ask(who, method, name):
        url, data = _url(name, subject), _typed(name, subject)
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, ROWS, ask) == {}


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
        "alliance-timeline",
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
    query = "?purpose=recording&giver=self" if name == "consent-new" else ""
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
