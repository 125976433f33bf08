"""A form that is sent twice counts once: by a double tap, by a page that is loaded again, where the
connection was lost before the answer came."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import SentForm
from alliances.models import Activity, ActivityPaper, Partner
from programs.models import Project
from tests.concurrency import both
from tests.conftest import client_of
from tests.factories.alliances import AllianceFactory
from tests.factories.programs import ProjectFactory
from tests.factories.records import picture, upload
from tests.strategies import shown

pytestmark = pytest.mark.django_db

ACTIVITY = "/alliances/minsa/activities/new/"
FIELD = re.compile(r"{%\s*crispy|as_crispy_field|<textarea|<select|<input(?! type=\"hidden\")")
# Forms with fields that bear no seal, and why.
WITHOUT_SEAL = {
    "account": "Who signs in, out or chooses a password is not yet known, or leads nowhere twice.",
    "accounts": "An invitation is used once.",
    "admin": "A step is taken once, and a table that was imported is there already.",
    "components": "A language is chosen as often as one likes.",
}


@pytest.fixture
def site(coordinator):
    AllianceFactory(slug="minsa")
    return client_of(coordinator)


def filled_in(site, url=ACTIVITY, **changes):
    """The form of this page as it was opened, filled in."""
    typed = {"title": "Taller", "kind": "training", "on": "2026-02-02"}
    return {name: value for name, value in shown(site.get(url)).items() if name} | typed | changes


def test_each_form_with_a_field_bears_the_seal_of_its_page():
    root = settings.BASE_DIR / "templates"
    forms = [
        (path.relative_to(root), form)
        for path in root.rglob("*.html")
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.S)
    ]

    unsealed = {
        str(path) for path, form in forms if FIELD.search(form) and "{{ writer_seal }}" not in form
    }

    assert len(forms) > 50
    assert {name for name in unsealed if name.split("/")[0] not in WITHOUT_SEAL} == set()


def test_an_activity_that_is_sent_twice_is_written_down_once(site):
    form = filled_in(site)

    first = site.post(ACTIVITY, form)
    second = site.post(ACTIVITY, form, follow=True)

    assert Activity.objects.count() == 1
    assert second.redirect_chain == [(first.url, 302)]
    assert "It was sent twice, and counts once." in second.content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_activity_that_is_sent_twice_at_once_is_written_down_once(site, coordinator):
    form = filled_in(site)

    page = both(*[(coordinator, ACTIVITY, form)] * 2)

    assert Activity.objects.count() == 1
    assert "It was sent twice, and counts once." in page


def test_two_pages_on_which_the_same_is_written_are_two_activities(site):
    site.post(ACTIVITY, filled_in(site))
    site.post(ACTIVITY, filled_in(site))

    assert Activity.objects.count() == 2


def test_other_words_on_the_same_page_are_another_activity(site):
    form = filled_in(site)

    site.post(ACTIVITY, form)
    site.post(ACTIVITY, form | {"title": "Otro taller"})

    assert Activity.objects.count() == 2


def test_the_same_file_is_kept_once_and_another_of_the_same_name_beside_it(site):
    form = filled_in(site, paper_title="Lista")
    red, blue = picture(colour=1), picture(colour=2)

    for data in (red, red, blue):
        site.post(ACTIVITY, form | {"paper": upload(data)})

    assert ActivityPaper.objects.count() == 2


def test_a_partner_that_is_sent_twice_in_the_admin_is_written_down_once_and_is_no_mistake(
    administrator,
):
    admin = client_of(administrator)
    url = "/admin/alliances/partner/add/"
    form = filled_in(admin, url, name="Red", slug="red", kind="network", _save="Save")

    pages = [admin.post(url, form, follow=True).content.decode() for _time in range(2)]

    assert Partner.objects.get().slug == "red"
    assert "was added successfully" in pages[0]
    assert "It was sent twice, and counts once." in pages[1]


def test_a_form_with_a_mistake_can_be_sent_again_until_it_is_good(site):
    form = filled_in(site, title="")

    refused = [site.post(ACTIVITY, form).status_code for _time in range(2)]
    site.post(ACTIVITY, form | {"title": "Taller"})

    assert refused == [200, 200]
    assert Activity.objects.count() == 1


def test_a_form_that_failed_leaves_nothing_and_can_be_sent_again(site, monkeypatch):
    form = filled_in(site)
    with monkeypatch.context() as broken:
        broken.setattr("alliances.views.activities.redirect", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            site.post(ACTIVITY, form)
    left = Activity.objects.count()

    site.post(ACTIVITY, form)

    assert left == 0
    assert Activity.objects.count() == 1


def test_a_project_that_is_sent_twice_is_written_down_once(site):
    known = ProjectFactory()
    url = "/projects/new/"
    form = filled_in(
        site, url, name="Agua", area=known.area_id, stage="plan", starts_on="2026-02-01"
    )

    for _time in range(2):
        site.post(url, form)

    assert Project.objects.filter(name="Agua").count() == 1


def test_what_was_sent_a_week_ago_is_forgotten(capsys):
    SentForm.objects.create(digest="a" * 64, at=timezone.now() - timedelta(days=8))
    kept = SentForm.objects.create(digest="b" * 64, at=timezone.now() - timedelta(days=6))

    call_command("forget_sent_forms")

    assert "1 sent forms forgotten" in capsys.readouterr().out
    assert SentForm.objects.get() == kept


@pytest.mark.parametrize("digest", ["A" * 64, "a" * 63, "Lo que escribí"])
def test_nothing_but_a_digest_is_kept_of_what_was_sent(digest):
    with pytest.raises(IntegrityError, match="sentform_keeps_a_digest"):
        SentForm.objects.create(digest=digest)
