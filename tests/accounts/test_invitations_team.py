"""The team's side of an invitation: the page with its link, and its end."""

import re

import pytest
import segno
from django.db import connection

from accounts import actions
from accounts.models import Invitation, User
from accounts.views import invitations
from tests.accounts.invitations import LINK, PASSWORD, PAST, Page, chosen, said
from tests.conftest import client_of
from tests.factories.accounts import InvitationFactory, PreparedUserFactory

pytestmark = pytest.mark.django_db


# --- The team's page ---


def shown_once(rf, coordinator, *, opens_at_once=True):
    """The page that the team sees after it has invited; with the invitation and its link."""
    invitation, token = actions.invite(user=PreparedUserFactory(), invited_by=coordinator)
    request = rf.post("/representatives/1/invitation/")
    request.user = coordinator
    response = invitations.show_once(
        request,
        invitation,
        token,
        back_url="/representatives/1/",
        opens_at_once=opens_at_once,
    )
    return response, invitation, f"http://testserver/accounts/invitations/{token}/"


def modules_of(svg):
    """The dark modules that the drawing fills: a set of (column, row) without the quiet zone."""
    path = re.search(r'<path [^>]*stroke="#000" d="([^"]+)"', svg)[1]
    dark, x, y = set(), 0, 0.0
    for verb, numbers in re.findall(r"([Mmh])([^Mmh]+)", path):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if verb == "M":
            x, y = int(steps[0]), steps[1]
        elif verb == "m":
            x, y = x + int(steps[0]), y + steps[1]
        else:
            dark |= {(x + step - 4, int(y) - 4) for step in range(int(steps[0]))}
            x += int(steps[0])
    return dark


def test_the_qr_code_says_the_link(rf, coordinator):
    response, _invitation, link = shown_once(rf, coordinator)
    page = response.content.decode()

    code = segno.make(link, error="m", micro=False)
    expected = {
        (column, row)
        for row, line in enumerate(code.matrix)
        for column, is_dark in enumerate(line)
        if is_dark
    }
    assert modules_of(page) == expected
    assert link in page


def test_the_qr_code_is_black_on_white_and_keeps_the_content_policy(rf, coordinator):
    response, _invitation, _link = shown_once(rf, coordinator)
    page = Page(response)

    (drawing,) = [each for each in page.all("svg") if "width" in each]
    ground = next(each for each in page.all("path") if each.get("fill") == "#fff")
    (picture,) = [each for tag, each in page.elements if each.get("role") == "img"]
    assert int(drawing["width"]) <= 280
    assert ground["d"].startswith("M0 0h")  # the whole square, quiet zone and all
    assert picture["aria-label"] == "QR code with the link that stands below"
    assert not [each for _tag, each in page.elements if "style" in each]
    assert not page.all("style")


def test_the_page_with_the_link_says_how_long_and_that_it_is_shown_only_now(
    rf, coordinator, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: PAST)

    response, _invitation, _link = shown_once(rf, coordinator)

    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "It is shown only now." in page
    assert "The link works once, until 15 March 2026, 07:00." in page
    assert page.index("Point the camera") < page.index("Choose a username") < page.index("Sign in.")
    assert 'href="/representatives/1/"' in page


def test_the_page_promises_no_sign_in_while_something_else_is_needed(rf, coordinator):
    ready = shown_once(rf, coordinator)[0].content.decode()
    early = shown_once(rf, coordinator, opens_at_once=False)[0].content.decode()

    assert "Sign in. Now you can say something." in ready
    assert "The team tells you when all is ready." not in ready
    assert "Sign in. Now you can say something." not in early
    assert "The team tells you when all is ready." in early
    assert "the sign-in only when the consents are written down" in early


def test_the_link_on_the_page_opens_the_account(rf, client, coordinator):
    _response, invitation, link = shown_once(rf, coordinator)

    assert client.post(link.removeprefix("http://testserver"), chosen()).status_code == 302
    assert User.objects.get(pk=invitation.user_id).username == "luz"


# --- Taking back ---


def test_who_may_invite_takes_an_invitation_back(coordinator, invitation):
    response = client_of(coordinator).post(
        f"/accounts/invitations/{invitation.pk}/revoke/", {"next": "/organizations/"}
    )

    invitation.refresh_from_db()
    assert invitation.state == "revoked"
    assert response.url == "/organizations/"
    assert said(response) == ["The invitation is taken back. Its link works no more."]


@pytest.mark.parametrize("role", ["representative", "lead", "administrator"])
def test_for_others_there_is_no_such_invitation(request, invitation, role):
    client = client_of(request.getfixturevalue(role))

    response = client.post(f"/accounts/invitations/{invitation.pk}/revoke/")

    assert response.status_code == 404
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_who_is_not_signed_in_is_sent_to_the_sign_in(client, invitation):
    response = client.post(f"/accounts/invitations/{invitation.pk}/revoke/")

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")
    invitation.refresh_from_db()
    assert invitation.state == "open"


@pytest.mark.parametrize("closed", ["used_at", "revoked_at"])
def test_what_is_over_already_is_said(coordinator, closed):
    invitation = InvitationFactory(**{closed: PAST})

    response = client_of(coordinator).post(f"/accounts/invitations/{invitation.pk}/revoke/")

    assert response.url == "/"
    assert said(response) == ["It was used or taken back already. Nothing has changed."]


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_the_way_back_stays_on_this_site(coordinator, invitation, back):
    response = client_of(coordinator).post(
        f"/accounts/invitations/{invitation.pk}/revoke/", {"next": back}
    )

    assert response.url == "/"


def test_a_link_is_not_taken_back_by_looking(coordinator, invitation):
    response = client_of(coordinator).get(f"/accounts/invitations/{invitation.pk}/revoke/")

    assert response.status_code == 405


# --- The secret ---


def everything_in_the_database():
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT t::text FROM {name} AS t")
            yield from ((table, row) for (row,) in cursor.fetchall())


def test_the_secret_of_a_link_is_nowhere_in_the_database(client, coordinator):
    user = PreparedUserFactory()
    _invitation, token = actions.invite(user=user, invited_by=coordinator)
    link = f"/accounts/invitations/{token}/"
    client.get(link)
    client_of(coordinator).get(link)
    client.post(link, chosen(repeat=""))
    client.post(link, chosen())
    client.get(link)

    rows = list(everything_in_the_database())

    assert User.objects.get(pk=user.pk).username == "luz"
    assert any(Invitation.digest_of(token) in row for _table, row in rows)
    assert [table for table, row in rows if token in row] == []
    assert [table for table, row in rows if PASSWORD in row] == []


def test_history_knows_that_it_was_a_link_but_not_which(client, invitation):
    client.post(LINK, chosen())

    event = User.pgh_event_model.objects.select_related("pgh_context").get(username="luz")

    assert event.pgh_context.metadata == {"user": None, "url": "/accounts/invitations/-/"}
