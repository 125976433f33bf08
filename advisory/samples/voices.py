"""Samples of what is said by other means than a text, by several, or of what is no contribution.

The drawing and the sound are made here: nobody drew or said them.
"""

import io
import math
import uuid
import wave

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from accounts.models import User
from advisory import actions
from advisory.choices import Audience, Kind
from advisory.models import Contribution, Mandate
from advisory.samples.texts import DRAWN, SAID_BY_TWO, SPOKEN, WORRYING
from programs.models import Area
from records import content
from records.choices import PAPERS, SOUNDS

SAND, SKY, ROOF, EARTH, LEAF = "#FFFBF5", "#CFE6EA", "#8A5A00", "#B3372F", "#1E7A4C"
RATE = 8000  # samples of the sound in a second
NOTES = (392, 440, 494, 440, 392)  # hertz, half a second each


def load(coordinator: User, spoken_for: Contribution) -> None:
    """A drawing, a voice note, a support, two that are answered together, one of safeguarding.

    ``spoken_for`` is the contribution that another organization stands behind.
    """
    _say("rep-rednna", DRAWN, "health", files=[_drawing()])
    _say("rep-mnnatsop", SPOKEN, "protection", files=[_tune()])
    actions.support(contribution=spoken_for, mandate=_seat("rep-rednna"))
    main, other = (_say(who, words, "participation") for who, words in SAID_BY_TWO)
    actions.take(contribution=main, owner=coordinator)
    actions.join(contribution=other, main=main, joined_by=coordinator)
    worrying = _say("rep-conao", WORRYING, None)
    actions.divert(
        contribution=worrying,
        reason="Cuenta que alguien le pega. Hay que hablar con ella o él.",
        raised_by=coordinator,
    )


def _say(username, words, area, files=()):
    seat = _seat(username)
    draft = Contribution.objects.create(
        token=uuid.uuid5(uuid.NAMESPACE_URL, f"sample-{username}-{words}"),
        mandate=seat,
        organization=seat.organization,
        kind=Kind.SUGGESTION,
        audience=Audience.COUNCIL,
        area=Area.objects.get(slug=area) if area else None,
        words=words,
    )
    for file in files:
        actions.enclose(contribution=draft, checked=content.check(file, (*PAPERS, *SOUNDS)))
    return actions.submit(contribution=draft)


def _seat(username):
    return Mandate.objects.current().get(representative__user__username=username)


def _drawing():
    """A house with a roof beside a tree, as on a sheet of paper."""
    picture = Image.new("RGB", (900, 640), SAND)
    pencil = ImageDraw.Draw(picture)
    pencil.rectangle((0, 0, 900, 380), fill=SKY)
    pencil.rectangle((140, 300, 460, 540), fill=SAND, outline=EARTH, width=8)
    pencil.polygon([(110, 300), (300, 150), (490, 300)], fill=ROOF)
    pencil.rectangle((260, 400, 340, 540), fill=EARTH)
    pencil.rectangle((650, 330, 690, 540), fill=ROOF)
    pencil.ellipse((560, 150, 780, 370), fill=LEAF)
    pencil.line((0, 540, 900, 540), fill=LEAF, width=10)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return ContentFile(file.getvalue(), name="dibujo.png")


def _tune():
    """A few notes, where a voice would be."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        for hertz in NOTES:
            turns = (2 * math.pi * hertz * step / RATE for step in range(RATE // 2))
            sound.writeframes(bytes(128 + round(60 * math.sin(turn)) for turn in turns))
    return ContentFile(file.getvalue(), name="voz.wav")
