"""The pages of the council: who sits in it, by whose mandate, with whose consent.

``build_council`` fills them; the addresses of ``COUNCIL_PAGES`` lead to what it made. The keeper
is a coordinator.
"""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.choices import ErasureReason, Giver, Looked, Purpose, Seat
from advisory.models import Look, Organization, Representative
from programs.models import Region
from tests.browser.stops import Stop, send_empty
from tests.factories.accounts import InvitationFactory, PreparedUserFactory, UserFactory
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
    days,
    today,
)
from tests.factories.records import AttachmentFactory


def build_council(child):
    """Who comes to its pages, and the values that the addresses of ``COUNCIL_PAGES`` need."""
    keeper = UserFactory(username="keeper", name="Ana Flores", roles=[Role.COORDINATOR])
    luz = _sits(
        "vota-por-la-ninez",
        RepresentativeFactory(
            given_name="Luz",
            region=Region.objects.get(code="08"),
            consents=[pair for pair in WITH_GUARDIAN if pair != (Purpose.ACCOUNT, Giver.SELF)],
            user=PreparedUserFactory(roles=[Role.REPRESENTATIVE]),
            **aged(11),
        ),
        letter=AttachmentFactory(),
    )
    bare = _sits(
        "rednna",
        RepresentativeFactory(
            given_name="Flor del Río",
            consents=[],
            user=PreparedUserFactory(roles=[Role.REPRESENTATIVE]),
            **aged(10),
        ),
        seat=Seat.ALTERNATE,
        period=DateRange(today(), None),
    )
    _sits(
        "municipios-escolares-junin",
        RepresentativeFactory(given_name="Sami"),
        period=DateRange(today() - days(700), today() + days(30)),
    )
    handed_over = _is_past_its_time("Wayra")
    _sits(
        "conao",
        RepresentativeFactory(given_name="Killa"),
        period=DateRange(today() - days(800), today() - days(400)),
        follows=handed_over,
    )
    _was_erased(keeper)
    image = _agreed_to_more(child.representative)
    _was_looked_at(child.representative, keeper)
    _invite(luz.representative.user)
    records = {
        "seat": luz.pk,
        "handed_over": handed_over.pk,
        "luz": luz.representative_id,
        "bare": bare.representative_id,
        "covered": child.representative_id,
        "adult": luz.representative.guardians.first().pk,
        "consent": luz.representative.consents.first().pk,
        "own_image": image.pk,
        "own_account": child.representative.consents.get(text__purpose=Purpose.ACCOUNT).pk,
    }
    closed = RepresentativeFactory(consents=[], **aged(13))
    return {"keeper": keeper, "closed child": closed.user}, records


def _sits(slug, representative, **fields):
    organization = Organization.objects.get(slug=slug)
    return MandateFactory(organization=organization, representative=representative, **fields)


def _agreed_to_more(representative):
    """An adult in charge, a consent that was taken back, and one with a signed paper."""
    GuardianFactory(representative=representative, name="Elena")
    recording = ConsentFactory(
        representative=representative, text=ConsentTextFactory(purpose=Purpose.RECORDING)
    )
    actions.withdraw_consent(consent=recording, withdrawn_by=Giver.SELF)
    return ConsentFactory(
        representative=representative,
        text=ConsentTextFactory(purpose=Purpose.IMAGE),
        evidence=AttachmentFactory(),
    )


def _was_looked_at(representative, keeper):
    for what in Looked:
        Look.objects.create(representative=representative, looked_by=keeper, what=what)


def _is_past_its_time(name):
    """Somebody whose last mandate ended so long ago that the next run erases them."""
    period = DateRange(today() - days(1500), today() - days(800))
    return _sits("conao", RepresentativeFactory(given_name=name), period=period)


def _was_erased(keeper):
    period = DateRange(today() - days(900), today() - days(200))
    past = _sits("manthoc", RepresentativeFactory(), period=period).representative
    actions.erase(representative=past, reason=ErasureReason.REQUEST, done_by=keeper)


def _invite(user):
    """A link in each state, which its secret names."""
    now, hour = timezone.now(), timedelta(hours=1)
    InvitationFactory(token="used", used_at=now)
    InvitationFactory(token="expired", expires_at=now - hour)
    InvitationFactory(token="revoked", revoked_at=now)
    InvitationFactory(token="open", user=user)


def _make_an_invitation(page):
    page.locator("form[action$='/invitation/'] button").click()
    page.locator("ol.way").wait_for()


def _open_details(page):
    page.locator("main details summary").first.click()


def _mistype_the_name(page):
    page.locator("[name=given_name]").fill("Otra persona")
    send_empty(page)


def _be_second(page):
    Representative.objects.filter(given_name="Luz").update(given_name="Lucero")
    page.locator("[name=given_name]").fill("Lucita")
    page.locator("main form .lead-action").click()
    page.locator(".sides").wait_for()


LUZ = "/representatives/{luz}/"

COUNCIL_PAGES = [
    Stop("invitation", "nobody", "/accounts/invitations/open/"),
    Stop("invitation, missing", "nobody", "/accounts/invitations/open/", send_empty),
    Stop("invitation, used", "nobody", "/accounts/invitations/used/", status=410),
    Stop("invitation, expired", "nobody", "/accounts/invitations/expired/", status=410),
    Stop("invitation, revoked", "nobody", "/accounts/invitations/revoked/", status=410),
    Stop("invitation, unknown", "nobody", "/accounts/invitations/unknown/", status=404),
    Stop("waiting for consents", "nobody", "/waiting/"),
    Stop("closed to a child", "closed child", "/me/"),
    Stop("child invitation of another", "child", "/accounts/invitations/open/"),
    Stop("child data", "child", "/me/"),
    Stop("child data, to print", "child", "/me/data/"),
    Stop("child takes a consent back", "child", "/me/consents/{own_image}/withdraw/"),
    Stop("child closes the account", "child", "/me/consents/{own_account}/withdraw/"),
    Stop("council desk", "keeper", "/"),
    Stop("council organization", "keeper", "/organizations/conao/"),
    Stop("council organization, nobody", "keeper", "/organizations/mnnatsop/"),
    Stop("council organization, edit", "keeper", "/organizations/conao/edit/"),
    Stop("council organization, history", "keeper", "/organizations/conao/history/"),
    Stop("council", "keeper", "/representatives/"),
    Stop("council long ago", "keeper", "/representatives/?on=2012-01-01"),
    Stop("council, no day", "keeper", "/representatives/?on=ayer"),
    Stop("council of a lead", "lead", "/representatives/"),
    Stop("council seat", "keeper", "/representatives/new/?organization=mnnatsop"),
    Stop("council seat, missing", "keeper", "/representatives/new/", send_empty),
    Stop("council person", "keeper", "/representatives/{covered}/"),
    Stop("council person, ledger", "keeper", "/representatives/{covered}/", _open_details),
    Stop("council person, something missing", "keeper", LUZ),
    Stop("council person, nothing yet", "keeper", "/representatives/{bare}/"),
    Stop("council person, edit", "keeper", f"{LUZ}edit/"),
    Stop("council person, to print", "keeper", f"{LUZ}data/"),
    Stop("council adults", "keeper", f"{LUZ}guardians/"),
    Stop("council adults, missing", "keeper", f"{LUZ}guardians/", send_empty),
    Stop("council adult", "keeper", f"{LUZ}guardians/{{adult}}/"),
    Stop(
        "council consent of the child",
        "keeper",
        f"{LUZ}consents/new/?purpose=account&giver=self",
    ),
    Stop(
        "council consent of an adult",
        "keeper",
        f"{LUZ}consents/new/?purpose=image&giver=guardian",
    ),
    Stop(
        "council consent, no adult",
        "keeper",
        "/representatives/{bare}/consents/new/?purpose=account&giver=guardian",
    ),
    Stop("council consent, withdraw", "keeper", "/consents/{consent}/withdraw/"),
    Stop("council mandate", "keeper", "/mandates/{seat}/"),
    Stop("council handover", "keeper", "/mandates/{seat}/hand-over/"),
    Stop("council handover, missing", "keeper", "/mandates/{seat}/hand-over/", send_empty),
    Stop("council handover, done", "keeper", "/mandates/{handed_over}/hand-over/"),
    Stop("council renewal", "keeper", "/mandates/{seat}/renew/"),
    Stop("council erase", "keeper", f"{LUZ}erase/"),
    Stop("council erase, other name", "keeper", f"{LUZ}erase/", _mistype_the_name),
    Stop("council retention", "keeper", "/representatives/retention/"),
    Stop("council invitation", "keeper", LUZ, _make_an_invitation),
    Stop("council conflict", "keeper", f"{LUZ}edit/", _be_second),
]
