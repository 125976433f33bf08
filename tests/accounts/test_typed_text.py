"""What was typed outlives the sign-in: kept for its writer, given back once, to nobody else."""

import uuid

import pytest
from django.core.cache import cache

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.advisory import DraftFactory, decided, submitted, under_review
from tests.factories.programs import RegionFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The counts of the rate limits stand in the cache."""
    cache.clear()


def expire(client):
    """The session ends on the server, as it does after two weeks."""
    client.session.flush()


def sign_in(client, user, **fields):
    return client.post(SIGN_IN, {"login": user.username, "password": PASSWORD} | fields)


def seal_of(user):
    """The seal that the forms of this person bear."""
    return shown(client_of(user).get("/contributions/new/"))["writer"]


def written(user, **changes):
    """A new form that ``user`` filled in."""
    return {
        "version": "1",
        "page": str(uuid.uuid4()),
        "words": "Queremos agua limpia.",
        "kind": "idea",
        "audience": "team",
        "area": "",
        "writer": seal_of(user),
        "action": "send",
    } | changes


def test_what_was_typed_comes_back_after_the_sign_in(representative):
    client = client_of(representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"
    form = written(representative)
    expire(client)

    asked = client.post(path, form)
    back = sign_in(client, representative, next=path)
    page = client.get(back.url)

    assert asked.url == f"/accounts/login/?next={path}"
    assert back.url == path
    fields = shown(page)
    assert fields["words"] == "Queremos agua limpia."
    assert fields["kind"] == "idea"
    assert fields["audience"] == "team"
    assert fields["page"] == form["page"]
    assert not Contribution.objects.exists()


def test_what_came_back_can_be_sent(representative):
    client = client_of(representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"
    form = written(representative)
    expire(client)
    client.post(path, form)
    sign_in(client, representative)

    client.post(path, shown(client.get(path)) | {"action": "send"})

    assert Contribution.objects.get().words == "Queremos agua limpia."
    assert Contribution.objects.get().state == "submitted"


def test_an_edited_draft_comes_back_as_it_was_typed_last(mandate, representative):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "Lo último", "action": "save"}
    expire(client)
    client.post(path, form)
    sign_in(client, representative)

    page = client.get(path)

    assert shown(page)["words"] == "Lo último"
    client.post(path, shown(page) | {"action": "save"})
    assert Contribution.objects.get().words == "Lo último"


def test_what_was_typed_on_an_older_version_is_a_conflict_after_the_sign_in(
    mandate, representative
):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "Lo último", "action": "save"}
    expire(client)
    client.post(path, form)
    sign_in(client, representative)
    Contribution.objects.filter(pk=draft.pk).update(words="De otra ventana", page=uuid.uuid4())

    response = client.post(path, shown(client.get(path)) | {"action": "save"})

    assert response.status_code == 409


def test_it_comes_back_once(mandate, representative):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "Lo último"}
    expire(client)
    client.post(path, form)
    sign_in(client, representative)
    client.get(path)

    assert shown(client.get(path))["words"] == "Lo guardado"


def test_nobody_else_on_the_same_phone_gets_it(representative, other_representative):
    client = client_of(representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"
    form = written(representative)
    expire(client)
    client.post(path, form)
    sign_in(client, other_representative)

    response = client.get(path)

    assert response.status_code == 404
    assert "Queremos agua limpia." not in client.get("/contributions/new/").content.decode()


def test_a_colleague_at_the_same_computer_does_not_get_it(coordinator):
    path = f"{under_review(owner=coordinator).get_absolute_url()}review/"
    client = client_of(coordinator)
    form = shown(client.get(path)) | {"summary": "Lo escrito"}
    expire(client)
    client.post(path, form)
    sign_in(client, UserFactory(roles=["coordinator"]))

    assert shown(client.get(path))["summary"] == ""


def test_another_form_does_not_get_it(mandate, representative):
    other = DraftFactory(mandate=mandate, words="Otro borrador")
    client = client_of(representative)
    form = written(representative)
    expire(client)
    client.post(f"/contributions/drafts/{uuid.uuid4()}/", form)
    sign_in(client, representative)

    assert shown(client.get(other.get_absolute_url()))["words"] == "Otro borrador"
    assert "Queremos agua limpia." not in client.get("/contributions/new/").content.decode()


@pytest.mark.parametrize("seal", ["", "1", "MQ:1abcde:forged", "\x00"])
def test_a_form_without_the_seal_of_this_site_is_not_kept(representative, seal):
    client = client_of()
    path = f"/contributions/drafts/{uuid.uuid4()}/"

    client.post(path, written(representative, writer=seal))

    sign_in(client, representative)
    assert client.get(path).status_code == 404


def test_more_than_a_person_types_is_not_kept(representative):
    client = client_of()
    path = f"/contributions/drafts/{uuid.uuid4()}/"

    response = client.post(path, written(representative, words="a" * 100_001))

    assert response.url.startswith(SIGN_IN)
    sign_in(client, representative)
    assert client.get(path).status_code == 404


def test_what_is_typed_without_a_sign_in_is_answered_by_a_line_that_leads_to_it(representative):
    client = client_of()
    path = f"/contributions/drafts/{uuid.uuid4()}/"

    response = client.post(
        path, written(representative, action="keep"), headers={"HX-Request": "true"}
    )

    line = response.content.decode()
    assert response.status_code == 200
    assert "You are not signed in any more. What you wrote is kept." in line
    assert f'href="/accounts/login/?next={path}"' in line
    assert 'id="saved"' in line
    assert "<html" not in line


def test_the_line_does_not_say_kept_when_it_is_not():
    response = client_of().post(
        f"/contributions/drafts/{uuid.uuid4()}/", {"words": "a"}, headers={"HX-Request": "true"}
    )

    assert "You are not signed in any more." in response.content.decode()
    assert "What you wrote is kept." not in response.content.decode()


def test_a_list_that_htmx_asks_for_without_a_sign_in_leads_to_the_sign_in():
    response = client_of().get("/contributions/?kind=idea", headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert response["HX-Redirect"] == "/accounts/login/?next=/contributions/%3Fkind%3Didea"
    assert response.content == b""


def test_a_button_pressed_without_a_sign_in_leads_back_to_its_page(coordinator):
    contribution = submitted()
    page = contribution.get_absolute_url()

    response = client_of().post(f"{page}take/", headers={"Referer": f"http://testserver{page}?a=b"})

    assert response.url == f"/accounts/login/?next={page}%3Fa%3Db"


@pytest.mark.parametrize("referer", ["", "https://example.com/a/", "http://["])
def test_a_button_pressed_from_nowhere_leads_home_after_the_sign_in(referer):
    contribution = submitted()

    response = client_of().post(
        f"{contribution.get_absolute_url()}take/", headers={"Referer": referer}
    )

    assert response.url == "/accounts/login/?next=/"


@pytest.mark.parametrize(
    ("verb", "field"), [("review", "summary"), ("decide", "reason"), ("answer", "text")]
)
def test_what_the_team_types_comes_back_too(coordinator, verb, field):
    make = decided if verb == "answer" else under_review
    contribution = make(owner=coordinator)
    client = client_of(coordinator)
    path = f"{contribution.get_absolute_url()}{verb}/"
    form = shown(client.get(path)) | {field: "Lo escrito"}
    expire(client)
    client.post(path, form)
    sign_in(client, coordinator)

    assert shown(client.get(path))[field] == "Lo escrito"


@pytest.mark.parametrize("codes", [["05", "11", "25"], ["11"]])
def test_every_tick_comes_back(coordinator, codes):
    client = client_of(coordinator)
    ticked = [str(RegionFactory(code=code).pk) for code in codes]
    form = shown(client.get("/projects/new/")) | {"regions": ticked}
    expire(client)
    client.post("/projects/new/", form)
    sign_in(client, coordinator)

    page = client.get("/projects/new/")

    assert shown(page)["regions"] == (ticked if len(ticked) > 1 else ticked[0])
