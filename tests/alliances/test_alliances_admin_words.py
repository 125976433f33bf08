"""What the Django admin says of partners and alliances, and what it leaves as it is."""

import pytest

from alliances.models import Partner
from tests.conftest import client_of
from tests.factories.alliances import AgreementFactory, AllianceFactory, PartnerFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

PARTNERS = "/admin/alliances/partner/"
ALLIANCES = "/admin/alliances/alliance/"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


@pytest.mark.parametrize(("state", "is_offered"), [("draft", True), ("active", False)])
def test_the_partner_of_an_alliance_is_chosen_until_it_was_begun(state, is_offered, admin):
    alliance, other = AllianceFactory(state=state), PartnerFactory()
    url = f"{ALLIANCES}{alliance.pk}/change/"

    form = shown(admin.get(url))
    admin.post(url, form | {"partner": other.pk, "position": "3"})

    before = alliance.partner
    alliance.refresh_from_db()
    assert ("partner" in form) == is_offered
    assert alliance.position == 3
    assert alliance.partner == (other if is_offered else before)


def test_the_language_is_chosen_in_the_admin_and_leads_back_to_the_same_page(admin):
    page = admin.get(PARTNERS)

    back = admin.post("/accounts/language/", {"next": PARTNERS, "language": "es"}, follow=True)

    assert ">Español</button>" in page.content.decode()
    assert back.redirect_chain == [(PARTNERS, 302)]
    assert ">English</button>" in back.content.decode()


@pytest.mark.parametrize("url", [f"{PARTNERS}add/", "/admin/programs/project/add/", ALLIANCES])
def test_a_list_in_which_nothing_is_chosen_says_so(url, admin):
    AllianceFactory()

    page = admin.get(url).content.decode()

    assert "Nothing chosen</option>" in page
    assert "---------" not in page


def test_what_has_no_end_says_so(admin):
    AgreementFactory(ends_on=None)

    assert "no end" in admin.get("/admin/alliances/agreement/").content.decode()
    assert "no end" in admin.get(ALLIANCES).content.decode()


@pytest.mark.parametrize("way", [1, -1])
def test_of_two_versions_the_older_one_stands_first_whichever_way_they_are_chosen(way, admin):
    partner = PartnerFactory(name="Uno")
    Partner.objects.filter(pk=partner.pk).update(name="Dos")
    url = f"{PARTNERS}{partner.pk}/history/"
    keys = [key for key, _name in admin.get(url).context["form"]["later"].field.choices][::way]

    response = admin.get(url, {"earlier": keys[0], "later": keys[1]})

    (change,) = [each for each in response.context["compared"] if each.before != each.after]
    assert (change.before, change.after) == ("Uno", "Dos")
    assert response.context["older"].startswith("1. ")
    assert response.context["newer"].startswith("2. ")


def test_a_file_is_called_what_is_in_it_in_the_language_of_its_reader(admin):
    admin.cookies["django_language"] = "es"

    response = admin.post(
        f"{PARTNERS}export/", {"partnerresource_slug": "on", "format": "0", "resource": "0"}
    )

    assert 'filename="socios-20' in response.headers["Content-Disposition"]


def test_the_page_of_a_partner_leads_to_its_alliances_and_to_who_came_before(admin):
    alliance = AllianceFactory(partner__name_en="Cuna Más")
    before = PartnerFactory(name_en="Wawa Wasi", succeeded_by=alliance.partner)

    page = admin.get(f"{PARTNERS}{alliance.partner_id}/change/").content.decode()
    other = admin.get(f"{PARTNERS}{before.pk}/change/").content.decode()

    assert f'<a href="{ALLIANCES}{alliance.pk}/change/">Active</a>' in page
    assert f'<a href="{PARTNERS}{before.pk}/change/">Wawa Wasi</a>' in page
    assert f'<a href="{ALLIANCES}add/?partner={before.pk}">Write down an alliance</a>' in other


def test_a_table_goes_out_as_a_workbook_unless_somebody_chooses(admin):
    form = admin.get(f"{PARTNERS}export/").context["form"]

    assert form["format"].field.choices == [("0", "csv"), ("1", "xlsx")]
    assert form["format"].initial == "1"
