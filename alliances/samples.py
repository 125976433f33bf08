"""Sample agreements, activities, people to call and promises, to try the site with. None of them
exists, and each says so."""

from datetime import date, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from alliances import actions
from alliances.choices import ActivityKind, AgreementKind, AllianceState, Group, Side
from alliances.models import Activity, Agreement, Alliance, Amendment, Commitment, FocalPoint
from programs.models import Region
from records.choices import FileKind
from records.content import Checked

A4 = (620, 877)  # pixels
SAMPLE = "(muestra)"


def load(*, coordinator: User) -> None:
    """Create what is missing in the founding alliances; a second run adds nothing."""
    if Agreement.objects.filter(number__endswith=SAMPLE).exists():
        return
    in_force = {each.slug: each for each in Alliance.objects.filter(state=AllianceState.ACTIVE)}
    for slug, fill in (("minsa", _full), ("defensoria-del-pueblo", _ending), ("mclcp", _quiet)):
        if slug in in_force:
            fill(in_force[slug], coordinator)


def _full(alliance, coordinator):
    """An agreement with its document, an amendment that extends it, and what was done."""
    agreement = _agree(alliance, "N.º 001", first=_day(-600), last=_day(130))
    actions.save(
        record=Amendment(
            agreement=agreement,
            number=1,
            signed_on=_day(-105),
            effective_from=_day(-100),
            extends_to=_day(700),
            terms="Se amplía el plazo y se suman los puestos de salud de los caseríos.",
        ),
        document=_paper("Adenda 1"),
    )
    _speak(alliance, coordinator, since=_day(-600))
    line = alliance.lines.first()
    _do(
        Activity(
            alliance=alliance,
            line=line,
            kind=ActivityKind.TRAINING,
            title=f"Taller con parteras y personal de salud {SAMPLE}",
            on=_day(-40),
            region=Region.objects.get(code="05"),
            result="Acordaron avisar el mismo día cuando nace una niña o un niño en casa.",
        ),
        {Group.FAMILIES: 18, Group.PROFESSIONALS: 26},
    )
    _do(
        Activity(
            alliance=alliance,
            line=line,
            kind=ActivityKind.MEETING,
            title=f"Reunión de seguimiento {SAMPLE}",
            on=_day(-12),
        ),
        {Group.OFFICIALS: 5},
    )
    for days, side, promise in (
        (20, Side.PARTNER, "Enviar a dos enfermeras al próximo taller"),
        (-5, Side.OURS, "Mandar el informe del taller con parteras"),
    ):
        actions.save(
            record=Commitment(
                alliance=alliance,
                line=line,
                side=side,
                promise=f"{promise} {SAMPLE}.",
                owner=coordinator,
                due_on=_day(days),
            )
        )


def _ending(alliance, coordinator):
    """It is over in six weeks, if nobody renews it."""
    _agree(alliance, "N.º 002", first=_day(-690), last=_day(40))
    _speak(alliance, coordinator, since=_day(-690))
    _do(
        Activity(
            alliance=alliance,
            kind=ActivityKind.INSPECTION,
            title=f"Visita a un hospital {SAMPLE}",
            on=_day(-75),
            region=Region.objects.get(code="15"),
            result="Se recomendó una sala de espera para niñas, niños y adolescentes.",
        ),
        {Group.OFFICIALS: 4},
    )


def _quiet(alliance, coordinator):
    """An agreement, and nothing of late."""
    _agree(alliance, "N.º 003", first=_day(-800), last=None, kind=AgreementKind.MEMORANDUM)


def _agree(alliance, number, *, first, last, kind=AgreementKind.FRAMEWORK):
    return actions.save(
        record=Agreement(
            alliance=alliance,
            kind=kind,
            number=f"{number} {SAMPLE}",
            signed_on=first,
            starts_on=first,
            ends_on=last,
            terms="Las dos partes trabajan juntas en las líneas de esta alianza.",
        ),
        document=_paper(number),
    )


def _speak(alliance, coordinator, *, since):
    for point in (
        FocalPoint(side=Side.OURS, user=coordinator),
        FocalPoint(
            side=Side.PARTNER,
            name=f"Persona de contacto {SAMPLE}",
            post="Oficina de convenios",
            contact="01 000 0000",
        ),
    ):
        point.alliance, point.starts_on = alliance, since
        actions.save(record=point)


def _do(activity, turnouts):
    actions.save_activity(activity=activity, turnouts=turnouts)


def _paper(title):
    """A picture of a page that says that it is none."""
    page = Image.new("RGB", A4, "white")
    pen = ImageDraw.Draw(page)
    pen.text((60, 80), f"{title} {SAMPLE}", fill="black", font_size=28)
    pen.text((60, 140), "Este documento no existe. Sirve para probar el sitio.", fill="black")
    file = BytesIO()
    page.save(file, "PNG")
    return Checked(FileKind.PNG, file.getvalue())


def _day(number) -> date:
    return timezone.localdate() + timedelta(days=number)
