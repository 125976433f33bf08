"""One draft open in two windows, or saved twice because a reply was lost."""

import uuid

import pytest

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db


def draft_form(**changes):
    return {
        "version": "1",
        "page": str(uuid.uuid4()),
        "words": "Queremos agua limpia.",
        "kind": "suggestion",
        "area": "",
        "audience": "council",
        "action": "save",
    } | changes


def test_a_draft_open_in_two_windows_shows_both_texts(mandate, representative):
    draft = DraftFactory(mandate=mandate, words="Al principio")
    client = client_of(representative)
    path = draft.get_absolute_url()
    one, other = shown(client.get(path)), shown(client.get(path))
    client.post(path, one | {"words": "En la computadora", "action": "save"})

    response = client.post(
        path, other | {"words": "En el teléfono", "audience": "team", "action": "save"}
    )

    assert response.status_code == 409
    page = response.content.decode()
    assert "This was saved in another place while you were writing." in page
    assert '<div class="text">En la computadora</div>' in page
    assert '<div class="text">En el teléfono</div>' in page
    assert '<div class="text">The whole council</div>' in page
    assert '<div class="text">Only the team</div>' in page
    assert f'href="{path}"' in page
    assert Contribution.objects.get().words == "En la computadora"
    client.post(path, shown(response) | {"action": "save"})
    assert Contribution.objects.get().words == "En el teléfono"


def test_a_draft_sent_from_an_old_window_is_not_sent_before_choosing(mandate, representative):
    draft = DraftFactory(mandate=mandate)
    client = client_of(representative)
    path = draft.get_absolute_url()
    old = shown(client.get(path))
    client.post(path, shown(client.get(path)) | {"words": "Lo nuevo", "action": "save"})

    response = client.post(path, old | {"words": "Lo viejo", "action": "send"})

    assert response.status_code == 409
    assert Contribution.objects.get().state == "draft"
    client.post(path, shown(response) | {"action": "send"})
    assert Contribution.objects.get().state == "submitted"
    assert Contribution.objects.get().words == "Lo viejo"


def test_typing_in_an_old_window_says_how_to_see_both(mandate, representative):
    draft = DraftFactory(mandate=mandate)
    client = client_of(representative)
    path = draft.get_absolute_url()
    old = shown(client.get(path))
    client.post(path, shown(client.get(path)) | {"words": "Lo nuevo", "action": "save"})

    response = client.post(
        path, old | {"words": "Lo viejo", "action": "keep"}, headers={"HX-Request": "true"}
    )

    assert response.status_code == 200
    assert "You changed this draft in another window too." in response.content.decode()
    assert Contribution.objects.get().words == "Lo nuevo"


def test_a_save_whose_reply_was_lost_is_no_conflict_on_the_same_page(representative):
    client = client_of(representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"
    form = draft_form(words="Queremos")
    client.post(path, form)

    response = client.post(path, form | {"words": "Queremos agua", "action": "save"})

    assert response.status_code == 302
    assert Contribution.objects.get().words == "Queremos agua"


def test_the_reply_lost_before_another_window_saved_is_a_conflict(representative):
    client = client_of(representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"
    form = draft_form(words="Queremos")
    client.post(path, form)
    client.post(path, shown(client.get(path)) | {"words": "Otra ventana", "action": "save"})

    response = client.post(path, form | {"words": "Queremos agua"})

    assert response.status_code == 409
    assert Contribution.objects.get().words == "Otra ventana"
