"""An alliance that somebody ended: nothing of it begins later, and nothing runs on."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alliances.models import Activity, Agreement, Alliance, LineOfWork
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    CommitmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 6, 30)
NEXT_DAY = date(2026, 7, 1)
END = "/alliances/minsa/step/end/"


@pytest.fixture
def alliance(db):
    return AllianceFactory(slug="minsa", partner=PartnerFactory(name_en="Ministry of Health"))


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def ended(alliance, last_day=LAST_DAY):
    """As a script would do it, too: the database guards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE alliances_alliance SET state = 'ended', reason = 'No funds', since = %s"
            " WHERE id = %s",
            [last_day, alliance.pk],
        )
    return Alliance.objects.get(pk=alliance.pk)


def test_an_agreement_runs_no_longer_than_its_alliance(alliance):
    agreement = AgreementFactory(alliance=alliance, ends_on=date(2026, 12, 31))

    alliance = ended(alliance)

    assert Agreement.objects.get().last_day == LAST_DAY
    assert alliance.last_day == LAST_DAY
    assert alliance.terms_on(LAST_DAY).agreement == agreement
    assert alliance.terms_on(NEXT_DAY) is None


def test_an_agreement_without_an_end_ends_with_its_alliance(alliance):
    AgreementFactory(alliance=alliance, ends_on=None)

    ended(alliance)

    assert Agreement.objects.get().last_day == LAST_DAY


def test_an_agreement_that_was_over_before_stays_as_it_was(alliance):
    AgreementFactory(alliance=alliance, ends_on=date(2026, 3, 31))

    assert ended(alliance).last_day == date(2026, 3, 31)


def test_an_alliance_without_an_agreement_lasted_until_it_was_ended(alliance):
    assert ended(alliance).last_day == LAST_DAY


def test_the_list_of_the_administration_has_the_day_on_which_it_was_ended(alliance, administrator):
    AgreementFactory(alliance=alliance, ends_on=date(2026, 12, 31))
    ended(alliance)

    page = client_of(administrator).get("/admin/alliances/alliance/").content.decode()

    assert "30 June 2026" in page
    assert "31 December 2026" not in page


@pytest.mark.parametrize(
    ("factory", "day"),
    [(AgreementFactory, "starts_on"), (ActivityFactory, "on"), (FocalPointFactory, "starts_on")],
)
def test_an_alliance_is_not_ended_before_what_it_did(alliance, factory, day):
    factory(alliance=alliance, **{day: NEXT_DAY})

    with pytest.raises(IntegrityError, match="alliance_ends_after_what_it_did"):
        ended(alliance)
    assert ended(alliance, NEXT_DAY).state == "ended"


def test_an_alliance_is_not_ended_before_it_was_suspended():
    alliance = AllianceFactory(state="suspended", since=NEXT_DAY)

    with pytest.raises(IntegrityError, match="alliance_steps_are_in_order"):
        ended(alliance)
    assert ended(alliance, NEXT_DAY).state == "ended"


@pytest.mark.parametrize(
    ("factory", "day"),
    [(ActivityFactory, "on"), (FocalPointFactory, "starts_on"), (CommitmentFactory, "due_on")],
)
def test_what_comes_after_the_end_is_refused_and_what_came_before_it_is_kept(
    alliance, factory, day
):
    alliance = ended(alliance)

    with pytest.raises(IntegrityError, match="alliance_has_not_ended"), transaction.atomic():
        factory(alliance=alliance, **{day: NEXT_DAY})
    record = factory(alliance=alliance, **{day: LAST_DAY})
    setattr(record, day, NEXT_DAY)
    with pytest.raises(IntegrityError, match="alliance_has_not_ended"):
        record.save()


def test_no_line_comes_to_an_alliance_that_was_ended(alliance):
    line = LineOfWorkFactory.build(alliance=ended(alliance), main_area=AreaFactory())

    with pytest.raises(IntegrityError, match="line_of_work_alliance_has_not_ended"):
        line.save()


def test_no_agreement_is_moved_behind_the_end_of_its_alliance(alliance):
    agreement = AgreementFactory(alliance=alliance)
    ended(alliance)
    agreement.starts_on = NEXT_DAY

    with pytest.raises(IntegrityError, match="agreement_alliance_has_not_ended"):
        agreement.save()


def test_an_amendment_takes_no_effect_after_the_end_of_the_alliance(alliance):
    agreement = AgreementFactory(alliance=alliance)
    ended(alliance)

    with pytest.raises(IntegrityError, match="amendment_alliance_has_not_ended"):
        AmendmentFactory(agreement=agreement, effective_from=NEXT_DAY)


def test_the_form_names_what_stands_later_and_the_day_of_it_will_do(site, alliance):
    ActivityFactory(alliance=alliance, title="Taller con parteras", on=date(2026, 3, 12))

    early = site.post(END, {"on": "2026-03-11", "reason": "No funds"})
    site.post(END, {"on": "2026-03-12", "reason": "No funds"})

    assert early.context["form"].errors == {
        "on": [
            "“Taller con parteras” stands on 12 March 2026. End the alliance on that day or later."
        ]
    }
    assert str(Alliance.objects.get().since) == "2026-03-12"


def test_a_step_before_the_one_before_is_refused_at_its_field(site):
    AllianceFactory(slug="minsa", state="suspended", since=NEXT_DAY)

    page = site.post(END, {"on": "2026-06-30", "reason": "No funds"})

    assert page.context["form"].errors == {
        "on": ["The step before this one was taken on a later day."]
    }


@pytest.mark.parametrize("action", ["end", "hand_over"])
def test_the_administration_names_the_alliance_and_ends_none_of_them(
    administrator, alliance, action
):
    AgreementFactory(alliance=alliance, starts_on=date(2026, 1, 1))
    other = AllianceFactory()
    typed = {"on": "2025-12-31", "reason": "No funds", "successor": PartnerFactory().pk}

    page = client_of(administrator).post(
        "/admin/alliances/alliance/",
        {"action": action, "_selected_action": [alliance.pk, other.pk], "apply": "1", **typed},
    )

    assert (
        "Ministry of Health: “Framework agreement” stands on 1 January 2026."
        in page.content.decode()
    )
    assert set(Alliance.objects.values_list("state", flat=True)) == {"active"}


def test_the_page_of_an_ended_alliance_offers_what_is_still_to_be_done(site, alliance):
    ended(alliance)

    page = site.get("/alliances/minsa/").content.decode()

    assert "No agreement is on record." in page
    assert "lasts until somebody ends it" not in page
    assert "btn-primary" not in page.split("<main")[1]
    for noun in ("lines", "agreements", "focal-points", "commitments"):
        assert f"/alliances/minsa/{noun}/new/" not in page
    assert "Write down what was done before it ended" in page


def test_what_was_done_after_the_end_is_refused_at_the_field(site, alliance):
    ended(alliance)
    typed = {"version": "1", "title": "Taller", "kind": "training"}

    late = site.post("/alliances/minsa/activities/new/", typed | {"on": "2026-07-01"})
    site.post("/alliances/minsa/activities/new/", typed | {"on": "2026-06-30"})

    assert late.context["form"].errors == {"on": ["This alliance had ended by then."]}
    assert [activity.on for activity in Activity.objects.all()] == [LAST_DAY]


def test_nobody_adds_a_line_by_its_address(site, alliance):
    ended(alliance, timezone.localdate())

    page = site.get("/alliances/minsa/lines/new/")

    assert page.status_code == 403
    assert not LineOfWork.objects.exists()
