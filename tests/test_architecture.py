"""The order of the house holds (house style, rules 1, 2, 9 and 10), and its checker sees."""

import ast
from graphlib import TopologicalSorter

import pytest

from tests.architecture import APPS, LONGEST_MODULE, ROOT, breaches_of_module, imports, modules

IN_ORDER = """
from django.db import models
from accounts.choices import Role
from programs.models import Area
from advisory.models.organization import Organization

class Mandate(models.Model):
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    after = models.ForeignKey("self", on_delete=models.PROTECT)
    region = models.ForeignKey("programs.Region", on_delete=models.PROTECT)
"""

# (a module, what it says, what the checker says of it)
BREACHES = [
    # The order of the apps.
    ("programs.models.area", "import advisory.models", "advisory stands after programs"),
    ("accounts.views.languages", "from programs import models", "programs stands after accounts"),
    ("records.history", "from accounts.models import User", "accounts stands after records"),
    (
        "alliances.models.alliance",
        "if TYPE_CHECKING:\n    from advisory.models import Contribution",
        "advisory stands after alliances",
    ),
    ("advisory.views.home", "from config import navigation", "nobody imports config"),
    ("records.search", "import config.settings.base", "nobody imports config"),
    (
        "alliances.models.partner",
        "class P:\n    o = models.ForeignKey('advisory.Organization', models.PROTECT)",
        "points to a model of advisory, which stands after alliances",
    ),
    (
        "programs.models.area",
        "class A:\n    p = ManyToManyField(to='alliances.Partner')",
        "points to a model of alliances, which stands after programs",
    ),
    (
        "programs.models.area",
        "class A:\n    a = models.ManyToManyField('self', through='advisory.Mandate')",
        "points to a model of advisory, which stands after programs",
    ),
    (
        "records.models.record",
        "class R:\n    by = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT)",
        "points to a model of accounts, which stands after records",
    ),
    # The order of the layers.
    ("advisory.models.answer", "from advisory import actions", "its layer stands after models"),
    ("advisory.querysets", "from advisory.models import Answer", "its layer stands after"),
    ("advisory.forms.answer", "from advisory.views import home", "its layer stands after forms"),
    ("advisory.actions", "from ..advisory.forms import answer", "its layer stands after actions"),
    ("advisory.actions", "from .views import home", "its layer stands after actions"),
    ("advisory.choices", "from . import querysets", "its layer stands after choices"),
    ("advisory.models.answer", "import records.paging", "its layer stands after models"),
    ("advisory.migrations.0003_x", "from advisory.models import Answer", "its layer stands after"),
    ("advisory.models.guards", "from advisory.models import Answer", "stand on their guards"),
    ("config.settings.base", "from config.urls import urlpatterns", "its layer stands after"),
    ("advisory.policies", "from accounts.models import User", "policies know no models"),
    ("advisory.policies", "from django.db.models import Q", "policies know no models"),
    ("advisory.mailing", "", "has no place in the table of the layers"),
    ("advisory.views.home", "from records.mailing import x", "has no place in the table"),
    ("advisory.views.home", "from records import *", "has no place in the table"),
    # What hides.
    ("advisory.actions", "def act():\n    import json", "imports inside act"),
    ("advisory.actions", "async def act():\n    import json", "imports inside act"),
    ("advisory.actions", "class Act:\n    import json", "imports inside Act"),
    (
        "advisory.actions",
        "def act():\n    try:\n        from math import pi\n    finally:\n        pass",
        "imports inside act",
    ),
    ("records.history", "m = apps.get_model('advisory', 'Answer')", "finds a module by its name"),
    ("records.history", "m = import_module('advisory.models')", "finds a module by its name"),
    ("records.history", "m = __import__('advisory')", "finds a module by its name"),
    # What never stands.
    ("advisory.apps", "from django.db.models.signals import post_save", "by signals"),
    ("advisory.apps", "from django.dispatch import receiver", "by signals"),
    ("advisory.apps", "from django.db.models import signals", "by signals"),
    ("accounts.apps", "import allauth.account.signals", "by signals"),
    (
        "advisory.models.answer",
        "class Answer:\n    def save(self, *args):\n        pass",
        "overrides save() of Answer",
    ),
    (
        "advisory.models.answer",
        "class Answer:\n    delete = None",
        "overrides delete() of Answer",
    ),
    ("advisory.utils", "", "advisory.utils says nothing of what it holds: utils"),
    ("advisory.views.helpers", "", "says nothing of what it holds: helpers"),
    ("records.common.dates", "", "says nothing of what it holds: common"),
    ("advisory.actions", "\n" * 301, "advisory.actions has 301 lines, and 300 is the most"),
]


def test_no_module_breaks_the_order_of_the_house():
    found = [breach for name, text in modules() for breach in breaches_of_module(name, text)]

    assert found == []


def test_no_module_imports_itself_through_others():
    texts = dict(modules())
    graph = {
        name: {_known(module, texts) for module, _ in imports(ast.parse(text), name)} - {None}
        for name, text in texts.items()
    }

    order = list(TopologicalSorter(graph).static_order())

    assert len(order) == len(texts)


def test_every_package_beside_the_tests_is_an_app_with_a_place():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages == {*APPS, "tests"}


def test_the_tests_are_split_by_noun_too():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tests").rglob("*.py")
    }

    assert {path for path, lines in lengths.items() if lines > LONGEST_MODULE} == set()


def test_the_tests_share_helpers_and_import_no_other_test():
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path, text in texts.items()
        for module, line in imports(ast.parse(text), "tests.any")
        if any(part.startswith("test_") for part in module.split(".")[:-1])
    ]

    assert found == []


def test_a_module_in_order_is_left_in_peace():
    assert breaches_of_module("advisory.models.mandate", IN_ORDER) == []


def test_a_long_migration_and_a_module_of_just_300_lines_are_left_in_peace():
    assert breaches_of_module("advisory.migrations.0003_x", "\n" * 500) == []
    assert breaches_of_module("advisory.actions", "\n" * 300) == []


def test_a_form_may_save_in_its_own_way():
    text = "class AnswerForm:\n    def save(self, commit=True):\n        pass"

    assert breaches_of_module("advisory.forms.answer", text) == []


@pytest.mark.parametrize(
    ("name", "text", "sentence"), BREACHES, ids=[sentence for *_, sentence in BREACHES]
)
def test_the_checker_sees(name, text, sentence):
    found = breaches_of_module(name, text)

    assert [breach for breach in found if sentence in breach] != []


def _known(module, texts):
    """The module that is meant: what is imported may be a name in it."""
    parts = module.split(".")
    while parts and ".".join(parts) not in texts:
        parts.pop()
    return ".".join(parts) or None
