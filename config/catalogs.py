"""The gettext chain on Babel, for machines without a system gettext.

    python -m config.catalogs update     brings every .po in step with the code and the templates
    python -m config.catalogs compile    writes the .mo files, which are not committed
    python -m config.catalogs check      prints what is left to translate or to mend; exits 1 then

It stands in for `makemessages` and `compilemessages`, and reads the same things: the gettext
functions in Python files, and the translation tags and `_("…")` in templates. Migrations are left
out: what they hold is a copy of what the models say.

English stands in the code. Its catalog has only what a library says and this house says otherwise.
"""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.extract import extract as extract_calls
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE_OF_THE_CODE = "en"
SKIPPED_FOLDERS = {"__pycache__", "build", "locale", "migrations", "node_modules", "tests", "venv"}
TEMPLATE_SUFFIXES = {".html", ".txt"}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PO_STYLE = {"width": 76, "sort_output": True, "ignore_obsolete": True, "include_lineno": False}

# A lone % counts too: in a string that is formatted it must be written %%.
PLACEHOLDER = re.compile(r"%(?:\([^)]*\)[^a-zA-Z%]*[a-zA-Z]|[%sdrf])?|\{[^{}]*\}")
HTML_TAG = re.compile(r"</?[a-zA-Z][\w-]*")
WORD = re.compile(r"[^\W\d_]+")


def extract(root: Path = ROOT) -> Catalog:
    """Every translatable string below `root`, with the files that use it but no line numbers."""
    catalog = Catalog()
    for path in source_files(root):
        name = path.relative_to(root).as_posix()
        source = path.read_bytes()
        try:
            if path.suffix != ".py":
                source = template_calls(source.decode(), name).encode()
            calls = list(extract_calls(extract_python, BytesIO(source), KEYWORDS, ["Translators:"]))
        except Exception as error:
            error.add_note(f"while reading the translatable strings of {name}")
            raise
        for _line, msgid, comments, context in calls:
            catalog.add(msgid, locations=[(name, None)], auto_comments=comments, context=context)
    return catalog


def source_files(root: Path) -> Iterator[Path]:
    """The Python files below `root`, and the templates in folders named `templates`, in order."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(
            name for name in subfolders if name not in SKIPPED_FOLDERS and not name.startswith(".")
        )
        in_templates = "templates" in Path(folder).relative_to(root).parts
        for path in sorted(Path(folder, name) for name in names):
            if path.suffix == ".py" or (in_templates and path.suffix in TEMPLATE_SUFFIXES):
                yield path


def template_calls(source: str, name: str) -> str:
    """The template as gettext calls that a Python tokenizer can read.

    Django writes them for xgettext, in the template's layout: lines indented at will, any kind of
    white space. A line break after `{% endcomment %}` keeps a translators' comment from
    swallowing the string that follows it on the same line.
    """
    source = re.sub(r"(\{% endcomment %\})(?=[^\S\n]*\S)", r"\1\n", source)
    lines = templatize(source, origin=name).split("\n")
    return "\n".join(re.sub(r"[^\S ]", " ", line).strip() for line in lines)


def catalog_paths(root: Path) -> list[Path]:
    return sorted(root.glob("locale/*/LC_MESSAGES/django.po"))


def language_of(path: Path) -> str:
    return path.parent.parent.name


def read_catalog(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), ignore_obsolete=True, abort_invalid=True)


def update_catalogs(root: Path = ROOT) -> None:
    """Add new strings, drop those no longer used, keep translations and translators' comments.

    Nothing is guessed from similar strings. The file's header stays: Babel's has dates in it.
    """
    strings = extract(root)
    for path in catalog_paths(root):
        catalog = read_catalog(path)
        header = path.read_text(encoding="utf-8").rstrip().split("\n\n")[0]
        if 'msgid ""\nmsgstr ""' not in header:
            raise ValueError(f"{path} does not begin with a header entry")
        catalog.update(strings, no_fuzzy_matching=True)
        if language_of(path) == LANGUAGE_OF_THE_CODE:
            drop_untranslated(catalog)
        entries = BytesIO()
        write_po(entries, catalog, omit_header=True, **PO_STYLE)
        replace_file(path, f"{header}\n\n{entries.getvalue().decode().rstrip()}\n".encode())


def drop_untranslated(catalog: Catalog) -> None:
    for message in [message for message in catalog if message.id]:
        if not any(texts_of(message)):
            catalog.delete(message.id, message.context)


def compile_catalogs(root: Path = ROOT) -> None:
    """Write the .mo beside every .po that has changed since.

    The .mo gets the time its .po had before it was read; any other time means an edit since.
    """
    for path in catalog_paths(root):
        target = path.with_suffix(".mo")
        edited = path.stat().st_mtime_ns
        if not target.exists() or target.stat().st_mtime_ns != edited:
            content = BytesIO()
            write_mo(content, read_catalog(path))
            replace_file(target, content.getvalue(), edited)


def replace_file(path: Path, content: bytes, modified: int | None = None) -> None:
    """Replace the file in one step: a running site, or a test beside it, may be reading it."""
    fresh = path.with_name(f"{path.stem}.{os.getpid()}{path.suffix}")
    fresh.write_bytes(content)
    if modified is not None:
        os.utime(fresh, ns=(modified, modified))
    fresh.replace(path)


def problems(root: Path = ROOT) -> list[str]:
    """What keeps the catalogs from being complete and right, one sentence each."""
    used = {identity(message) for message in extract(root) if message.id}
    found = []
    for path in catalog_paths(root):
        catalog = read_catalog(path)
        entries = {identity(message): message for message in catalog if message.id}
        language = language_of(path)
        needed = used if language != LANGUAGE_OF_THE_CODE else set()
        remarks = [(key, "is not in the catalog; run update") for key in needed - entries.keys()]
        remarks += [(key, "is no longer used; run update") for key in entries.keys() - used]
        for key, message in entries.items():
            remarks += [(key, remark) for remark in faults(message, catalog)]
        found += [f"{language}: “{key[1]}” {remark}." for key, remark in sorted(remarks)]
    return found


def texts_of(message: Message) -> list[str]:
    """The translation, or its plural forms; empty where there is none."""
    return list(message.string) if message.pluralizable else [message.string]


def identity(message: Message) -> tuple[str, ...]:
    """Context, singular and, if it has one, plural."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    return (message.context or "", *ids)


def faults(message: Message, catalog: Catalog) -> Iterator[str]:
    if message.fuzzy:
        yield "is marked fuzzy"
    msgids = identity(message)[1:]
    texts = texts_of(message)
    if not all(texts):
        yield "is not translated" if not any(texts) else "lacks a plural form"
        return
    for error in message.check(catalog):
        yield f"is wrong: {error}"
    for form, text in enumerate(texts):
        original = msgids[0] if form == 0 else msgids[-1]
        if fixed_parts(text) != fixed_parts(original):
            yield f"has other placeholders or HTML tags in “{text}”"
        if text == original and is_phrase(text):
            yield "reads the same in both languages"


def fixed_parts(text: str) -> tuple[set[str], Counter[str]]:
    """What a translation has to keep: each placeholder, however often, and each HTML tag."""
    return set(PLACEHOLDER.findall(text)), Counter(HTML_TAG.findall(text))


def is_phrase(text: str) -> bool:
    return len(WORD.findall(HTML_TAG.sub(" ", PLACEHOLDER.sub(" ", text)))) > 1


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m config.catalogs", description=__doc__)
    parser.add_argument("command", choices=["compile", "update", "check"])
    command = parser.parse_args().command
    if command == "check":
        sys.exit("\n".join(problems()) or None)
    {"compile": compile_catalogs, "update": update_catalogs}[command]()


if __name__ == "__main__":
    main()
