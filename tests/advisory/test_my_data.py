"""My data: what a child reads about what is kept, who looked, and what they agreed to."""

import json

import pytest

from advisory import actions
from advisory.choices import Giver, Looked, Purpose
from advisory.dossier import dossier
from advisory.models import Look, Representative
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    ConsentTextFactory,
    DraftFactory,
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
    answered,
    submitted,
    today,
    under_review,
)
from tests.factories.programs import RegionFactory
from tests.factories.records import AttachmentFactory
from tests.factories.safeguarding import told

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
    assert "Each time they look, it is written down below." in page
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


# --- To take along ---


def test_the_file_holds_all_that_is_kept(child, mine, coordinator):
    mandate = child.mandates.get()
    sent = submitted(mandate=mandate, words="Queremos agua.")
    DraftFactory(mandate=mandate, words="Todavía no.")
    image = child.consents.get(text__purpose=Purpose.IMAGE)
    actions.withdraw_consent(consent=image, withdrawn_by=Giver.SELF)
    Look.objects.create(representative=child, looked_by=coordinator, what=Looked.PROFILE)

    response = mine.get("/me/data.json")

    found = json.loads(response.content)
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in response.headers["Cache-Control"]
    assert found["given_name"] == "Yanamaría"
    assert found["born_in"] == f"{child.born_in:%B} {child.birth_year}"
    assert (found["region"], found["language"]) == ("Ica", "Ayacucho Quechua")
    assert (found["username"], found["email"]) == ("yana", "")
    assert found["guardians"] == [{"relationship": "Grandmother or grandfather"}]
    (seat,) = found["mandates"]
    assert seat["first_day"] == mandate.period.lower.isoformat()
    assert seat["last_day"] == mandate.last_day.isoformat()
    assert seat["letter_is_kept"]
    assert len(found["consents"]) == 5
    assert [each["purpose"] for each in found["consents"] if each["withdrawn_at"]] == [
        "Being seen in photos"
    ]
    assert {each["given_on"] for each in found["consents"]} == {today().isoformat()}
    assert [(each["reference"], each["words"]) for each in found["contributions"]] == [
        (None, "Todavía no."),
        (sent.reference, "Queremos agua."),
    ]
    assert [(look["by"], look["what"]) for look in found["looks"]] == [("Coordinator", "Your data")]


def test_the_page_to_print_says_the_same(child, mine):
    submitted(mandate=child.mandates.get(), words="Queremos agua.")

    page = mine.get("/me/data/").content.decode()

    for word in ("Yanamaría", "yana", "Queremos agua.", "Words for image by self.", "Ica"):
        assert word in page
    assert "with a letter of appointment" in page


def test_the_team_gets_how_to_reach_the_family_and_no_drafts(child, coordinator):
    DraftFactory(mandate=child.mandates.get(), words="Todavía no.")
    client = client_of(coordinator)

    found = json.loads(client.get(f"/representatives/{child.pk}/data.json").content)
    page = client.get(f"/representatives/{child.pk}/data/").content.decode()

    assert found["guardians"] == [{"relationship": "Grandmother or grandfather"} | GUARDIAN]
    assert found["contributions"] == []
    assert "Rosa Quispe Mamani · 987 654 321" in page
    assert "Todavía no." not in page


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("for_child", "queries"), [(True, 10), (False, 9)])
def test_the_dossier_asks_the_same_number_of_queries_whatever_is_kept(
    rows, for_child, queries, coordinator, django_assert_num_queries
):
    child = RepresentativeFactory(region=RegionFactory())
    mandate = MandateFactory(representative=child)
    for number in range(rows):
        GuardianFactory(representative=child)
        ConsentFactory(representative=child, text=ConsentTextFactory(number=number + 2))
        submitted(mandate=mandate)
        told(representative=child)
        Look.objects.create(representative=child, looked_by=UserFactory(), what="profile")
    child = Representative.objects.get(pk=child.pk)

    with django_assert_num_queries(queries):
        dossier(child, for_child=for_child)


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
