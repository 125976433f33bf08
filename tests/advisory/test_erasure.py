"""The right to erasure: nothing of the person is left, and what they said stands."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from accounts import actions as account_actions
from accounts import typed_text
from accounts.models import User
from advisory import actions
from advisory.choices import Giver, Purpose
from advisory.models import (
    Erasure,
    Guardian,
    Look,
    Mandate,
    Representative,
)
from records.models import Attachment
from tests.advisory.traces import traces_of
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentTextFactory,
    DraftFactory,
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    days,
    today,
)
from tests.factories.pdfs import pdf
from tests.factories.programs import RegionFactory
from tests.factories.records import AttachmentFactory, upload
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

PASSWORD = "tres-llamas-azules"
# All that the world knows of the child and of the adults in charge; none is part of another word.
NAMES = ("Yanamaría", "Yanita", "yana.rosal", "Rosalvina", "Q’espi", "987 654 321", "rosal@ica.pe")


@pytest.fixture
def _cache_in_the_database(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
        }
    }
    call_command("createcachetable")
    cache.clear()


def paper():
    """A signed paper, whose name and content name the child."""
    data = pdf("BT (Yanamaría, por Rosalvina) Tj ET".encode("latin-1"))
    return upload(data, "Yanamaría.pdf", "application/pdf")


def life_of_a_child(coordinator, administrator):
    """Through the pages: a seat, data corrected, adults, consents, an account, words, looks."""
    team = client_of(coordinator)
    organization = OrganizationFactory(slug="conao")
    team.post(
        "/representatives/new/",
        {
            "version": "1",
            "given_name": "Yanamaría",
            "birth_month": "5",
            "birth_year": str(today().year - 12),
            "region": str(RegionFactory(name="Ica").pk),
            "language": "agr",
            "organization": organization.slug,
            "seat": "titular",
            "first_day": (today() - days(30)).isoformat(),
            "last_day": (today() + days(30)).isoformat(),
            "letter": paper(),
        },
    )
    child = Representative.objects.get()
    page = f"/representatives/{child.pk}/"
    team.post(f"{page}edit/", shown(team.get(f"{page}edit/")) | {"given_name": "Yanita"})
    adult = {"version": "1", "name": "Rosalvina", "relationship": "mother"}
    team.post(f"{page}guardians/", adult | {"contact": "987 654 321"})
    guardian = Guardian.objects.get()
    edit = f"{page}guardians/{guardian.pk}/"
    team.post(edit, shown(team.get(edit)) | {"name": "Q’espi", "contact": "rosal@ica.pe"})
    for purpose in (Purpose.MEMBERSHIP, Purpose.ACCOUNT):
        for giver in Giver:
            ConsentTextFactory(purpose=purpose, giver=giver)
            team.post(
                f"{page}consents/new/?purpose={purpose}&giver={giver}",
                {
                    "guardian": str(guardian.pk),
                    "language": "es",
                    "medium": "written",
                    "given_on": today().isoformat(),
                    "evidence": paper(),
                },
            )
    _invitation, token = account_actions.invite(user=child.user, invited_by=coordinator)
    chosen = {"username": "yana.rosal", "password": PASSWORD, "repeat": PASSWORD}
    client_of().post(f"/accounts/invitations/{token}/", chosen)
    User.objects.filter(pk=child.user_id).update(email="rosal@ica.pe", language="es")
    admin = client_of(administrator)
    for changed, typed in (
        (f"/admin/advisory/representative/{child.pk}/change/", {"given_name": "Yanita"}),
        (f"/admin/accounts/user/{child.user_id}/change/", {"name": "Yanamaría"}),
    ):
        assert admin.post(changed, shown(admin.get(changed)) | typed).status_code == 302
    return Representative.objects.get()


def signed_in():
    client = client_of()
    client.post("/accounts/login/", {"login": "yana.rosal", "password": "wrong"})
    client.post("/accounts/login/", {"login": "yana.rosal", "password": PASSWORD})
    return client


@pytest.mark.usefixtures("_cache_in_the_database")
def test_nothing_of_the_person_is_left_in_any_table_session_or_file(
    coordinator, administrator, django_capture_on_commit_callbacks
):
    child = life_of_a_child(coordinator, administrator)
    mine = signed_in()
    DraftFactory(mandate=child.mandates.get(), words="Soy Yanita")
    anonymous = client_of()
    anonymous.post(
        f"/representatives/{child.pk}/guardians/",
        {"name": "Rosalvina", "contact": "987 654 321", "writer": typed_text.seal(coordinator)},
    )
    before = traces_of(*NAMES)
    assert {word for _place, word in before} == set(NAMES)
    assert {place for place, _word in before} >= {
        "accounts_user",
        "accounts_userevent",
        "advisory_contribution",
        "advisory_guardian",
        "advisory_guardianevent",
        "advisory_representative",
        "advisory_representativeevent",
        "django_admin_log",
        "session",
    }
    assert Attachment.objects.count() == 5
    assert mine.get("/me/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        client_of(coordinator).post(
            f"/representatives/{child.pk}/erase/", {"given_name": " yanita "}
        )

    assert traces_of(*NAMES) == []
    assert not Attachment.objects.exists()
    assert traces_of("") != []  # it was looked for
    assert mine.get("/me/").status_code == 302


# --- Once, and only this one ---


def erase(representative, **fields):
    actions.erase(representative=representative, **({"reason": "request"} | fields))


def test_a_second_erasure_does_nothing(coordinator):
    child = RepresentativeFactory()
    erase(child)
    left = Representative.objects.values().get()
    account = User.objects.values().get(pk=child.user_id)

    erase(child, reason="retention")

    assert Representative.objects.values().get() == left
    assert User.objects.values().get(pk=child.user_id) == account
    assert Erasure.objects.get().reason == "request"


def test_another_child_loses_nothing(coordinator):
    other = MandateFactory(letter=AttachmentFactory())
    Look.objects.create(representative=other.representative, looked_by=coordinator, what="profile")
    client = client_of(other.representative.user)

    erase(RepresentativeFactory())

    kept = Representative.objects.get(pk=other.representative.pk)
    assert kept.given_name == other.representative.given_name
    assert kept.looks.count() == 1
    assert kept.pgh_event_model.objects.filter(pgh_obj_id=kept.pk).exists()
    assert Mandate.objects.get(pk=other.pk).letter is not None
    assert client.get("/me/").status_code == 200


def test_if_something_goes_wrong_nothing_was_erased():
    mandate = MandateFactory(letter=AttachmentFactory())

    with (
        connection.execute_wrapper(_fail_at_the_end),
        pytest.raises(OSError, match="disk"),
        transaction.atomic(),
    ):
        erase(mandate.representative)

    child = Representative.objects.get()
    assert child.given_name == mandate.representative.given_name
    assert child.user.is_active
    assert mandate.letter.file.storage.exists(mandate.letter.file.name)


def _fail_at_the_end(execute, sql, params, many, context):
    if sql.startswith('INSERT INTO "advisory_erasure"'):
        raise OSError("disk")
    return execute(sql, params, many, context)


@pytest.mark.parametrize("typed", ["", "Luz", "Yanamari", "yanamaria"])
def test_the_name_is_asked_for_first(coordinator, typed):
    child = RepresentativeFactory(given_name="Yanamaría")

    response = client_of(coordinator).post(
        f"/representatives/{child.pk}/erase/", {"given_name": typed, "writer": ""}
    )

    assert response.status_code == 200
    assert named_errors(response) == {"given_name"}
    assert shown(response)["given_name"] == typed
    assert Representative.objects.get().given_name == "Yanamaría"


@pytest.mark.django_db(transaction=True)
def test_two_erasures_at_once_are_one(coordinator):
    child = RepresentativeFactory()

    def run(_number):
        try:
            erase(child)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(run, range(2)))

    assert Erasure.objects.count() == 1
