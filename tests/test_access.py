"""The access matrix: every named address, every kind of person (house style, rules 3, 5 and 13)."""

from copy import copy

import pytest
from django.core.cache import cache
from django.db import connection, transaction
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
from tests.access_admin import admin_pages
from tests.access_forms import typed
from tests.access_matrix import PEOPLE, SENT, SENT_TO_TEAM, rows
from tests.advisory.test_concerns_access import ROWS as CONCERN_ROWS
from tests.advisory.test_consultations_access import ROWS as CONSULTATION_ROWS
from tests.advisory.test_council_access import ROWS as COUNCIL_ROWS
from tests.advisory.test_minutes_access import ROWS as MINUTES_ROWS
from tests.advisory.test_referrals_access import ROWS as REFERRAL_ROWS
from tests.advisory.test_sessions_access import ROWS as SESSION_ROWS
from tests.alliances.test_alliance_access import ROWS as ALLIANCE_ROWS
from tests.conftest import client_of
from tests.factories import advisory
from tests.factories.accounts import UserFactory
from tests.factories.advisory import ConsentTextFactory
from tests.factories.alliances import AgreementFactory, AllianceFactory, PartnerFactory
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory
from tests.factories.records import picture
from tests.programs.test_project_access import ROWS as PROJECT_ROWS

OF_ALL_COMMITMENTS = {"advisory:commitment-list", "advisory:commitment-new"}
# Open to who holds the link: tests/accounts/test_invitations*.py ask each of its states.
OF_INVITATIONS = {"accounts:invitation", "accounts:invitation-revoke"}

pytestmark = pytest.mark.django_db
ROWS = rows()
NAMES = {row.name for row in ROWS}
STATES = list(dict.fromkeys(row.state for row in ROWS))
WITH_COMMITMENT = {"decided", "answered", "begun", "done", "team-answered"}
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
        f"{row.method} {row.name}, {who}": _outcome(sessions[who], row.method, url, data)
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
        (method, url): _outcome(sessions[who], method, url, {})
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
        name: _outcome(sessions["administrator"], "GET", url, {}) for name, url in urls.items()
    }

    assert found == ADMIN_PAGES


def test_every_named_address_has_its_rows():
    of_tables = [
        *COUNCIL_ROWS,
        *CONCERN_ROWS,
        *CONSULTATION_ROWS,
        *REFERRAL_ROWS,
        *SESSION_ROWS,
        *MINUTES_ROWS,
    ]
    in_tables = {f"advisory:{name}" for _method, name, *_statuses in of_tables}
    in_tables |= {f"alliances:{name}" for _method, name, *_statuses in ALLIANCE_ROWS}
    in_tables |= {f"programs:{name}" for _method, name, *_statuses in PROJECT_ROWS}
    in_matrix = {row.name for row in ROWS} | set(ADMIN_PAGES) | in_tables | OF_INVITATIONS

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


def _outcome(cookies, method, url, data):
    """What the person with these cookies gets, in a word of the matrix; nothing of it lasts."""
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _versions()
        response = client.post(url, data) if method == "POST" else client.get(url)
        if response.streaming:
            response.getvalue()  # read to its end, which closes the file
        has_changed = _versions() != before
        transaction.set_rollback(True)
    word = _word(response)
    if has_changed:
        return "did" if word == "302" else f"{word}, and changed"
    return word


def _word(response):
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "door" if response.url.startswith(reverse("admin:login")) else "302"


def _versions():
    """How often each record that the loop is about was changed, in one query."""
    models = (Contribution, Review, Answer, Commitment, Note, Rating, Story, Support, Translation)
    tables = [model._meta.db_table for model in models]
    of_each = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {name})" for name in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()


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
