"""Writing, sending, throwing away and taking back: what each person finds on the page."""

import uuid
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    days,
    decided,
    submitted,
    today,
    with_days,
)

pytestmark = pytest.mark.django_db


def address(token):
    return f"/contributions/drafts/{token}/"


def filled(**changes):
    return {
        "version": "1",
        "page": "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11",
        "words": "Queremos agua limpia.",
        "kind": "suggestion",
        "area": "",
        "audience": "council",
        "action": "send",
    } | changes


def end(mandate):
    with_days(mandate, today() - days(100), today())


def test_an_empty_form_chooses_no_reader(representative):
    page = client_of(representative).get("/contributions/new/").content.decode()

    assert 'value="council" ' in page
    assert page.count(" checked") == 1  # the kind: a suggestion


def test_a_draft_is_saved_half_filled_and_opened_again(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    response = client.post(
        address(token),
        {"version": "1", "page": str(uuid.uuid4()), "words": "Quere", "action": "save"},
        follow=True,
    )

    assert response.redirect_chain == [(address(token), 302)]
    page = response.content.decode()
    assert "Saved. Only you can see it until you send it." in page
    assert "Go on with your draft" in page
    assert ">\nQuere</textarea>" in page


def test_a_draft_may_be_saved_with_nothing_in_it(representative):
    client = client_of(representative)

    client.post(
        address(uuid.uuid4()), {"version": "1", "page": str(uuid.uuid4()), "action": "save"}
    )

    assert Contribution.objects.get().words == ""
    assert "A draft without words yet" in client.get("/").content.decode()


def test_what_is_typed_is_saved_without_leaving_the_page(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    response = client.post(
        address(token), filled(words="Quere", action="keep"), headers={"HX-Request": "true"}
    )

    assert Contribution.objects.get(token=token).words == "Quere"
    line = response.content.decode()
    assert "Only you can see it." in line
    assert '<input type="hidden" name="version" id="id_version" value="2" hx-swap-oob="true">' in (
        line
    )
    assert "<html" not in line


@pytest.fixture
def on_12_march(monkeypatch, request):
    """It is 12 March 2026 in Lima; the mandate runs and the consents are given by then."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: date(2026, 3, 12))
    request.getfixturevalue("mandate")


@pytest.mark.usefixtures("on_12_march")
def test_sending_tells_the_reference_and_the_day_of_the_answer_in_words(representative):
    client = client_of(representative)

    response = client.post(address(uuid.uuid4()), filled(), follow=True)

    assert response.redirect_chain == [("/contributions/AP-2026-0001/receipt/", 302)]
    assert "AP-2026-0001" in response.content.decode()
    assert "11 April 2026" in response.content.decode()


@pytest.mark.usefixtures("on_12_march")
def test_the_receipt_is_in_spanish_for_who_reads_spanish(representative):
    representative.language = "es"
    representative.save()
    client = client_of(representative)

    response = client.post(address(uuid.uuid4()), filled(), follow=True)

    assert "11 de abril de 2026" in response.content.decode()


def test_the_same_form_sent_twice_is_one_contribution_and_both_land_on_a_page_of_it(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    first = client.post(address(token), filled())
    second = client.post(address(token), filled())

    reference = Contribution.objects.get().reference
    assert first.url == f"/contributions/{reference}/receipt/"
    assert second.url == f"/contributions/{reference}/"


def test_what_is_sent_is_not_saved_over_by_a_late_saving(representative):
    client = client_of(representative)
    token = uuid.uuid4()
    client.post(address(token), filled())

    response = client.post(
        address(token), filled(words="Otra cosa", action="keep"), headers={"HX-Request": "true"}
    )

    contribution = Contribution.objects.get()
    assert contribution.words == "Queremos agua limpia."
    assert "This is sent already. Look at it." in response.content.decode()
    assert f'href="/contributions/{contribution.reference}/"' in response.content.decode()


def test_the_form_of_what_is_sent_leads_to_its_page(representative):
    client = client_of(representative)
    token = uuid.uuid4()
    client.post(address(token), filled())

    response = client.get(address(token))

    assert response.url == f"/contributions/{Contribution.objects.get().reference}/"


def test_what_is_sent_in_a_new_mandate_belongs_to_it_though_begun_in_the_old_one(
    mandate, representative
):
    draft = DraftFactory(mandate=mandate)
    end(mandate)
    renewed = MandateFactory(
        representative=representative.representative,
        period=DateRange(today(), today() + days(700)),
    )

    client_of(representative).post(address(draft.token), filled())

    contribution = Contribution.objects.get()
    assert contribution.state == "submitted"
    assert contribution.mandate == renewed
    assert contribution.organization == renewed.organization


def test_a_draft_is_thrown_away(mandate, representative):
    draft = DraftFactory(mandate=mandate)

    response = client_of(representative).post(f"{address(draft.token)}discard/", follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert "Your draft is gone." in response.content.decode()
    assert not Contribution.objects.exists()


def test_nobody_throws_away_the_draft_of_another(representative, other_representative):
    draft = DraftFactory(mandate=other_representative.representative.mandates.get())

    response = client_of(representative).post(f"{address(draft.token)}discard/")

    assert response.status_code == 404
    assert Contribution.objects.count() == 1


def test_what_is_sent_cannot_be_thrown_away(mandate, representative):
    contribution = submitted(mandate=mandate)

    response = client_of(representative).post(f"{address(contribution.token)}discard/")

    assert response.status_code == 404
    assert Contribution.objects.count() == 1


def test_taking_back_asks_first(mandate, representative):
    contribution = submitted(mandate=mandate)

    response = client_of(representative).get(f"{contribution.get_absolute_url()}withdraw/")

    assert "Yes, take it back" in response.content.decode()
    assert Contribution.objects.get().state == "submitted"


def test_what_is_taken_back_stays_with_its_author(mandate, representative):
    contribution = submitted(mandate=mandate)

    response = client_of(representative).post(
        f"{contribution.get_absolute_url()}withdraw/", follow=True
    )

    assert Contribution.objects.get().state == "withdrawn"
    page = response.content.decode()
    assert "You took it back. Nobody will work on it." in page
    assert "Queremos más árboles en el colegio." in page


def test_a_second_tap_on_taking_back_says_once_that_it_is_taken_back(mandate, representative):
    contribution = submitted(mandate=mandate)
    client = client_of(representative)
    client.post(f"{contribution.get_absolute_url()}withdraw/")

    response = client.post(f"{contribution.get_absolute_url()}withdraw/", follow=True)

    page = response.content.decode()
    assert page.count("You took it back. Nobody will work on it.") == 1
    assert "This has changed in the meantime." not in page


def test_what_is_decided_is_not_taken_back_any_more(mandate, representative, coordinator):
    contribution = decided(owner=coordinator, mandate=mandate)

    response = client_of(representative).post(
        f"{contribution.get_absolute_url()}withdraw/", follow=True
    )

    assert Contribution.objects.get().state == "decided"
    assert "This has changed in the meantime." in response.content.decode()


def test_nobody_takes_back_what_another_said(mandate, coordinator):
    contribution = submitted(mandate=mandate)
    colleague = MandateFactory(organization=mandate.organization, seat="alternate")
    path = f"{contribution.get_absolute_url()}withdraw/"

    assert client_of(colleague.representative.user).post(path).status_code == 403
    assert client_of(coordinator).post(path).status_code == 403
    assert Contribution.objects.get().state == "submitted"
