"""The access matrix: every named address, every kind of person (house style, rules 3, 5 and 13)."""

import pytest
from django.core.cache import cache
from django.urls import URLResolver, get_resolver, reverse

from advisory import actions
from advisory.choices import Audience, Decision, Seat
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    Note,
    Rating,
    Review,
    Story,
    Support,
    Translation,
)
from tests import (
    access_alliances,
    access_concerns,
    access_consultations,
    access_council,
    access_minutes,
    access_projects,
    access_referrals,
    access_sessions,
)
from tests.access_admin import admin_pages
from tests.access_forms import typed
from tests.access_matrix import PEOPLE, SENT, SENT_TO_TEAM, rows
from tests.access_outcomes import outcome
from tests.conftest import client_of
from tests.factories import advisory
from tests.factories.accounts import UserFactory
from tests.factories.advisory import ConsentTextFactory
from tests.factories.alliances import AgreementFactory, AllianceFactory, PartnerFactory
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory
from tests.factories.records import picture

OF_ALL_COMMITMENTS = {"advisory:commitment-list", "advisory:commitment-new"}
# Open to who holds the link: tests/accounts/test_invitations*.py ask each of its states.
OF_INVITATIONS = {"accounts:invitation", "accounts:invitation-revoke"}
# tests/accounts/test_second_step.py asks it, of one's own key and of another's.
OF_KEYS = {"mfa_remove_webauthn"}

pytestmark = pytest.mark.django_db
ROWS = rows()
NAMES = {row.name for row in ROWS}
STATES = list(dict.fromkeys(row.state for row in ROWS))
TABLES = {
    "advisory": [
        access_concerns,
        access_consultations,
        access_council,
        access_minutes,
        access_referrals,
        access_sessions,
    ],
    "alliances": [access_alliances],
    "programs": [access_projects],
}
MODELS = [Contribution, Review, Answer, Commitment, Note, Rating, Story, Support, Translation]
WITH_COMMITMENT = {"decided", "answered", "begun", "done", "reopened", "team-answered"}
ADMIN_PAGES = admin_pages()


@pytest.fixture
def sessions(mandate, coordinator, lead, administrator):
    """The cookies of a person of each kind; ``mandate`` is the author's."""
    cache.clear()  # the rate limits of sign-in count in it
    alternate = advisory.MandateFactory(organization=mandate.organization, seat=Seat.ALTERNATE)
    people = {
        "anonymous": None,
        "author": mandate.representative.user,
        "alternate": alternate.representative.user,
        "other": advisory.MandateFactory().representative.user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
        "no role": UserFactory(),
    }
    return {name: client_of(person).cookies for name, person in people.items()}


@pytest.mark.parametrize("state", STATES)
def test_each_person_gets_what_the_matrix_says(state, sessions, mandate, coordinator):
    asked = [row for row in ROWS if row.state == state]
    subject = _contribution(state, mandate, coordinator)
    ready = [(row, _url(row.name, subject), typed(row.name, subject)) for row in asked]

    found = {
        f"{row.method} {row.name}, {who}": outcome(sessions[who], row.method, url, data, MODELS)
        for row, url, data in ready
        for who in PEOPLE
    }

    assert found == {
        f"{row.method} {row.name}, {who}": word
        for row in asked
        for who, word in zip(PEOPLE, row.outcomes, strict=True)
    }


@pytest.mark.parametrize("who", [who for who in PEOPLE if who != "administrator"])
def test_nobody_but_an_administrator_gets_beyond_the_door_of_the_admin(who, sessions, mandate):
    urls = [_admin_url(name, mandate) for name in ADMIN_PAGES]

    found = {
        (method, url): outcome(sessions[who], method, url, {}, MODELS)
        for method in ("GET", "POST")
        for url in urls
    }
    beyond = {key: word for key, word in found.items() if word not in ("in", "door", "403")}
    # Django's own sign-out leads back to the door, too.
    leave = reverse("admin:logout")

    assert {key for key in beyond if key[1] != leave} == set()
    assert {word for key, word in beyond.items() if key[1] == leave} <= {"302"}


def test_an_administrator_gets_what_the_matrix_says(sessions, mandate):
    urls = {name: _admin_url(name, mandate) for name in ADMIN_PAGES}

    found = {
        name: outcome(sessions["administrator"], "GET", url, {}, MODELS)
        for name, url in urls.items()
    }

    assert found == ADMIN_PAGES


def test_every_named_address_has_its_rows():
    in_tables = {
        f"{space}:{row[1]}"
        for space, tables in TABLES.items()
        for table in tables
        for row in table.ROWS
    }
    in_matrix = {row.name for row in ROWS} | set(ADMIN_PAGES) | in_tables | OF_INVITATIONS | OF_KEYS

    assert {name for name, _ in _addresses()} == in_matrix


def test_every_address_outside_of_the_admin_has_a_name():
    assert [name for name, _ in _addresses(named=False) if not name.startswith("admin:")] == []


def test_every_address_is_asked_both_ways_and_in_every_state():
    everything = [("POST", "-"), ("GET", "-")]
    of_sent = [(method, state) for method, _ in everything for state in SENT + SENT_TO_TEAM]
    of_promise = [(method, state) for method, state in of_sent if state in WITH_COMMITMENT]
    of_draft = [*of_sent, ("GET", "draft"), ("POST", "draft")]
    asked = {name: [(row.method, row.state) for row in ROWS if row.name == name] for name in NAMES}
    expected = {
        name: of_promise
        if "pk" in converters
        else of_sent
        if "reference" in converters
        else of_draft
        if {"token", "enclosure"} & set(converters)
        else everything
        for name, converters in _addresses()
        if name in asked
    }

    assert {name: sorted(each) for name, each in asked.items()} == {
        name: sorted(each) for name, each in expected.items()
    }


def _addresses(resolver=None, spaces=(), *, named=True):
    """The name of every address, with its namespaces, and the arguments of its path."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _addresses(pattern, inner, named=named)
        elif bool(pattern.name) == named:
            yield ":".join((*spaces, pattern.name or "")), set(pattern.pattern.converters)


def _contribution(state, mandate, owner):
    if state == "-":
        return None
    fields = {"mandate": mandate, "files": [picture()]}
    to_team = fields | {"audience": Audience.TEAM}
    make = {
        "draft": lambda: advisory.DraftFactory(**fields),
        "sent": lambda: advisory.submitted(**fields),
        "read": lambda: advisory.under_review(owner=owner, **fields),
        "decided": lambda: advisory.decided(owner=owner, **fields),
        "refused": lambda: advisory.decided(owner=owner, **fields, decision=Decision.NOT_ACCEPTED),
        "answered": lambda: advisory.answered(owner=owner, **fields),
        "begun": lambda: _begun(advisory.answered(owner=owner, **fields)),
        "done": lambda: advisory.done(owner=owner, **fields),
        "reopened": lambda: advisory.reopened(owner=owner, **fields),
        "withdrawn": lambda: _withdrawn(advisory.under_review(owner=owner, **fields)),
        "team": lambda: advisory.submitted(**to_team),
        "team-answered": lambda: advisory.answered(owner=owner, **to_team),
    }
    contribution = make[state]()
    return Contribution.objects.get(pk=contribution.pk)


def _begun(contribution):
    advisory.begun(contribution.commitments.get())
    return contribution


def _withdrawn(contribution):
    actions.withdraw(contribution=contribution)
    return contribution


def _url(name, contribution):
    if name.startswith("advisory:commitment-") and name not in OF_ALL_COMMITMENTS:
        return reverse(name, args=[contribution.commitments.get().pk])
    if name.startswith("advisory:enclosure"):
        return reverse(name, args=[contribution.enclosures.get().pk])
    if name in ("advisory:contribution-edit", "advisory:contribution-discard"):
        return reverse(name, args=[contribution.token])
    if name == "advisory:support-instead":
        return reverse(name, args=[contribution.token, contribution.reference])
    if name == "advisory:rating-new":
        return reverse(name, args=[contribution.reference, 1])
    if contribution:
        return reverse(name, args=[contribution.reference])
    arguments = {
        "programs:area-detail": lambda: [AreaFactory().slug],
        "advisory:area-said": lambda: [AreaFactory().slug],
        "advisory:project-said": lambda: [ProjectFactory().slug],
        "alliances:alliance-detail": lambda: [AllianceFactory().slug],
        "advisory:organization-detail": lambda: [advisory.OrganizationFactory().slug],
        "account_reset_password_from_key": lambda: ["1", "no-such-key"],
    }
    return reverse(name, args=arguments.get(name, list)())


def _admin_url(name, mandate):
    """The address of one record of the kind that the page is about."""
    user = mandate.representative.user
    model, _, page = name.removeprefix("admin:").rpartition("_")
    make = {
        "accounts_user": lambda: user,
        "programs_area": AreaFactory,
        "programs_region": RegionFactory,
        "programs_project": ProjectFactory,
        "alliances_partner": PartnerFactory,
        "alliances_alliance": AllianceFactory,
        "alliances_agreement": AgreementFactory,
        "advisory_organization": lambda: mandate.organization,
        "advisory_representative": lambda: mandate.representative,
        "advisory_mandate": lambda: mandate,
        "advisory_consenttext": ConsentTextFactory,
    }
    if page in ("change", "history", "delete") and model in make:
        return reverse(name, args=[make[model]().pk])
    arguments = {
        "admin:view_on_site": [0, 0],
        "admin:app_list": ["accounts"],
    }
    return reverse(name, args=arguments.get(name, []))
