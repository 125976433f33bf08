"""The pages of partners and alliances, and the administration where their records are kept.

``build_alliances`` fills them with the sample agreements. The ally is a coordinator, the record
keeper an administrator.
"""

from django.db.models.functions import Now

from accounts.choices import Role
from alliances import samples
from alliances.models import Activity, Agreement, Alliance, Partner
from tests.browser.stops import Stop, send_empty
from tests.factories.accounts import UserFactory
from tests.factories.alliances import AllianceFactory

GOOD = "slug,kind,name,acronym\nred-uno,red de derechos humanos,Red Uno,RED\n"
BAD = "dirección web,tipo,nombre en español\nred uno,empresa,\n"


def build_alliances():
    """Who comes to these pages, and the values that the addresses of ``ALLIANCE_PAGES`` need."""
    ally = UserFactory(username="ally", name="Carmen Huamán", roles=[Role.COORDINATOR])
    keeper = UserFactory(username="records", name="Julio Ramos", roles=[Role.ADMINISTRATOR])
    samples.load(coordinator=ally)
    minsa = Alliance.objects.get(slug="minsa")
    Partner.objects.filter(pk=minsa.partner_id).update(notes="Llamar en mayo.", valid_from=Now())
    AllianceFactory(slug="borrador", partner=Partner.objects.get(slug="cuna-mas"), state="draft")
    agreement = Agreement.objects.get(alliance=minsa)
    records = {
        "agreement": agreement.pk,
        "amendment": agreement.amendments.get().pk,
        "activity": Activity.objects.filter(alliance=minsa).latest("on").pk,
        "line": minsa.lines.first().pk,
        "partner": minsa.partner_id,
        "alliance": minsa.pk,
    }
    return {"ally": ally, "record keeper": keeper}, records


def _send(page, text):
    file = {"name": "socios.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("[name=import_file]").set_input_files(file)
    page.locator(".submit-row [type=submit]").click()
    page.locator(".import-table, .import-lead").first.wait_for()


def _send_good(page):
    _send(page, GOOD)


def _send_bad(page):
    _send(page, BAD)
    page.locator(".import-problems").wait_for()


def _choose(page, action):
    for box in page.locator(".action-select").all()[:2]:
        box.check()
    page.locator("select[name=action]").select_option(action)
    page.locator("button[name=index]").click()
    page.locator("[name=apply]").wait_for(state="attached")


def _ask_to_suspend(page):
    _choose(page, "suspend")


def _ask_to_hand_over(page):
    _choose(page, "hand_over")


ADMIN = "/admin/alliances/"
ALLIANCE_PAGES = [
    Stop("partners", "ally", "/partners/"),
    Stop("partner", "ally", "/partners/minsa/"),
    Stop("partner, followed", "ally", "/partners/wawa-wasi/"),
    Stop("partner, new", "ally", "/partners/new/"),
    Stop("partner, missing", "ally", "/partners/new/", send_empty),
    Stop("alliances of the team", "ally", "/alliances/"),
    Stop("alliance, all of it", "ally", "/alliances/minsa/"),
    Stop("alliance, long ago", "ally", "/alliances/minsa/?on=2010-01-01"),
    Stop("alliance, edit", "ally", "/alliances/minsa/edit/"),
    Stop("alliance, suspend", "ally", "/alliances/minsa/step/suspend/"),
    Stop("alliance, history", "ally", "/alliances/minsa/history/"),
    Stop("line", "ally", "/lines/{line}/edit/"),
    Stop("agreement, new", "ally", "/alliances/mimp/agreements/new/"),
    Stop("agreement", "ally", "/agreements/{agreement}/edit/"),
    Stop("amendment", "ally", "/amendments/{amendment}/edit/"),
    Stop("agreement, by mistake", "ally", "/agreements/{agreement}/remove/"),
    Stop("activities", "ally", "/activities/"),
    Stop("activity", "ally", "/activities/{activity}/"),
    Stop("activity, new", "ally", "/alliances/minsa/activities/new/"),
    Stop("activity, history", "ally", "/activities/{activity}/history/"),
    Stop("desk with promises of alliances", "ally", "/"),
    Stop("partner of an administrator", "record keeper", "/partners/minsa/"),
    Stop("administration", "record keeper", "/admin/"),
    Stop("admin partners", "record keeper", f"{ADMIN}partner/"),
    Stop("admin partners, found", "record keeper", f"{ADMIN}partner/?need=any&q=salud"),
    Stop("admin partners, nobody", "record keeper", f"{ADMIN}partner/?q=nadie"),
    Stop("admin partner", "record keeper", f"{ADMIN}partner/{{partner}}/change/"),
    Stop("admin partner, new", "record keeper", f"{ADMIN}partner/add/"),
    Stop("admin partner, history", "record keeper", f"{ADMIN}partner/{{partner}}/history/"),
    Stop("admin import", "record keeper", f"{ADMIN}partner/import/"),
    Stop("admin import, preview", "record keeper", f"{ADMIN}partner/import/", _send_good),
    Stop("admin import, bad", "record keeper", f"{ADMIN}partner/import/", _send_bad),
    Stop("admin export", "record keeper", f"{ADMIN}partner/export/"),
    Stop("admin alliances", "record keeper", f"{ADMIN}alliance/"),
    Stop("admin alliance", "record keeper", f"{ADMIN}alliance/{{alliance}}/change/"),
    Stop("admin suspend", "record keeper", f"{ADMIN}alliance/", _ask_to_suspend),
    Stop("admin hand over", "record keeper", f"{ADMIN}alliance/", _ask_to_hand_over),
    Stop("admin agreements", "record keeper", f"{ADMIN}agreement/"),
    Stop("admin agreement", "record keeper", f"{ADMIN}agreement/{{agreement}}/change/"),
]
