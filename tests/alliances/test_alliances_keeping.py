"""A coordinator keeps alliances: what was signed, what was done, how the alliance stands."""

from datetime import date

import pytest
from django.utils import timezone

from alliances.models import Activity, Agreement, Alliance, Partner
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    CommitmentFactory,
    FocalPointFactory,
    PartnerFactory,
)
from tests.factories.records import PDF, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance(db):
    return AllianceFactory(slug="minsa", partner=PartnerFactory(name_en="Ministry of Health"))


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def agreement_as_typed(**fields):
    return {
        "version": "1",
        "kind": "framework",
        "number": "012-2026",
        "signed_on": "2026-01-10",
        "starts_on": "2026-02-01",
        "ends_on": "2028-01-31",
        "terms": "Train midwives",
        **fields,
    }


def test_an_agreement_is_recorded_with_its_document_for_the_team_alone(site, alliance, client):
    document = upload(PDF, "convenio.pdf", "application/pdf")

    site.post("/alliances/minsa/agreements/new/", agreement_as_typed(document=document))

    agreement = Agreement.objects.get()
    url = f"/agreements/{agreement.pk}/document/"
    assert (agreement.last_day, agreement.terms) == (date(2028, 1, 31), "Train midwives")
    assert site.get(url).getvalue().startswith(b"%PDF")
    assert client.get(url).status_code == 302
    assert "Train midwives" not in client.get("/alliances/minsa/").content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ends_on": "2026-01-31"}, "An agreement cannot end before it starts."),
        ({"signed_on": ""}, "Only an informal collaboration has no signature."),
        ({"kind": "treaty"}, "Choose one of those on offer"),
        ({"starts_on": "soon"}, "Enter a valid date."),
        ({"ends_on": "9999-12-31"}, "Look at the year. Write one from 1900 to 2199."),
        ({"signed_on": "2099-01-10", "ends_on": ""}, "Write it down when it has been signed."),
        ({"terms": "x" * 4001}, "letters, and 4000 fit."),
        ({"document": upload(b"MZ", "convenio.exe")}, "This kind of file can&#x27;t be kept here."),
    ],
)
def test_an_agreement_that_can_not_be_is_given_back_with_a_sentence(
    fields, sentence, site, alliance
):
    page = site.post("/alliances/minsa/agreements/new/", agreement_as_typed(**fields))

    assert sentence in page.content.decode()
    assert not Agreement.objects.exists()


def test_two_agreements_at_one_time_are_refused_in_words(site, alliance):
    AgreementFactory(alliance=alliance, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))

    page = site.post("/alliances/minsa/agreements/new/", agreement_as_typed())

    assert "Another agreement of this alliance runs in that time." in page.content.decode()
    assert Agreement.objects.count() == 1


def test_an_amendment_that_does_not_extend_is_refused_in_words(site, alliance):
    agreement = AgreementFactory(alliance=alliance, ends_on=date(2026, 12, 31))
    typed = {
        "version": "1",
        "number": "1",
        "signed_on": "2026-05-01",
        "effective_from": "2026-05-01",
        "extends_to": "2026-12-31",
    }

    page = site.post(f"/agreements/{agreement.pk}/amendments/new/", typed)

    assert "The new last day comes after the one" in page.content.decode()


def test_the_page_shows_the_terms_of_the_day_that_is_asked_for(site, alliance):
    agreement = AgreementFactory(alliance=alliance, terms="First terms")
    AmendmentFactory(agreement=agreement, effective_from=date(2026, 7, 1), terms="Later terms")

    before = site.get("/alliances/minsa/?on=2026-06-30").context["terms"]
    after = site.get("/alliances/minsa/?on=2026-07-01").context["terms"]
    wrong = site.get("/alliances/minsa/?on=yesterday")

    assert [each.terms for each in before.amendments] == []
    assert [each.terms for each in after.amendments] == ["Later terms"]
    assert "Enter a valid date." in wrong.content.decode()


def test_an_alliance_is_suspended_taken_up_again_and_ended_each_with_a_reason(site, alliance):
    for verb, state in (("suspend", "suspended"), ("resume", "active"), ("end", "ended")):
        url = f"/alliances/minsa/step/{verb}/"
        site.post(url, {"on": timezone.localdate().isoformat(), "reason": " "})
        assert Alliance.objects.get().state != state
        site.post(url, {"on": timezone.localdate().isoformat(), "reason": f"Why {verb}"})
        found = Alliance.objects.get()
        assert (found.state, found.reason) == (state, f"Why {verb}")

    page = site.get("/alliances/minsa/history/").content.decode()
    for words in ("Why suspend", "Why resume", "Why end", "Coordinator"):
        assert words in page


def test_a_step_that_is_none_changes_nothing(site, alliance):
    typed = {"on": "2026-01-01", "reason": "x"}

    assert site.post("/alliances/minsa/step/activate/", typed).status_code == 302
    assert site.post("/alliances/minsa/step/delete/", typed).status_code == 404
    assert Alliance.objects.get().state == "active"


def test_a_new_alliance_is_a_draft_with_an_address_of_its_own(site, alliance):
    PartnerFactory(slug="pnp")
    site.post("/alliances/new/", {"version": "1", "partner": alliance.partner_id, "position": "3"})
    _first, second = Alliance.objects.order_by("pk")

    assert (second.state, second.slug) == ("draft", alliance.partner.slug)
    site.post("/alliances/new/", {"version": "1", "partner": alliance.partner_id, "position": "3"})
    assert Alliance.objects.latest("pk").slug == f"{alliance.partner.slug}-2"


def test_who_followed_whom_is_shown_on_both_pages(site, client):
    newer = PartnerFactory(slug="cuna-mas", name_en="Cuna Más")
    PartnerFactory(slug="wawa-wasi", name_en="Wawa Wasi", succeeded_by=newer)

    assert "Cuna Más" in client.get("/partners/wawa-wasi/").content.decode()
    assert "Wawa Wasi" in client.get("/partners/cuna-mas/").content.decode()


def test_a_circle_of_partners_is_refused_in_words(site):
    newer = PartnerFactory(slug="newer")
    older = PartnerFactory(slug="older", succeeded_by=newer)
    typed = {"version": "1", "name": "X", "kind": "network", "succeeded_by": older.pk}

    page = site.post("/partners/newer/edit/", typed)

    assert "In the end this partner would be followed by itself." in page.content.decode()
    assert Partner.objects.get(slug="newer").succeeded_by is None


def test_an_activity_counts_people_by_group_and_keeps_a_document(site, alliance):
    typed = {
        "version": "1",
        "title": "Training of midwives",
        "kind": "training",
        "on": "2026-03-12",
        "people_officials": "12",
        "people_families": "0",
        "paper": upload(PDF, "lista.pdf", "application/pdf"),
        "paper_title": "List of topics",
    }

    site.post("/alliances/minsa/activities/new/", typed)

    activity = Activity.objects.get()
    assert list(activity.turnouts.values_list("group", "number")) == [("officials", 12)]
    page = site.get(f"/activities/{activity.pk}/").content.decode()
    assert "List of topics" in page
    assert "Training of midwives" in site.get("/alliances/minsa/").content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"on": "2099-01-01"}, "Write it down when it has been done."),
        ({"people_families": "-1"}, "greater than or equal to 0"),
        ({"people_families": "many"}, "Enter a whole number."),
        ({"title": ""}, "This field is required."),
        ({"paper": upload(PDF, "a.pdf", "application/pdf")}, "A document has a title."),
    ],
)
def test_an_activity_that_can_not_be_is_given_back(fields, sentence, site, alliance):
    typed = {"version": "1", "title": "T", "kind": "training", "on": "2026-03-12", **fields}

    page = site.post("/alliances/minsa/activities/new/", typed)

    assert sentence in page.content.decode()
    assert not Activity.objects.exists()


@pytest.mark.parametrize("day", ["started_on", "done_on"])
def test_a_promise_is_kept_when_the_day_has_come_and_not_before(day, site, alliance, coordinator):
    typed = {
        "version": "1",
        "side": "ours",
        "promise": "Train midwives",
        "owner": coordinator.pk,
        "due_on": "2099-03-01",
        "started_on": "2026-01-10",
        "outcome": "Twelve were trained.",
        day: "2099-01-10",
    }

    page = site.post("/alliances/minsa/commitments/new/", typed)

    assert f'<div id="id_{day}_error">' in page.content.decode()
    assert "Write it down when that day has come." in page.content.decode()


def test_an_edit_from_an_older_version_shows_both_texts(site, alliance):
    activity = ActivityFactory(alliance=alliance, title="First")
    Activity.objects.filter(pk=activity.pk).update(title="Of somebody else")
    typed = {"version": "1", "title": "Mine", "kind": "training", "on": "2026-03-12"}

    page = site.post(f"/activities/{activity.pk}/edit/", typed)

    assert page.status_code == 409
    assert "Of somebody else" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_an_alliance_costs_the_same_with_more_of_everything(
    rows, site, alliance, coordinator, django_assert_num_queries
):
    for number in range(rows):
        agreement = AgreementFactory(
            alliance=alliance,
            starts_on=date(2020 + number, 1, 1),
            ends_on=date(2020 + number, 9, 1),
        )
        AmendmentFactory(agreement=agreement, effective_from=date(2020 + number, 2, 1))
        FocalPointFactory(alliance=alliance, user=coordinator)
        CommitmentFactory(alliance=alliance)
        ActivityFactory(alliance=alliance)

    with django_assert_num_queries(15):
        response = site.get("/alliances/minsa/")

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [("/partners/", 5), ("/activities/", 11)])
def test_a_list_costs_the_same_with_more_rows(rows, url, queries, site, django_assert_num_queries):
    for _number in range(rows):
        ActivityFactory()

    with django_assert_num_queries(queries):
        assert site.get(url).status_code == 200
