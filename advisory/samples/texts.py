"""What the sample representatives say."""

from advisory.choices import Audience, Kind

# (who, kind, area, audience, days ago, words)
SENT = [
    (
        "rep-junin",
        Kind.SUGGESTION,
        "education",
        Audience.COUNCIL,
        33,
        "En mi colegio el baño no tiene puerta ni agua. Muchas chicas prefieren no ir en todo el"
        " día. Queremos que hablen con el director y con la UGEL para que lo arreglen.",
    ),
    (
        "rep-conao",
        Kind.PROPOSAL,
        "health",
        Audience.COUNCIL,
        20,
        "Proponemos una brigada de salud que visite los caseríos una vez al mes.\n"
        "1. Preguntar a las mamás qué día pueden.\n"
        "2. Ir con alguien que hable quechua.\n"
        "3. Volver a contar qué se encontró.",
    ),
    (
        "rep-rednna",
        Kind.ADVICE,
        "participation",
        Audience.COUNCIL,
        16,
        "Cuando nos inviten a una reunión, avisen con dos semanas. Si avisan un día antes, los que"
        " vivimos lejos no llegamos.",
    ),
    (
        "rep-mnnatsop",
        Kind.IDEA,
        "protection",
        Audience.TEAM,
        9,
        "Que los policías que cuidan el mercado aprendan a tratarnos bien. Podríamos dar nosotros"
        " mismos una parte de la charla.",
    ),
    (
        "rep-vota",
        Kind.IDEA,
        None,
        Audience.COUNCIL,
        2,
        "Hacer un programa de radio donde los niños preguntan a los candidatos qué van a hacer por"
        " nosotros.",
    ),
    (
        "rep-manthoc",
        Kind.SUGGESTION,
        "education",
        Audience.COUNCIL,
        12,
        "Que la tarea se pueda entregar el lunes, porque los sábados y domingos trabajamos.",
    ),
]

# What the team wrote down in a session, and what two of the three said of it: it is right, or how
# it should be.
HEARD = {
    "rep-manthoc": "Que la feria tenga un baño para los niños que trabajamos ahí.",
    "rep-junin": "Pedimos que el municipio escolar tenga una hora a la semana.",
    "rep-vota": "Queremos que los candidatos vengan a la escuela antes de la votación.",
}
CHECKED = {
    "rep-manthoc": "",
    "rep-junin": "Pedimos que el municipio escolar tenga dos horas a la semana.",
}

# What a drawing and a voice note come with, what two say alike, and what is no contribution.
DRAWN = (
    "Esta es la posta como la queremos: con techo nuevo y con un árbol para esperar en la sombra."
)
SPOKEN = "Te lo cuento con mi voz: qué pasa cuando nos piden el DNI en el mercado."
SAID_BY_TWO = [
    ("rep-junin", "Que nos muestren cuánta plata del distrito es para los niños."),
    ("rep-conao", "Queremos saber cuánto del presupuesto del distrito es para niñas y niños."),
]
WORRYING = "En mi casa me pegan fuerte cuando vuelvo tarde y no sé a quién decirle."
