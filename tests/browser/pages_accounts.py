"""The pages of how an adult signs in, with a second step and before there is one."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from accounts.choices import Role
from tests.browser.stops import Stop
from tests.factories.accounts import PASSWORD, UserFactory

OWN = "/accounts/second-step/"


def build_accounts():
    protected = UserFactory(username="protegida", name="Carmen Soto", roles=[Role.LEAD])
    TOTP.activate(protected, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(protected)
    bare = UserFactory(username="nueva", name="Inés Luna", roles=[Role.COORDINATOR])
    return {"protected": protected, "unprotected": bare}, {}


def _show_who_it_is(page):
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main .lead-action").click()
    page.wait_for_url(lambda url: "reauthenticate" not in url)


def _give_password(page):
    page.locator("[name=login]").fill("protegida")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main .lead-action").click()
    page.wait_for_url("**/authenticate/")


ACCOUNT_PAGES = [
    Stop("second step", "nobody", "/accounts/login/", _give_password),
    Stop("is it you", "unprotected", f"{OWN}app/"),
    Stop("second step app", "unprotected", f"{OWN}app/", _show_who_it_is),
    Stop("second step key", "unprotected", f"{OWN}keys/new/"),
    Stop("second step none", "unprotected", OWN),
    Stop("second step codes new", "protected", f"{OWN}codes/new/", _show_who_it_is),
    Stop("second step codes", "protected", f"{OWN}codes/"),
    Stop("second step remove app", "protected", f"{OWN}app/remove/"),
    Stop("second step own", "protected", OWN),
    Stop("is it you, by code", "protected", f"{OWN}reauthenticate/?next={OWN}"),
]
