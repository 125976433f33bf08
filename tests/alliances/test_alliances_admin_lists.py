"""Partners and alliances in the Django admin: found, told what they lack, and how they changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliances.models import Partner
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    CommitmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.strategies import shown

pytestmark = pytest.mark.django_db

PARTNERS = "/admin/alliances/partner/"
ALLIANCES = "/admin/alliances/alliance/"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def names(response):
    return [str(each) for each in response.context["cl"].result_list]


def well_kept(coordinator, **fields):
    """An alliance in force that lacks nothing."""
    alliance = AllianceFactory(**fields)
    FocalPointFactory(alliance=alliance, user=coordinator)
    FocalPointFactory(alliance=alliance)
    ActivityFactory(alliance=alliance, on=in_days(-364))
    AgreementFactory(alliance=alliance, starts_on=in_days(-300), ends_on=in_days(91))
    CommitmentFactory(alliance=alliance, due_on=in_days(0))
    return alliance


# --- Finding ---


@pytest.mark.parametrize("typed", ["niñez", "NINEZ", "network of", "red nin", "vota", "children"])
def test_a_partner_is_found_without_minding_accents_in_either_language(typed, admin):
    PartnerFactory(name="Red de la Niñez", name_en="Network of Children", acronym="VOTA")
    PartnerFactory(name="Ministerio", name_en="Ministry")

    found = admin.get(PARTNERS, {"q": typed})

    assert names(found) == ["Network of Children"]


@pytest.mark.parametrize("typed", ["name_en", "%", "'; DROP TABLE", "x" * 500])
def test_what_nobody_is_called_finds_nobody(typed, admin):
    PartnerFactory()

    assert names(admin.get(PARTNERS, {"q": typed})) == []


def test_an_alliance_is_found_by_its_partner(admin):
    AllianceFactory(partner__name_en="Ministry of Health")
    AllianceFactory(partner__name_en="Police")

    assert names(admin.get(ALLIANCES, {"q": "heálth"})) == ["Ministry of Health"]


def test_an_alliance_is_found_once_by_what_it_does(admin):
    alliance = AllianceFactory(partner__name_en="Police")
    LineOfWorkFactory(alliance=alliance, name="Capacitación contra la trata")
    LineOfWorkFactory(alliance=alliance, name="Aportes contra la trata")
    AllianceFactory(partner__name_en="Ministry of Health")

    assert names(admin.get(ALLIANCES, {"q": "trata"})) == ["Police"]


# --- What needs attention ---


def test_an_alliance_that_lacks_nothing_has_no_badge(admin, coordinator):
    well_kept(coordinator)

    assert "badge-attention" not in admin.get(ALLIANCES).content.decode()
    assert names(admin.get(ALLIANCES, {"need": "any"})) == []


@pytest.mark.parametrize(
    ("need", "spoil", "words"),
    [
        ("focal_point", lambda each: each.focal_points.first().delete(), "No focal point on one"),
        (
            "renewal",
            lambda each: each.agreements.update(ends_on=in_days(90)),
            "Agreement ends soon",
        ),
        ("activity", lambda each: each.activities.update(on=in_days(-365)), "No activity in a"),
        (
            "commitment",
            lambda each: each.commitments.update(due_on=in_days(-1)),
            "Overdue commitment",
        ),
    ],
)
def test_what_an_alliance_lacks_is_shown_and_found(need, spoil, words, admin, coordinator):
    well_kept(coordinator, partner__name_en="Good")
    spoil(well_kept(coordinator, partner__name_en="Lacking"))

    listed = admin.get(ALLIANCES).content.decode()

    assert listed.count("badge-attention") == 1
    assert words in listed
    for page in (ALLIANCES, PARTNERS):
        assert names(admin.get(page, {"need": need})) == ["Lacking"]
        assert names(admin.get(page, {"need": "any"})) == ["Lacking"]
    others = {"focal_point", "renewal", "activity", "commitment"} - {need}
    assert [names(admin.get(ALLIANCES, {"need": each})) for each in others] == [[], [], []]


@pytest.mark.parametrize("state", ["draft", "suspended", "ended"])
def test_what_is_not_in_force_lacks_nothing(state, admin):
    AllianceFactory(state=state)

    assert names(admin.get(ALLIANCES, {"need": "any"})) == []


def test_a_need_that_is_none_is_no_filter(admin):
    assert admin.get(ALLIANCES, {"need": "money"}).status_code == 302


# --- History, and the way between the site and the admin ---


def test_the_history_lays_two_versions_side_by_side(admin, administrator):
    partner = PartnerFactory(name="Uno", name_en="One", notes="")
    url = f"{PARTNERS}{partner.pk}/"
    admin.post(f"{url}change/", shown(admin.get(f"{url}change/")) | {"notes": "Call in May"})
    Partner.objects.filter(pk=partner.pk).update(name="Dos")

    response = admin.get(f"{url}history/")

    assert [change.label for change in response.context["compared"] if _differs(change)] == ["Name"]
    newest, _middle, oldest = (
        key for key, _name in response.context["form"]["later"].field.choices
    )
    chosen_two = admin.get(f"{url}history/", {"earlier": oldest, "later": newest})
    assert {
        change.label: (change.before, change.after)
        for change in chosen_two.context["compared"]
        if _differs(change)
    } == {"Name": ("Uno", "Dos"), "Notes of the team": ("", "Call in May")}
    assert administrator.name in chosen_two.content.decode()


def _differs(change):
    return change.before != change.after


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_a_version_of_something_else_is_not_shown(key, admin):
    partner, other = PartnerFactory(), PartnerFactory(notes="Of the other")
    for each in (partner, other):
        Partner.objects.filter(pk=each.pk).update(notes="Of the other" if each == other else "n")

    response = admin.get(f"{PARTNERS}{partner.pk}/history/", {"earlier": key, "later": key})

    assert response.status_code == 200
    assert "Of the other" not in response.content.decode()


def test_the_history_of_an_alliance_tells_of_what_belongs_to_it(admin):
    alliance = AllianceFactory()
    AgreementFactory(alliance=alliance, number="N.º 12")
    FocalPointFactory(alliance=alliance, name="Rosa del ministerio")

    page = admin.get(f"{ALLIANCES}{alliance.pk}/history/").content.decode()

    assert "N.º 12" in page
    assert "Rosa del ministerio" in page


def test_the_site_leads_an_administrator_to_the_admin_and_back(admin, coordinator):
    alliance = AllianceFactory(slug="minsa", partner__slug="salud")
    ways = {
        "/partners/salud/": f"{PARTNERS}{alliance.partner_id}/change/",
        "/alliances/minsa/": f"{ALLIANCES}{alliance.pk}/change/",
    }

    for page, form in ways.items():
        assert form in admin.get(page).content.decode()
        assert form not in client_of(coordinator).get(page).content.decode()
        (link,) = {
            part.split('"')[0]
            for part in admin.get(form).content.decode().split('href="')
            if "/admin/r/" in part[:12]
        }
        assert admin.get(link).url.endswith(page)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"), [(PARTNERS, 7), (ALLIANCES, 7), ("/admin/alliances/agreement/", 6)]
)
def test_a_list_of_the_admin_costs_the_same_with_more_rows(
    rows, url, queries, admin, coordinator, django_assert_num_queries
):
    for _number in range(rows):
        well_kept(coordinator)

    with django_assert_num_queries(queries):
        assert admin.get(url).status_code == 200
