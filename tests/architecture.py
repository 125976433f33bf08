"""The order of the house, read from the syntax trees: who may import whom, and what never stands.

``breaches_of_module`` looks at the text of one module, so that the checks themselves can be tried
on a few lines.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Each app imports itself and those before it.
APPS = ["records", "accounts", "programs", "alliances", "advisory", "config"]

# From the bottom up, by the name of a module or folder; each imports its own layer and those
# before it, of its own app and of others. A module that is not here has no place.
LAYERS = [
    ["choices"],
    ["ages"],  # pure: reckoning with what is kept
    # Pure: before everything that knows rows.
    ["policies"],
    ["changes"],
    # The bricks that models are built of.
    ["constraints", "search", "history", "storage", "transitions"],
    ["operations"],
    ["migrations"],  # the past, which today's models must not change
    ["querysets"],
    ["models"],
    ["pdfs", "sounds"],
    ["sound_boxes", "sound_elements"],
    ["content"],
    ["files", "export", "addresses", "refusals", "tables"],
    ["founding_texts"],
    ["founding"],
    ["consent", "passwords"],
    ["plain_words"],
    ["charts", "names", "naming", "qr_codes", "readability"],  # pure: a text goes in
    ["typed_texts"],
    ["calendars", "mentions", "scores"],
    ["mail"],
    ["dossier"],
    ["reminders"],
    ["actions"],
    ["samples"],
    ["steps", "voices"],
    ["paging", "typed_text"],
    ["filters"],
    ["forms"],
    ["views"],
    ["urls"],
    ["adapter", "middleware", "second_step"],
    ["sign_in"],
    ["cells"],
    ["resources"],
    ["admin"],
    ["management"],
    ["apps"],
]
# What assembles the house has an order of its own; it stands on all layers of the apps.
CONFIG_LAYERS = [
    ["postgres_programs"],
    ["embedded_postgres"],
    ["formats"],
    ["settings"],
    [
        "administration",
        "apps",
        "catalogs",
        "errors",
        "health",
        "logs",
        "navigation",
        "static_storage",
        "staticfiles",
    ],
    ["urls"],
    ["prepare"],
    ["gunicorn", "wsgi"],
]
# Inside a folder too: what the others of the folder stand on.
GUARDS = "guards"

LONGEST_MODULE = 300
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
# A call that imports, or finds a model, by a name that no syntax tree shows.
HIDDEN_IMPORTS = {"import_module", "__import__", "import_string", "get_model"}
SIGNALS = {"signals", "dispatch"}
SIDE_EFFECT_METHODS = {"save", "delete", "save_base"}


def modules(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """The dotted name and the text of every module of the apps."""
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            parts = list(path.relative_to(root).with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            yield ".".join(parts), path.read_text(encoding="utf-8")


def breaches_of_module(name: str, text: str) -> list[str]:
    """What this module does against the order, a sentence for each; ``name`` is dotted."""
    tree = ast.parse(text)
    found = [*_place(name), *_length(name, text)]
    for module, line in imports(tree, name):
        found += [f"{name}:{line} {sentence}" for sentence in _import_breaches(name, module)]
    for node in ast.walk(tree):
        found += [f"{name}:{node.lineno} {sentence}" for sentence in _node_breaches(name, node)]
    return found


def _place(name):
    parts = name.split(".")
    if banned := BANNED_NAMES.intersection(parts):
        yield f"{name} says nothing of what it holds: {', '.join(sorted(banned))}"
    if len(parts) > 1 and layer_of(name) is None:
        yield f"{name} has no place in the table of the layers"


def _length(name, text):
    lines = len(text.splitlines())
    if lines > LONGEST_MODULE and ".migrations." not in name:
        yield f"{name} has {lines} lines, and {LONGEST_MODULE} is the most"


def layer_of(name: str) -> int | None:
    """The height of a module's layer; None if it has no place. An app itself is at the bottom."""
    app, *rest = name.split(".")
    if not rest:
        return 0
    layers = CONFIG_LAYERS if app == "config" else LAYERS
    heights = (height for height, layer in enumerate(layers) if rest[0] in layer)
    return next(heights, None)


def imports(tree: ast.Module, name: str) -> Iterator[tuple[str, int]]:
    """All that ``tree`` imports, at the top or deeper, and the line; ``name`` is the module's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, name)
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _absolute(node, name):
    if not node.level:
        return node.module
    parents = name.split(".")[: -node.level]
    return ".".join([*parents, *([node.module] if node.module else [])])


def _import_breaches(name, module):
    here, there = name.split("."), module.split(".")
    if SIGNALS.intersection(there):
        yield f"imports {module}: nothing happens by signals"
    if "policies" in here and ("models" in there or there[:2] == ["django", "db"]):
        yield f"imports {module}: policies know no models"
    if there[0] not in APPS:
        return
    if here[0] != "config" and there[0] == "config":
        yield f"imports {module}: nobody imports config"
    elif APPS.index(there[0]) > APPS.index(here[0]):
        yield f"imports {module}: {there[0]} stands after {here[0]}"
    elif layer_of(module) is None:
        yield f"imports {module}, which has no place in the table of the layers"
    elif _stands_after(module, name):
        yield f"imports {module}: its layer stands after {'.'.join(here[1:])}"
    if here[-1] == GUARDS and there[:2] == here[:2]:
        yield f"imports {module}: the models stand on their guards"


def _stands_after(module, name):
    """Whether the layer of ``module`` is higher; config as a whole stands on the apps."""
    of_one_table = module.startswith("config.") == name.startswith("config.")
    return of_one_table and (layer_of(module) or 0) > (layer_of(name) or 0)


def _node_breaches(name, node):
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        yield from _inside(node)
    if isinstance(node, ast.ClassDef) and name.split(".")[1:2] == ["models"]:
        yield from _side_effects(node)
    if isinstance(node, ast.Call):
        yield from _call(name, node)


def _inside(node):
    body = node.body if isinstance(node.body, list) else [node.body]
    for child in body:
        for part in _own_part(child):
            if isinstance(part, ast.Import | ast.ImportFrom):
                yield f"imports inside {getattr(node, 'name', 'a lambda')}"


def _own_part(node):
    """The nodes under ``node`` without those of functions and classes in it."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _own_part(child)


def _side_effects(node):
    for part in node.body:
        names = {getattr(part, "name", "")}
        if isinstance(part, ast.Assign):
            names = {target.id for target in part.targets if isinstance(target, ast.Name)}
        for method in sorted(names & SIDE_EFFECT_METHODS):
            yield f"overrides {method}() of {node.name}"


def _call(name, node):
    function = node.func
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if called in HIDDEN_IMPORTS and ".migrations." not in name:
        yield f"finds a module by its name: {called}()"
    if called in RELATIONS:
        yield from _relation(name, node)


def _relation(name, node):
    """A relation to another app points left, however it is written."""
    targets = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "to")]
    throughs = [word.value for word in node.keywords if word.arg == "through"]
    for target in (*targets, *throughs):
        app = _app_of(target)
        if app in APPS and APPS.index(app) > APPS.index(name.split(".")[0]):
            yield f"points to a model of {app}, which stands after {name.split('.')[0]}"


def _app_of(target):
    if isinstance(target, ast.Constant) and isinstance(target.value, str):
        return target.value.split(".")[0]
    if isinstance(target, ast.Attribute) and target.attr == "AUTH_USER_MODEL":
        return "accounts"
    return None
