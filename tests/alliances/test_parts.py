"""The lines of an alliance, who took part in what, and what was promised: nothing is lost when two
people write at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from accounts.choices import Role
from alliances.models import Alliance, LineOfWork, Partner, Turnout
from tests.concurrency import together
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.alliances import (
    ActivityFactory,
    AllianceFactory,
    CommitmentFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.factories.programs import AreaFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


# --- Lines of work ---


def test_the_other_areas_of_a_line_are_kept_on_the_site(site):
    line = LineOfWorkFactory()
    first, second = AreaFactory(), AreaFactory()
    line.other_areas.add(first)
    url = f"/lines/{line.pk}/edit/"

    ticked = shown(site.get(url))["other_areas"]
    site.post(url, shown(site.get(url)) | {"other_areas": [second.pk]})

    assert ticked == str(first.pk)
    assert list(line.other_areas.all()) == [second]


def test_a_new_line_has_its_other_areas(site):
    AllianceFactory(slug="minsa")
    main, other = AreaFactory(), AreaFactory()
    typed = {"name": "Salud", "modality": "policy", "main_area": main.pk, "position": "1"}

    site.post("/alliances/minsa/lines/new/", {**typed, "version": "1", "other_areas": [other.pk]})

    assert list(LineOfWork.objects.get().other_areas.all()) == [other]


@pytest.mark.parametrize("areas", [["main"], ["x"], ["999999"]])
def test_other_areas_that_can_not_be_are_given_back_at_the_field(areas, site):
    line = LineOfWorkFactory()
    url = f"/lines/{line.pk}/edit/"
    sent = [line.main_area_id if each == "main" else each for each in areas]

    response = site.post(url, shown(site.get(url)) | {"other_areas": sent})

    assert response.status_code == 200
    assert 'id="id_other_areas_error"' in response.content.decode()
    assert not line.other_areas.exists()


def test_other_areas_that_somebody_else_ticked_meanwhile_are_not_lost(site):
    line = LineOfWorkFactory()
    theirs, mine = AreaFactory(name_en="Theirs"), AreaFactory(name_en="Mine")
    url = f"/lines/{line.pk}/edit/"
    old = shown(site.get(url))
    site.post(url, old | {"other_areas": [theirs.pk]})

    response = site.post(url, old | {"other_areas": [mine.pk]})

    assert response.status_code == 409
    assert "Theirs" in response.content.decode()
    assert list(line.other_areas.all()) == [theirs]


def test_each_founding_line_has_its_modality():
    call_command("load_founding_data", verbosity=0)

    found = LineOfWork.objects.order_by("alliance__position", "position")

    assert [(line.alliance.slug, line.position, line.modality) for line in found] == [
        ("defensoria-del-pueblo", 1, "supervision"),
        ("defensoria-del-pueblo", 2, "supervision"),
        ("defensoria-del-pueblo", 3, "supervision"),
        ("mclcp", 1, "coordination"),
        ("mclcp", 2, "supervision"),
        ("conadis", 1, "technical_assistance"),
        ("policia-nacional", 1, "training"),
        ("policia-nacional", 2, "technical_assistance"),
        ("minsa", 1, "strengthening"),
        ("wawa-wasi", 1, "coverage"),
        ("wawa-wasi", 2, "coverage"),
        ("mimp", 1, "strengthening"),
        ("mimp", 2, "data_systems"),
        ("ministerio-publico", 1, "training"),
        ("indeci", 1, "emergency"),
    ]


# --- Who took part ---


def test_who_took_part_is_not_overwritten_by_an_older_page(site):
    activity = ActivityFactory()
    url = f"/activities/{activity.pk}/edit/"
    old = shown(site.get(url))
    site.post(url, old | {"people_families": "12"})

    response = site.post(url, old | {"people_families": "30"})

    assert response.status_code == 409
    assert "12" in response.content.decode()
    assert Turnout.objects.get().number == 12


@pytest.mark.parametrize("again", [{}, {"people_officials": "0"}])
def test_the_same_numbers_twice_are_no_conflict(again, site):
    activity = ActivityFactory()
    url = f"/activities/{activity.pk}/edit/"
    old = shown(site.get(url)) | {"people_families": "12"}
    site.post(url, old)

    assert site.post(url, old | again).status_code == 302
    assert Turnout.objects.get().number == 12


# --- What was promised ---


def test_the_desk_names_what_was_promised_in_an_alliance_to_who_sees_to_it(site, coordinator):
    CommitmentFactory(owner=coordinator, promise="Send the report", due_on=in_days(-1))
    CommitmentFactory(owner=coordinator, promise="Already sent", started_on=in_days(-9))
    CommitmentFactory(promise="Of a colleague")
    coordinator.alliance_commitments.filter(promise="Already sent").update(
        done_on=in_days(-1), outcome="Sent"
    )

    page = site.get("/").content.decode()

    assert "Send the report" in page
    assert "Already sent" not in page
    assert "Of a colleague" not in page


def test_who_sees_to_a_promise_is_reminded_before_and_after_the_day_once(monkeypatch):
    ana = UserFactory(roles=[Role.COORDINATOR], email="ana@ong.pe", language="en")
    UserFactory(roles=[Role.COORDINATOR], email="other@ong.pe")
    CommitmentFactory(
        owner=ana, due_on=in_days(10), alliance__partner__name_en="Ministry of Health"
    )

    told = []
    for number in range(20):
        moment = timezone.now() + timedelta(days=number)
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda moment=moment: moment)
            call_command("send_reminders", verbosity=0)
            call_command("send_reminders", verbosity=0)
        told += [(10 - number, *mail.to) for mail in Email.objects.all()]
        Email.objects.all().delete()

    assert told == [(each, "ana@ong.pe") for each in (7, 1, -1, -7)]


# --- Two who write down the same at once ---


@pytest.mark.django_db(transaction=True)
def test_two_partners_of_one_name_at_once_get_two_addresses_or_a_sentence(coordinator):
    site = client_of(coordinator)
    typed = {"version": "1", "name": "Red", "kind": "network"}

    response = together(
        lambda: PartnerFactory(slug="red"), lambda: site.post("/partners/new/", typed)
    )

    assert "Somebody took this address just now. Save it once more." in response.content.decode()
    assert named_errors(response) == {"name"}
    assert Partner.objects.get().slug == "red"
    assert site.post("/partners/new/", typed).status_code == 302
    assert Partner.objects.latest("pk").slug == "red-2"


@pytest.mark.django_db(transaction=True)
def test_two_alliances_with_one_partner_at_once_end_in_a_sentence(coordinator):
    site = client_of(coordinator)
    partner = PartnerFactory(slug="minsa")
    typed = {"version": "1", "partner": partner.pk, "position": "1"}

    response = together(
        lambda: AllianceFactory(partner=partner, slug="minsa"),
        lambda: site.post("/alliances/new/", typed),
    )

    assert "Somebody took this address just now. Save it once more." in response.content.decode()
    assert named_errors(response) == {"partner"}
    assert Alliance.objects.get().slug == "minsa"


@pytest.mark.django_db(transaction=True)
def test_an_address_that_is_taken_at_once_is_named_at_its_field_in_the_admin(administrator):
    admin = client_of(administrator)
    typed = {"slug": "red", "name": "Red", "kind": "network"}

    response = together(
        lambda: PartnerFactory(slug="red"),
        lambda: admin.post("/admin/alliances/partner/add/", typed),
    )

    errors = response.context["adminform"].form.errors
    assert "Somebody took this address just now. Save it once more." in errors["slug"]
    assert Partner.objects.get().slug == "red"
