"""Three faces, with which a child answers a question."""

from crispy_forms.layout import Div

from advisory.choices import Verdict
from records.forms.layout import Cards, CardSelect

ICONS = {verdict: f"face-{verdict.value}" for verdict in Verdict} | {"": "unsure"}


class FaceSelect(CardSelect):
    """One of the faces; the last may be for who does not say."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, help_texts={}, icons=ICONS, **kwargs)


class Faces(Div):
    """The place in a layout of a field whose widget is a ``FaceSelect``."""

    def __init__(self, name: str):
        super().__init__(Cards(name), css_class="faces")
