"""My data: what a child reads about what is kept, who looked, and what they agreed to."""

import pytest

from advisory.choices import Giver, Looked, Purpose
from advisory.models import Look
from tests.conftest import client_of
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
    answered,
    under_review,
)
from tests.factories.programs import RegionFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

GUARDIAN = {"name": "Rosa Quispe Mamani", "contact": "987 654 321"}
MINE = ["/me/", "/me/data/", "/me/data.json"]


@pytest.fixture
def child(db):
    """Twelve years old, with all that may be kept of a child."""
    child = RepresentativeFactory(
        **aged(12),
        given_name="Yanamaría",
        region=RegionFactory(name="Ica"),
        language="quy",
        consents=[],
        user__username="yana",
    )
    adult = GuardianFactory(representative=child, relationship="grandparent", **GUARDIAN)
    for purpose, giver in [*WITH_GUARDIAN, (Purpose.IMAGE, Giver.SELF)]:
        ConsentFactory(
            representative=child,
            guardian=adult if giver == Giver.GUARDIAN else None,
            text=ConsentTextFactory(
                purpose=purpose, giver=giver, text_en=f"Words for {purpose} by {giver}."
            ),
        )
    MandateFactory(representative=child, organization__acronym="CONAO", letter=AttachmentFactory())
    return child


@pytest.fixture
def mine(child):
    return client_of(child.user)


def test_the_page_says_what_is_kept_and_who_may_see_it(child, mine):
    page = mine.get("/me/").content.decode()

    for word in ("Yanamaría", "Ica", "Ayacucho Quechua", "yana", "CONAO", "Grandmother"):
        assert word in page
    assert f"<dd>{child.born_in:%B} {child.birth_year}</dd>" in page
    assert "Each time a coordinator or an administrator opens your data" in page
    assert "They do not see your name." in page


def test_the_page_tells_who_looked_and_at_what_the_newest_first(child, mine, coordinator):
    client = client_of(coordinator)
    client.get(f"/representatives/{child.pk}/")
    client.get(f"/representatives/{child.pk}/guardians/")
    client.get(f"/representatives/{child.pk}/data.json")

    response = mine.get("/me/")

    assert [look.what for look in response.context["looks"]] == [
        Looked.EXPORT,
        Looked.GUARDIAN,
        Looked.PROFILE,
    ]
    page = response.content.decode()
    assert "Coordinator · A copy of all your data ·" in page
    assert "Coordinator · How to reach your family ·" in page
    assert "Coordinator · Your data ·" in page


def test_that_an_administrator_opened_the_data_is_told_too(child, mine, administrator):
    client_of(administrator).get(f"/admin/accounts/user/{child.user_id}/change/")

    assert "Administrator · Your data ·" in mine.get("/me/").content.decode()


def test_a_child_does_not_read_who_looked_at_another(child, mine, coordinator):
    other = RepresentativeFactory()
    Look.objects.create(representative=other, looked_by=coordinator, what=Looked.PROFILE)

    page = mine.get("/me/").content.decode()

    assert "Nobody yet." in page


def test_reading_ones_own_data_is_no_look(mine):
    for url in MINE:
        mine.get(url)

    assert not Look.objects.exists()


def test_what_was_agreed_to_is_shown_by_purpose_with_its_words(mine):
    response = mine.get("/me/")

    agreed = {str(purpose): len(given) for purpose, given in response.context["agreed"]}
    assert agreed == {
        "Taking part in the council": 2,
        "Having an account here": 2,
        "Being seen in photos": 1,
    }
    page = response.content.decode()
    assert page.count("I changed my mind") == 3
    assert "Words for account by guardian." in page
    assert page.count("The adult in charge of you agreed on") == 2


def test_what_was_taken_back_is_no_longer_agreed_to(child, mine):
    image = child.consents.get(text__purpose=Purpose.IMAGE)

    mine.post(f"/me/consents/{image.pk}/withdraw/")

    assert "Being seen in photos" not in mine.get("/me/").content.decode()
    image.refresh_from_db()
    assert image.withdrawn_by == Giver.SELF


def test_before_it_is_taken_back_the_child_is_asked_and_told_what_follows(child, mine):
    account = child.consents.filter(text__purpose=Purpose.ACCOUNT).first()
    image = child.consents.get(text__purpose=Purpose.IMAGE)

    closing = mine.get(f"/me/consents/{account.pk}/withdraw/").content.decode()
    harmless = mine.get(f"/me/consents/{image.pk}/withdraw/").content.decode()

    assert "Then your account closes at once" in closing
    assert "You do not have to say why." in harmless
    assert not child.consents.filter(withdrawn_at__isnull=False).exists()


def test_taking_back_twice_is_said(child, mine):
    image = child.consents.get(text__purpose=Purpose.IMAGE)
    mine.post(f"/me/consents/{image.pk}/withdraw/")

    response = mine.post(f"/me/consents/{image.pk}/withdraw/", follow=True)

    assert "You took this back already." in response.content.decode()


def test_nobody_takes_back_what_another_agreed_to(child, other_representative):
    given = child.consents.first()

    response = client_of(other_representative).post(f"/me/consents/{given.pk}/withdraw/")

    assert response.status_code == 404
    assert not child.consents.filter(withdrawn_at__isnull=False).exists()


def test_who_is_no_representative_has_no_such_page(coordinator):
    for url in MINE:
        assert client_of(coordinator).get(url).status_code == 404


# --- Their own papers ---


def test_a_child_has_their_letter_and_what_they_signed_and_that_is_no_look(child, mine):
    mandate = child.mandates.get()
    signed = ConsentFactory(
        representative=child,
        text=ConsentTextFactory(purpose=Purpose.SHARING, giver=Giver.SELF),
        evidence=AttachmentFactory(),
    )
    page = mine.get("/me/").content.decode()

    for url in (f"/me/mandates/{mandate.pk}/letter/", f"/me/consents/{signed.pk}/evidence/"):
        response = mine.get(url)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "private, no-store"
        assert response.getvalue()
        assert f'href="{url}"' in page
    assert not Look.objects.exists()


def test_what_an_adult_in_charge_signed_may_tell_how_to_reach_them_and_is_theirs(child, mine):
    signed = ConsentFactory(
        representative=child,
        guardian=child.guardians.get(),
        text=ConsentTextFactory(purpose=Purpose.SHARING, giver=Giver.GUARDIAN),
        evidence=AttachmentFactory(),
    )
    url = f"/me/consents/{signed.pk}/evidence/"

    assert mine.get(url).status_code == 404
    assert url not in mine.get("/me/").content.decode()


def test_a_seat_without_a_letter_and_a_consent_without_a_paper_give_none(child, mine):
    child.mandates.update(letter=None)
    spoken = child.consents.get(text__purpose=Purpose.IMAGE)

    assert mine.get(f"/me/mandates/{child.mandates.get().pk}/letter/").status_code == 404
    assert mine.get(f"/me/consents/{spoken.pk}/evidence/").status_code == 404


# --- What a child never sees ---


def test_no_page_and_no_file_of_a_representative_tells_a_guardians_contact_or_a_staff_note(
    child, mine, coordinator
):
    mandate = child.mandates.get()
    noted = under_review(mandate=mandate, owner=coordinator)
    noted.review.summary = "Nota interna"
    noted.review.save()
    said = answered(mandate=mandate, owner=coordinator)
    given = child.consents.first()
    organization = mandate.organization.get_absolute_url()

    for url in (
        "/",
        *MINE,
        f"/me/consents/{given.pk}/withdraw/",
        "/waiting/",
        "/contributions/",
        noted.get_absolute_url(),
        said.get_absolute_url(),
        "/organizations/",
        organization,
    ):
        response = mine.get(url)
        text = response.content.decode()
        assert response.status_code == 200
        for secret in (*GUARDIAN.values(), "Nota interna", "Hay presupuesto."):
            assert secret not in text, (url, secret)


@pytest.mark.parametrize(
    "page",
    ["", "edit/", "guardians/", "data/", "data.json", "erase/", "consents/new/", "invitation/"],
)
def test_a_child_does_not_reach_the_teams_pages_of_themselves(child, mine, page):
    for answer in (mine.get, mine.post):
        assert answer(f"/representatives/{child.pk}/{page}").status_code in (403, 405)
