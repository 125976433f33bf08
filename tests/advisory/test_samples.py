"""The sample people and contributions, to try the site with."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from advisory.models import (
    Commitment,
    Consultation,
    Contribution,
    Enclosure,
    Join,
    Mandate,
    Organization,
    Review,
    Support,
)
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples(settings):
    settings.EMBEDDED_DATABASE = True
    call_command("load_founding_data")
    call_command("load_samples")


def test_there_is_a_person_in_each_role_and_one_for_each_organization(samples):
    people = {user.username: sorted(user.roles) for user in User.objects.all()}
    seats = Mandate.objects.current().values_list(
        "representative__user__username", "organization__slug", "seat"
    )

    assert people == {
        "admin": ["administrator"],
        "coordinator": ["coordinator"],
        "lead": ["lead"],
        "rep-rednna": ["representative"],
        "rep-mnnatsop": ["representative"],
        "rep-manthoc": ["representative"],
        "rep-manthoc-antes": ["representative"],
        "rep-conao": ["representative"],
        "rep-junin": ["representative"],
        "rep-vota": ["representative"],
    }
    assert set(seats) == {
        ("rep-rednna", "rednna", "titular"),
        ("rep-mnnatsop", "mnnatsop", "titular"),
        ("rep-manthoc", "manthoc", "titular"),
        ("rep-conao", "conao", "titular"),
        ("rep-junin", "municipios-escolares-junin", "titular"),
        ("rep-vota", "vota-por-la-ninez", "titular"),
    }


def test_the_password_of_each_is_the_one_that_is_printed(samples):
    wrong = [user for user in User.objects.all() if not user.check_password("consejo-demo")]

    assert wrong == []


def test_there_is_something_to_see_at_every_step(samples):
    states = Contribution.objects.values_list("mandate__representative__user__username", "state")

    assert sorted(states) == [
        ("rep-conao", "in_progress"),
        ("rep-conao", "under_review"),
        ("rep-junin", "answered"),
        ("rep-junin", "submitted"),
        ("rep-junin", "under_review"),
        ("rep-junin", "under_review"),
        ("rep-manthoc", "answered"),
        ("rep-manthoc", "draft"),
        ("rep-manthoc", "submitted"),
        ("rep-manthoc", "under_review"),
        ("rep-mnnatsop", "submitted"),
        ("rep-mnnatsop", "under_review"),
        ("rep-rednna", "done"),
        ("rep-rednna", "submitted"),
        ("rep-rednna", "submitted"),
        ("rep-vota", "submitted"),
        ("rep-vota", "submitted"),
    ]


def test_one_is_late_and_one_is_for_the_team_alone(samples):
    late = [each for each in Contribution.objects.sent() if each.is_late]
    for_team = Contribution.objects.get(audience="team")

    assert [each.organization.slug for each in late] == ["municipios-escolares-junin"]
    assert for_team.organization.slug == "mnnatsop"


def test_the_samples_keep_the_rules_of_the_database(samples):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert Contribution.objects.count() == 17


def test_every_page_that_the_samples_lead_to_is_there(samples):
    coordinator = client_of(User.objects.get(username="coordinator"))
    sent = Contribution.objects.sent()

    statuses = [coordinator.get(each.get_absolute_url()).status_code for each in sent]
    histories = [coordinator.get(f"{each.get_absolute_url()}history/").status_code for each in sent]

    assert statuses == [200] * 16
    assert histories == [200] * 16


def test_there_is_more_to_see_than_texts(samples):
    beside = Enclosure.objects.order_by("pk").values_list("kind", "attachment__content_type")
    join = Join.objects.get()
    support = Support.objects.get()

    assert list(beside) == [("picture", "image/png"), ("voice", "audio/wav")]
    assert (join.contribution.organization.slug, join.main.organization.slug) == (
        "conao",
        "municipios-escolares-junin",
    )
    assert (support.contribution.organization.slug, support.organization.slug) == (
        "conao",
        "rednna",
    )


def test_what_was_diverted_is_seen_by_the_lead_alone(samples):
    diverted = Contribution.with_diverted.diverted().get()
    words = "me pegan fuerte"

    pages = {
        name: client_of(User.objects.get(username=name))
        .get(diverted.get_absolute_url(), follow=True)
        .content.decode()
        for name in ("lead", "coordinator")
    }

    assert words in pages["lead"]
    assert words not in pages["coordinator"]


def test_a_second_run_adds_and_changes_nothing(samples):
    before = _everything()

    call_command("load_samples")

    assert _everything() == before


def test_a_second_run_leaves_what_was_tried_meanwhile(samples):
    user = User.objects.get(username="rep-manthoc")
    user.set_password("una-clave-larga-7")
    user.name = "Rosa"
    user.save()
    Contribution.objects.get(state="draft").delete()

    call_command("load_samples")

    user.refresh_from_db()
    assert user.check_password("una-clave-larga-7")
    assert user.name == "Rosa"
    assert not Contribution.objects.filter(state="draft").exists()


def test_who_starts_the_site_is_told_by_which_names_to_sign_in(settings, capsys):
    settings.EMBEDDED_DATABASE = True
    call_command("load_founding_data")

    call_command("load_samples")

    assert capsys.readouterr().out == (
        "Sample accounts, password consejo-demo: admin, coordinator, lead, rep-rednna,"
        " rep-mnnatsop, rep-manthoc, rep-conao, rep-junin, rep-vota\n"
    )


def test_no_sample_account_is_made_on_any_other_database(settings):
    settings.EMBEDDED_DATABASE = False
    call_command("load_founding_data")
    said = StringIO()

    call_command("load_samples", stdout=said)

    assert User.objects.count() == 0
    assert Contribution.objects.count() == 0
    assert "Not the embedded database" in said.getvalue()


def _everything():
    models = [User, Organization, Mandate, Contribution, Review, Commitment]
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_one_question_is_open_and_one_is_answered(samples):
    states = Consultation.objects.order_by("pk").values_list("state", flat=True)

    assert list(states) == ["open", "answered"]
