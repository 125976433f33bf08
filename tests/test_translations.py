"""Nothing that a person reads is left in one language: what is shown is marked for translation, in
templates and in Python."""

import ast
import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType

from config import catalogs

ROOT = catalogs.ROOT
SOURCES = {path.relative_to(ROOT): path.read_text("utf-8") for path in catalogs.source_files(ROOT)}
APPS = {"accounts", "records", "programs", "alliances", "advisory", "config"}
ES = "locale/es/LC_MESSAGES/django.po"

# --- Templates, read as HTML once their tags are taken out ---

TEXT_ATTRIBUTES = {
    "title", "alt", "placeholder", "label", "aria-label", "aria-description",
    "aria-roledescription", "aria-valuetext", "data-label", "data-confirm", "hx-confirm",
}  # fmt: skip
TEXT_METAS = {"description", "og:title", "og:description"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
MACHINE_BLOCKS = {"body_class", "bodyclass"}  # blocks that fill an attribute no person reads
MACHINE_ARGUMENT = re.compile(r"class|attrs|style|url|href|src|icon|id$|name$|template")
STRING = r"""("[^"]*"|'[^']*')"""
FILTER_TEXT = re.compile(rf"\|(?:default|default_if_none|yesno|pluralize):{STRING}")
ARGUMENT = re.compile(rf"([\w-]+)={STRING}")


class UnmarkedText(HTMLParser):
    """Collects text with a letter in it. An element with translate="no", or with a lang of its
    own, may hold any: the name of a language in that language, an example of a reference."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.free = []  # an exempt element, and those of its kind within it that are still open

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        own_language = tag != "html" and has_letter(attrs.get("lang", ""))
        exempt = own_language or attrs.get("translate") == "no" or tag in {"script", "style"}
        if tag not in VOID and (tag in self.free or (exempt and not self.free)):
            self.free.append(tag)
        shown = attrs.keys() & TEXT_ATTRIBUTES
        if tag == "input" and attrs.get("type") in {"submit", "button", "reset"}:
            shown.add("value")
        if tag == "meta" and TEXT_METAS & {attrs.get("name"), attrs.get("property")}:
            shown.add("content")
        for name in [] if exempt else sorted(shown):
            self.handle_data(attrs[name])

    def handle_endtag(self, tag):
        if tag in self.free:
            self.free.remove(tag)

    def handle_data(self, data):
        if has_letter(data) and not self.free:
            self.found.append(" ".join(data.split()))


def has_letter(text):
    return any(character.isalpha() for character in text)


def unmarked_text(source):
    """What the template shows in one language only."""
    html, found, skip_until = "", [], None
    for token in Lexer(source).tokenize():
        tag = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if skip_until:
            skip_until = None if tag == skip_until else skip_until
        elif token.token_type == TokenType.TEXT:
            html += token.contents
        elif token.token_type == TokenType.VAR:
            if html.rfind("<") <= html.rfind(">"):  # not within an element's own brackets
                found += filter(has_letter, FILTER_TEXT.findall(token.contents))
            html += "0"  # stands for a value; no letter, so it is no finding either
        elif tag:
            opens_machine_block = tag == "block" and token.contents.split()[1] in MACHINE_BLOCKS
            if tag in {"comment", "blocktranslate", "blocktrans"} or opens_machine_block:
                skip_until = f"end{tag}"
            for name, text in ARGUMENT.findall(token.contents):
                phrase = has_letter(text) and (text[1].isupper() or " " in text)
                if phrase and not MACHINE_ARGUMENT.search(name):
                    found.append(text)
    parser = UnmarkedText()
    parser.feed(html)
    parser.close()
    return found + parser.found + [f"<{tag}> is never closed" for tag in parser.free]


def test_all_text_in_templates_is_marked():
    templates = {str(path): source for path, source in SOURCES.items() if path.suffix != ".py"}

    assert templates
    assert {name: found for name, text in templates.items() if (found := unmarked_text(text))} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>\nHello</p>", ["Hello"]),
        ("<title>{% block title %}Home{% endblock %}</title>", ["Home"]),
        ("{% comment %}a{% endcomment %}<b>&iquest;Qué?</b>", ["¿Qué?"]),
        ("{% if x %}A{% else %}{% translate 'B' %}{% endif %}", ["A"]),
        ('<a title="Open" href="/open">{{ x }}</a>', ["Open"]),
        ('<img alt="Drawing of {{ name }}">', ["Drawing of 0"]),
        ('<input placeholder="Search" aria-label="Find">', ["Find", "Search"]),
        ('<i aria-description="More"><input type="submit" value="Send"></i>', ["More", "Send"]),
        ('<meta name="description" content="Words">', ["Words"]),
        ('<html lang="es"><p lang="en">English</p><p>Hola</p></html>', ["Hola"]),
        ('<p translate="no"><b>AP', ["<p> is never closed"]),
        ('{{ x|default:"none yet" }}', ['"none yet"']),
        ('{% include "_empty.html" with title="Nothing" %}', ['"Nothing"']),
        ("{% load i18n %}<p>{% translate 'Hello' %} – {{ name }}: 3 %, &nbsp;·</p>", []),
        ('<a title="{% translate "Open" %}" class="btn" href="{% url "home" %}"></a>', []),
        ("{% blocktranslate count n=n %}One{% plural %}<b>{{ n }}</b>{% endblocktranslate %}", []),
        ("{# a note #}{% comment %}another {{ note }}{% endcomment %}", []),
        ('<input type="hidden" value="draft"><button value="next">0</button>', []),
        ('<a lang="es" title="Cambiar">Español <b>(Perú)</b></a><b translate="no">AP</b>', []),
        ('{{ x|default:_("none yet") }}<i aria-busy="{{ x|yesno:"true,false" }}"></i>', []),
        ('{% include "_empty.html" with title=_("Nothing") link_class="btn btn-lg" %}', []),
        ("{% block body_class %}public{% endblock %}", []),
    ],
)
def test_the_check_of_templates_finds_unmarked_text_alone(source, found):
    assert unmarked_text(source) == found


# --- Python: literals where people read them ---

TEXT_NAMES = {
    "label", "labels", "help_text", "help_texts", "verbose_name", "verbose_name_plural",
    "violation_error_message", "error_message", "error_messages", "empty_label",
}  # fmt: skip
TEXT_POSITIONS = {  # where, among the arguments, stands the one that people read
    "ValidationError": 0, "success": 1, "error": 1, "info": 1, "warning": 1, "add_error": 1,
    "Submit": 1, "Fieldset": 0,
}  # fmt: skip
LANGUAGE_NAMES = {"Español", "English"}  # each in itself, so that its speakers find it
FOR_MACHINES = {"pghistory", "logger", "logging"}  # their labels and messages no reader sees
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}  # these begin with a model


def unmarked_literals(source):
    """Literals that a person would read without a mark, and marks around text that is put
    together when the code runs, so that no catalog can have it."""
    nodes = [hit for node in ast.walk(ast.parse(source)) for hit in readable_nodes(node)]
    return [f"{node.lineno}: {ast.unparse(node)}" for node in nodes if is_plain(node)]


def readable_nodes(node):
    """The parts of this call or class whose value is shown to people."""
    if isinstance(node, ast.Call):
        owner, _, name = ast.unparse(node.func).rpartition(".")
        if owner.split(".")[0] in FOR_MACHINES:
            return
        names = TEXT_NAMES | {"description"} if owner.endswith("admin") else TEXT_NAMES
        yield from (keyword.value for keyword in node.keywords if keyword.arg in names)
        if name in TEXT_POSITIONS:
            yield from node.args[TEXT_POSITIONS[name] :][:1]
        elif owner == "models" and name.endswith("Field") and name not in RELATIONS:
            yield from node.args[:1]  # the verbose name
        elif name in catalogs.KEYWORDS:
            yield from (text for text in node.args[:2] if not isinstance(text, ast.Constant))
    elif isinstance(node, ast.ClassDef):
        is_choices = any(ast.unparse(base).endswith("Choices") for base in node.bases)
        for statement in node.body:
            if isinstance(statement, ast.Assign):
                name, value = ast.unparse(statement.targets[0]), statement.value
                if name in TEXT_NAMES - {"label"}:  # an app's label is for machines
                    yield value
                elif is_choices:
                    yield value.elts[-1] if isinstance(value, ast.Tuple) else value


def is_plain(node):
    """Whether the node is a text with a letter, or is put together from such texts."""
    match node:
        case ast.Constant(value=str(text)):
            return has_letter(text) and text not in LANGUAGE_NAMES
        case ast.BinOp(left=first, right=second) | ast.IfExp(body=first, orelse=second):
            return is_plain(first) or is_plain(second)
        case ast.Call(func=ast.Attribute(value=text)):
            return is_plain(text)
        case ast.JoinedStr(values=parts) | ast.Dict(values=parts):
            return any(is_plain(part) for part in parts)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return any(is_plain(part) for part in parts)
    return False


def test_all_text_in_modules_is_marked():
    modules = {str(path): source for path, source in SOURCES.items() if path.suffix == ".py"}
    ours = {name: source for name, source in modules.items() if name.split("/")[0] in APPS}

    assert {name: found for name, text in ours.items() if (found := unmarked_literals(text))} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("forms.CharField(label='Name', help_text=_('Yours'))", ["1: 'Name'"]),
        ("models.CharField('name', max_length=9)", ["1: 'name'"]),
        ("models.ForeignKey('programs.Area', verbose_name=f'area {x}')", ["1: f'area {x}'"]),
        ("class Meta:\n verbose_name_plural = 'areas'", ["2: 'areas'"]),
        ("class Meta:\n labels = {'x': 'Name', 'y': _('Y')}", ["2: {'x': 'Name', 'y': _('Y')}"]),
        ("class State(TextChoices):\n DRAFT = 'draft', 'Draft'", ["2: 'Draft'"]),
        ("class State(models.TextChoices):\n DRAFT = 'draft'", ["2: 'draft'"]),
        ("messages.success(request, 'Saved %s' % x)", ["1: 'Saved %s' % x"]),
        ("messages.error(request, 'No {}'.format(x))", ["1: 'No {}'.format(x)"]),
        ("raise ValidationError('Too long', code='long')", ["1: 'Too long'"]),
        ("CheckConstraint(name='x', violation_error_message='No.')", ["1: 'No.'"]),
        ("@admin.display(description='people')\ndef f(): ...", ["1: 'people'"]),
        ("_(f'to {x}')", ["1: f'to {x}'"]),
        ("gettext('a' if x else 'b')", ["1: 'a' if x else 'b'"]),
        ("forms.CharField(label=_('Name'), help_text='', widget=Input('x'))", []),
        ("models.ManyToManyField('programs.Area', related_name='alliances')", []),
        ("class Config(AppConfig):\n label = 'programs'\n name = 'programs'", []),
        ("class State(models.TextChoices):\n DRAFT = 'draft', _('Draft')", []),
        ("messages.success(request, _('Saved %s') % x)", []),
        ("raise ValidationError({'name': _('Too long')}, code='long')", []),
        ("logger.warning('mail', 'not sent')", []),
    ],
)
def test_the_check_of_modules_finds_unmarked_literals_alone(source, found):
    assert unmarked_literals(source) == found
