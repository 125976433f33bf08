"""A second step for the sign-in: an app without any script, a key with one."""

import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.doors import sign_in
from tests.browser.words import es
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.browser


def show_who_it_is(page):
    page.get_by_role("textbox").fill(PASSWORD)
    page.get_by_role("button", name=es("Go on")).click()


def test_an_app_is_added_without_javascript_and_a_code_on_paper_opens_once_it_is_lost(
    visit, coordinator
):
    page = visit(coordinator, javascript=False)
    page.goto("/")
    page.locator(".rail-menu summary").click()
    page.locator(".rail-menu").get_by_role("link", name=coordinator.name).click()
    page.get_by_role("link", name=es("Use an app on my phone")).click()
    show_who_it_is(page)
    secret = page.locator("main code").inner_text()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))

    page.get_by_label(es("The six numbers that the app shows")).fill(code)
    page.get_by_role("button", name=es("Add the app")).click()

    on_paper = page.locator("main li code")
    expect(on_paper).to_have_count(10)
    first = on_paper.first.inner_text()
    stranger = visit(javascript=False)
    sign_in(stranger, coordinator.username)
    stranger.get_by_label(es("Code")).fill(first)
    stranger.get_by_role("button", name=es("Sign in"), exact=True).click()
    expect(stranger.get_by_role("heading", level=1, name=es("Desk"))).to_be_visible()


def test_a_key_is_added_and_asked_for_at_the_next_sign_in(browser, coordinator, base_url):
    here = f"http://localhost:{urlsplit(base_url).port}"  # a key belongs to a name, not a number
    page = browser.new_context(base_url=here, locale="es-PE").new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, coordinator.username)
    page.goto("/accounts/second-step/keys/new/")
    show_who_it_is(page)
    page.get_by_label(es("What you call it")).fill("La llave azul")
    page.get_by_role("button", name=es("Add this key")).click()
    page.get_by_role("link", name=es("Done: go back")).click()
    expect(page.get_by_text("La llave azul", exact=True)).to_be_visible()
    page.context.clear_cookies()

    sign_in(page, coordinator.username)
    page.get_by_role("button", name=es("Use my key, fingerprint or face")).click()

    expect(page.get_by_role("heading", level=1, name=es("Desk"))).to_be_visible()
    page.context.close()


def test_where_no_key_can_be_used_the_page_says_so(visit, coordinator):
    page = visit(coordinator)  # at an address of numbers, which no key belongs to
    page.goto("/accounts/second-step/keys/new/")
    show_who_it_is(page)

    page.get_by_role("button", name=es("Add this key")).click()

    expect(page.get_by_role("alert")).to_be_visible()
