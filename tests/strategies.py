"""What a form may be sent: by people in a hurry, by broken phones, by who means harm."""

from html.parser import HTMLParser
from urllib.parse import urlencode

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# The fixtures of a test are made once and serve all its examples; each test says why it may.
modest = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

# Replaced, when an example is sent, by the version that the record has at that moment.
CURRENT = "current-version"

HOSTILE = [
    "",
    " ",
    "0",
    "-1",
    "9" * 30,
    "9" * 5000,
    "1e309",
    "NaN",
    "None",
    "a\x00b",
    "<script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "'; DROP TABLE advisory_contribution; --",
    "{{ 7|add:7 }} %(x)s %s {0}",
    "\u202eabc\u2066",
    "\u200b",
    "e\u0301",
    "uno\r\ndos\rtres\n",
    "../../etc/passwd",
    "//example.com",
    "x" * 4001,
    b"\xed\xa0\x80",  # half of a surrogate pair, which is not UTF-8
    b"\xff\xfe",
]


def values(*likely: str) -> st.SearchStrategy:
    """A value for one field: often a ``likely`` one, else hostile, any text or any bytes."""
    return st.one_of(
        st.sampled_from(likely or [""]),
        st.sampled_from(HOSTILE),
        st.text(max_size=40),
        st.binary(max_size=6),
    )


@st.composite
def pairs(draw, fields: dict[str, tuple[str, ...]]) -> list[tuple[str, str | bytes]]:
    """Names and values as they are sent: a field once mostly, or missing, or twice."""
    found = []
    for name, likely in fields.items():
        times = draw(st.sampled_from([1, 1, 1, 0, 2]))
        found += [(name, draw(values(*likely))) for _ in range(times)]
    return found


def encoded(sent: list[tuple[str, str | bytes]], version: int = 1) -> bytes:
    """The body of a POST, or a query, with the version that is current."""
    return urlencode(
        [(name, str(version) if value == CURRENT else value) for name, value in sent]
    ).encode()


def post(client, url, body: bytes, **extra):
    """Send ``body`` as a browser sends a form."""
    return client.post(
        url, body.decode(), content_type="application/x-www-form-urlencoded", **extra
    )


class _Form(HTMLParser):
    """Reads what a browser would show in the fields of a page."""

    def __init__(self):
        super().__init__()
        self.fields = {}
        self.ids = set()
        self._area = self._select = None
        self._chosen_in = set()  # fields of which one choice at least is made

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id"))
        name = found.get("name")
        if tag == "input" and found.get("type") in ("radio", "checkbox"):
            if "checked" in found:
                self._choose(name, found.get("value", "on"))
        elif tag == "input":
            self.fields[name] = found.get("value", "")
        elif tag == "textarea":
            self._area, self.fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self._choose(self._select, found.get("value", ""))

    def _choose(self, name, value):
        """Several choices of one field are a list, as a client posts them."""
        if name in self._chosen_in:
            before = self.fields[name]
            value = [*before, value] if isinstance(before, list) else [before, value]
        self._chosen_in.add(name)
        self.fields[name] = value

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser leaves out the line's end that follows the opening tag.
            self.fields[self._area] = self.fields[self._area].removeprefix("\n")
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.fields[self._area] += data


def shown(response) -> dict[str, str | list[str]]:
    """The fields of the page with what stands in them."""
    page = _Form()
    page.feed(response.content.decode())
    page.close()
    return page.fields


def named_errors(response) -> set[str]:
    """The names of the fields that have a message right beside them."""
    page = _Form()
    page.feed(response.content.decode())
    page.close()
    marked = [each for each in page.ids if each and each.startswith("id_")]
    return {each[3:-6] for each in marked if each.endswith("_error")}
