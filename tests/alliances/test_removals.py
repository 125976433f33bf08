"""What was written down by mistake is taken off the record of an alliance, with a reason; the
history keeps what it said."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alliances.models import (
    Activity,
    ActivityPaper,
    Agreement,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
    Removal,
    Turnout,
)
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    CommitmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
)
from tests.factories.records import AttachmentFactory
from tests.factories.referrals import referred
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

WHY = {"reason": "Written down twice"}


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def test_a_duplicate_activity_goes_with_its_documents_and_the_history_tells_of_it(site):
    activity = ActivityFactory(title="Taller con parteras", alliance__slug="minsa")
    Turnout.objects.create(activity=activity, group="officials", number=40)
    ActivityPaper.objects.create(activity=activity, title="Lista", attachment=AttachmentFactory())

    edit = site.get(f"/activities/{activity.pk}/edit/").content.decode()
    page = site.post(f"/activities/{activity.pk}/remove/", WHY, follow=True)

    assert f'href="/activities/{activity.pk}/remove/"' in edit
    assert "The history says what it was, and why." in page.content.decode()
    assert not Activity.objects.exists()
    assert not ActivityPaper.objects.exists()
    assert not Attachment.objects.exists()
    history = site.get("/alliances/minsa/history/").content.decode()
    assert "Taller con parteras" in history
    assert "Written down twice" in history


def test_nothing_is_taken_away_without_a_reason(site):
    activity = ActivityFactory()

    response = site.post(f"/activities/{activity.pk}/remove/", {"reason": " "})

    assert named_errors(response) == {"reason"}
    assert Activity.objects.exists()


@pytest.mark.parametrize(
    ("factory", "address", "model"),
    [
        (AgreementFactory, "agreements", Agreement),
        (LineOfWorkFactory, "lines", LineOfWork),
        (FocalPointFactory, "focal-points", FocalPoint),
        (CommitmentFactory, "alliance-commitments", Commitment),
    ],
)
def test_each_part_of_an_alliance_can_be_taken_away(factory, address, model, site):
    part = factory(alliance__slug="minsa")

    response = site.post(f"/{address}/{part.pk}/remove/", WHY)

    assert response.url == "/alliances/minsa/"
    assert not model.objects.exists()
    assert Removal.objects.get().reason == "Written down twice"


def test_an_agreement_with_an_amendment_stays_until_that_is_taken_away(site):
    amendment = AmendmentFactory()
    url = f"/agreements/{amendment.agreement_id}/remove/"

    refused = site.post(url, WHY).content.decode()
    left = Removal.objects.count()
    site.post(f"/amendments/{amendment.pk}/remove/", WHY)
    site.post(url, WHY)

    assert "It can’t be taken away, since it has: amendments." in refused
    assert left == 0
    assert not Agreement.objects.exists()


def test_a_line_of_work_with_what_was_sent_to_it_stays(site, coordinator):
    line = referred(owner=coordinator).line

    refused = site.post(f"/lines/{line.pk}/remove/", WHY).content.decode()

    assert "It can’t be taken away, since it has: referrals." in refused
    assert LineOfWork.objects.exists()


def test_an_agreement_runs_as_before_a_wrong_amendment(site):
    amendment = AmendmentFactory(
        agreement__ends_on=date(2026, 12, 31), extends_to=date(2029, 12, 31)
    )

    site.post(f"/amendments/{amendment.pk}/remove/", WHY)

    assert Agreement.objects.get().last_day == date(2026, 12, 31)


def test_an_amendment_on_which_a_later_one_stands_stays(site):
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))
    first = AmendmentFactory(agreement=agreement, number=1, extends_to=date(2027, 12, 31))
    AmendmentFactory(agreement=agreement, number=2, effective_from=date(2027, 6, 1))

    refused = site.post(f"/amendments/{first.pk}/remove/", WHY).content.decode()

    assert "It takes effect while the agreement runs" in refused
    assert Amendment.objects.count() == 2


def test_raw_sql_takes_nothing_away_without_a_reason_and_changes_none():
    removal = Removal.objects.create(alliance=AllianceFactory(), what="Activity", reason="Twice")

    with pytest.raises(IntegrityError, match="removal_says_what_and_why"), transaction.atomic():
        Removal.objects.create(alliance=removal.alliance, what="Activity", reason=" ")
    with pytest.raises(DatabaseError, match="removals_stay"), transaction.atomic():
        Removal.objects.update(reason="Another")


# --- An alliance keeps its partner ---


def test_an_alliance_that_was_begun_keeps_its_partner_on_the_site(site):
    alliance, other = AllianceFactory(slug="minsa"), AllianceFactory().partner
    url = "/alliances/minsa/edit/"

    site.post(url, shown(site.get(url)) | {"partner": other.pk, "position": "3"})

    before = alliance.partner
    alliance.refresh_from_db()
    assert (alliance.partner, alliance.position) == (before, 3)


def test_raw_sql_gives_no_alliance_that_was_begun_another_partner():
    alliance, other = AllianceFactory(), AllianceFactory()

    with pytest.raises(IntegrityError, match="alliance_partner_stays"):
        type(alliance).objects.filter(pk=alliance.pk).update(partner=other.partner)


def test_a_draft_may_get_another_partner(site):
    AllianceFactory(slug="minsa", state="draft")
    other = AllianceFactory().partner
    url = "/alliances/minsa/edit/"

    site.post(url, shown(site.get(url)) | {"partner": other.pk})

    assert other.alliances.filter(slug="minsa").exists()
