"""The catalogs are complete, and the project's own chain writes and compiles them."""

import os

import pytest
from django.utils.translation import npgettext, override, trans_real

from config import catalogs

ES = "locale/es/LC_MESSAGES/django.po"
EN = "locale/en/LC_MESSAGES/django.po"


@pytest.fixture
def project(tmp_path):
    """Writes files into a project that has but our Spanish header, and gives its root."""

    def write(files):
        header = (catalogs.ROOT / ES).read_text("utf-8").split("\n\n")[0]
        for name, text in {ES: f"{header}\n\n{files.pop(ES, '')}", **files}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return write


def test_the_catalogs_have_no_problems():
    assert (catalogs.ROOT / ES).exists()
    assert catalogs.problems() == []


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("a/x.py", "_('A' 'B')\ngettext_lazy('C')", [("", "AB"), ("", "C")]),
        ("a/x.py", "ngettext_lazy('A', 'As', 'n')", [("", "A", "As")]),
        ("a/x.py", "pgettext('month', 'May')", [("month", "May")]),
        ("a/x.py", "npgettext_lazy('c', 'A', 'As')", [("c", "A", "As")]),
        ("a/migrations/x.py", "_('A')", []),
        ("a/x.html", "{% translate 'A' %}", []),
        ("templates/x.html", "{% trans 'A' %}{% translate \"B's\" as b %}",
         [("", "A"), ("", "B's")]),
        ("templates/x.html", "{% translate '100%' context 'c' %}", [("c", "100%%")]),
        ("templates/x.html", "{% blocktranslate trimmed %}\n A\n  {{ b }}\n{% endblocktranslate %}",
         [("", "A %(b)s")]),
        ("templates/x.txt", "{% blocktranslate count n=l|length context 'c' %}A{% plural %}"
         "{{ n }} As{% endblocktranslate %}", [("c", "A", "%(n)s As")]),
        ("templates/x.html", "  <p>\n    {{ x|default:_('A: 1')|upper }}\n  \xa0{{ _('B') }}",
         [("", "A: 1"), ("", "B")]),
        ("templates/x.html", "{% include 'y' with z=_('A') %}{% if b == _('B') %}",
         [("", "A"), ("", "B")]),
        ("templates/x.html", "{% comment %}Translators: x{% endcomment %}{% translate 'A' %}",
         [("", "A")]),
    ],
)  # fmt: skip
def test_strings_of_every_form_are_extracted(project, name, source, found):
    assert [
        catalogs.identity(message)
        for message in catalogs.extract(project({name: source}))
        if message.id
    ] == found


def test_update_adds_and_drops_entries_and_keeps_translations(project):
    old = '#, fuzzy\nmsgid "Old"\nmsgstr "Viejo"\n\nmsgid "Kept"\nmsgstr "Guardado"\n'
    root = project({ES: old, "a/x.py": "# Translators: a verb\n_('Kept')\n_('Keep %(n)s')"})

    catalogs.update_catalogs(root)

    updated = (root / ES).read_text("utf-8")
    assert updated.split("\n\n")[1:] == [
        '#: a/x.py\n#, python-format\nmsgid "Keep %(n)s"\nmsgstr ""',
        '#. Translators: a verb\n#: a/x.py\nmsgid "Kept"\nmsgstr "Guardado"\n',
    ]
    catalogs.update_catalogs(root)
    assert (root / ES).read_text("utf-8") == updated


def test_the_english_catalog_holds_only_what_it_says_otherwise(project):
    english = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "Kept"\nmsgstr "Left"\n'
    spanish = 'msgid "Kept"\nmsgstr "Dejado"\n\nmsgid "New"\nmsgstr "Nuevo"\n'
    root = project({ES: spanish, EN: english, "a/x.py": "_('Kept')\n_('New')"})

    catalogs.update_catalogs(root)

    written = (root / EN).read_text("utf-8")
    assert 'msgid "Kept"\nmsgstr "Left"' in written
    assert "New" not in written
    assert catalogs.problems(root) == []


def test_compiled_plurals_and_contexts_reach_the_reader(project, settings, monkeypatch):
    entry = 'msgctxt "c"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "uno"\nmsgstr[1] "varios"\n'
    root = project({ES: entry})
    settings.LOCALE_PATHS = [root / "locale"]

    catalogs.compile_catalogs(root)

    monkeypatch.setitem(trans_real._translations, "es", trans_real.DjangoTranslation("es"))
    with override("es"):
        texts = [npgettext("c", "A", "As", number) for number in (0, 1, 2, 1_000_000)]
    assert texts == ["varios", "uno", "varios", "varios"]


def test_compile_writes_only_what_has_changed(project):
    root = project({ES: 'msgid "A"\nmsgstr "B"\n'})
    catalogs.compile_catalogs(root)
    compiled = (root / ES).with_suffix(".mo")
    first = compiled.stat().st_ino

    catalogs.compile_catalogs(root)
    assert compiled.stat().st_ino == first

    os.utime(root / ES)
    catalogs.compile_catalogs(root)
    assert compiled.stat().st_ino != first


@pytest.mark.parametrize(
    ("call", "entry", "remark"),
    [
        ("_('A')", "", "“A” is not in the catalog; run update"),
        ("", 'msgid "A"\nmsgstr "B"', "“A” is no longer used; run update"),
        ("_('A')", 'msgid "A"\nmsgstr ""', "“A” is not translated"),
        ("_('A')", '#, fuzzy\nmsgid "A"\nmsgstr "B"', "“A” is marked fuzzy"),
        ("ngettext('A', 'As', 2)", 'msgid "A"\nmsgid_plural "As"\nmsgstr[0] "B"',
         "“A” lacks a plural form"),
        ("_('%(a)s')", 'msgid "%(a)s"\nmsgstr "%(b)s"', "“%(a)s” has other placeholders"),
        ("_('<b>A</b>')", 'msgid "<b>A</b>"\nmsgstr "<b>B<b>"', "has other placeholders"),
        ("_('The same')", 'msgid "The same"\nmsgstr "The same"', "reads the same in both"),
        ("_('No')", 'msgid "No"\nmsgstr "No"', None),
        ("ngettext('A', '%(n)s As', 2)", 'msgid "A"\nmsgid_plural "%(n)s As"\nmsgstr[0] "B"\n'
         'msgstr[1] "%(n)s B"', None),
        ("_('20%% %(a)s')", 'msgid "20%% %(a)s"\nmsgstr "20 % %(a)s"', "has other placeholders"),
    ],
)  # fmt: skip
def test_each_kind_of_problem_is_told(project, call, entry, remark):
    found = catalogs.problems(project({ES: entry, "a/x.py": call}))

    assert remark in found[0] if remark else found == []
