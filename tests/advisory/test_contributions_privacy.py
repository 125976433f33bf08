"""Who finds what: drafts, what is for the team, and what the team writes for itself."""

import uuid

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    answered,
    days,
    decided,
    submitted,
    today,
    under_review,
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


@pytest.mark.parametrize("action", ["send", "save", "keep"])
def test_the_form_of_another_person_is_not_there(representative, other_representative, action):
    draft = DraftFactory(mandate=other_representative.representative.mandates.get())
    client = client_of(representative)

    seen = client.get(address(draft.token))
    sent = client.post(address(draft.token), filled(action=action))

    assert seen.status_code == 404
    assert sent.status_code == 404
    assert Contribution.objects.get().words == "Queremos más árboles en el colegio."


def test_an_alternate_does_not_see_the_draft_of_their_titular(mandate, representative):
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    draft = DraftFactory(mandate=mandate)
    client = client_of(alternate.representative.user)

    assert client.get(address(draft.token)).status_code == 404
    assert client.get("/").content.decode().count("Queremos más árboles") == 0


def test_nobody_writes_when_their_mandate_has_ended(mandate, representative):
    end(mandate)
    client = client_of(representative)

    page = client.get("/contributions/new/", follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "To say something new you need a seat in the council." in page.content.decode()
    assert client.post(address(uuid.uuid4()), filled()).status_code == 404
    assert not Contribution.objects.exists()


def test_nobody_writes_before_their_mandate_begins(mandate, representative):
    mandate.period = DateRange(today() + days(1), today() + days(100))
    mandate.save()

    response = client_of(representative).post(address(uuid.uuid4()), filled())

    assert response.status_code == 404
    assert not Contribution.objects.exists()


def test_who_spoke_reads_their_own_when_their_mandate_has_ended(mandate, representative):
    own = submitted(mandate=mandate, audience="team")
    of_another = submitted()
    end(mandate)
    client = client_of(representative)

    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(of_another.get_absolute_url()).status_code == 404
    home = client.get("/").content.decode()
    assert own.reference in home
    assert "You do not hold a seat in the council today. You can read what you said." in home
    assert "lead-action" not in home  # the button to write


def test_a_successor_reads_what_the_predecessor_said(mandate):
    private = submitted(mandate=mandate, audience="team")
    end(mandate)
    successor = MandateFactory(
        organization=mandate.organization, period=DateRange(today(), today() + days(700))
    )

    response = client_of(successor.representative.user).get(private.get_absolute_url())

    assert response.status_code == 200
    assert "Take it back" not in response.content.decode()


def test_other_organizations_see_neither_what_was_taken_back_nor_what_is_for_the_team(
    other_representative,
):
    taken_back = submitted(words="Devuelta")
    actions.withdraw(contribution=taken_back)
    private = submitted(words="Reservada", audience="team")
    open_to_all = submitted(words="Abierta")
    client = client_of(other_representative)

    listed = client.get("/contributions/").content.decode()

    assert "Abierta" in listed
    assert "Devuelta" not in listed
    assert "Reservada" not in listed
    assert "1 contribution\n" in listed
    assert client.get(open_to_all.get_absolute_url()).status_code == 200
    assert client.get(taken_back.get_absolute_url()).status_code == 404
    assert client.get(private.get_absolute_url()).status_code == 404
    for contribution in (taken_back, private):
        page = client.get(f"/organizations/{contribution.organization.slug}/").content.decode()
        assert contribution.words not in page


def test_nobody_of_the_team_finds_a_draft(mandate, coordinator, lead):
    draft = DraftFactory(mandate=mandate, words="Borrador secreto")
    for user in (coordinator, lead):
        client = client_of(user)

        assert "Borrador" not in client.get("/").content.decode()
        assert "Borrador" not in client.get("/contributions/").content.decode()
        assert client.get("/contributions/?q=secreto").context["page"].rows == []
        assert client.get("/contributions/?state=draft").context["page"].rows == []
        assert client.get(address(draft.token)).status_code == 404
        organization = client.get(f"/organizations/{mandate.organization.slug}/")
        assert "Borrador" not in organization.content.decode()


def test_an_administrator_reads_nothing_of_what_the_council_says(mandate, administrator):
    contribution = submitted(mandate=mandate)
    client = client_of(administrator)

    assert client.get("/contributions/").status_code == 403
    assert client.get(contribution.get_absolute_url()).status_code == 404
    assert contribution.words not in client.get("/").content.decode()
    organization = client.get(f"/organizations/{mandate.organization.slug}/")
    assert contribution.words not in organization.content.decode()
    admin = client.get("/admin/").content.decode()
    assert "contribution" not in admin.lower()


def test_the_history_of_what_was_sent_tells_nothing_of_its_draft(
    mandate, representative, coordinator
):
    client = client_of(representative)
    token = uuid.uuid4()
    client.post(address(token), filled(words="Primero escribí otra cosa", action="save"))
    client.post(address(token), filled(version="2", words="Queremos agua limpia."))
    contribution = Contribution.objects.get()

    page = client_of(coordinator).get(f"{contribution.get_absolute_url()}history/")

    assert page.status_code == 200
    assert "otra cosa" not in page.content.decode()


def test_a_representative_does_not_open_the_history(mandate, representative):
    contribution = submitted(mandate=mandate)

    response = client_of(representative).get(f"{contribution.get_absolute_url()}history/")

    assert response.status_code == 403


def test_a_child_reads_nothing_that_the_team_wrote_for_itself(mandate, representative, coordinator):
    contribution = under_review(owner=coordinator, mandate=mandate)
    contribution.review.summary = "Resumen interno"
    contribution.review.summary = "Nota interna"
    contribution.review.save()
    in_review = client_of(representative).get(contribution.get_absolute_url())
    told = answered(owner=coordinator, mandate=mandate)

    after = client_of(representative).get(told.get_absolute_url())

    for page in (in_review.content.decode(), after.content.decode()):
        assert "Resumen interno" not in page
        assert "Nota interna" not in page
        assert "Hay presupuesto." not in page  # the reason of the decision
        assert "In charge" not in page


def test_a_child_does_not_see_a_decision_before_its_answer(mandate, representative, coordinator):
    contribution = decided(owner=coordinator, mandate=mandate)

    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()

    assert "Plantar diez árboles." not in page
    assert "Accepted" not in page
    assert "Yes, we will do it." not in page
    assert "The team is writing your answer." in page
