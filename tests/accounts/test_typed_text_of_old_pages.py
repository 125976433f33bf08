"""A page from before the person signed in again, in another tab: its secret is old."""

import pytest

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db


def test_a_form_from_before_the_sign_in_in_another_tab_comes_back(mandate, representative):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative, enforce_csrf_checks=True)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "Lo último", "csrfmiddlewaretoken": "old"}

    response = client.post(path, form, headers={"Sec-Fetch-Site": "same-origin"})

    assert response.url == path
    assert shown(client.get(path))["words"] == "Lo último"
    assert Contribution.objects.get().words == "Lo guardado"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_no_other_site_puts_words_into_a_form(mandate, representative, site):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative, enforce_csrf_checks=True)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "De otro", "csrfmiddlewaretoken": "old"}

    response = client.post(path, form, headers={"Sec-Fetch-Site": site} if site else {})

    assert response.status_code == 403
    assert "We could not be sure that this came from you" in response.content.decode()
    assert shown(client.get(path))["words"] == "Lo guardado"


def test_typing_on_a_page_from_before_the_sign_in_says_that_it_is_kept(mandate, representative):
    draft = DraftFactory(mandate=mandate, words="Lo guardado")
    client = client_of(representative, enforce_csrf_checks=True)
    path = draft.get_absolute_url()
    form = shown(client.get(path)) | {"words": "Lo último", "csrfmiddlewaretoken": "old"}

    response = client.post(
        path, form, headers={"Sec-Fetch-Site": "same-origin", "HX-Request": "true"}
    )

    assert response.status_code == 200
    assert f'href="{path}"' in response.content.decode()
    assert shown(client.get(path))["words"] == "Lo último"
