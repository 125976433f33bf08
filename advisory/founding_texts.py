"""The first words that consents are given to, for each purpose and giver.

An administrator adds better ones in the Django admin; what somebody agreed to never changes.
"""

from advisory.choices import Giver, Purpose

# (purpose, giver): (Spanish, English)
TEXTS = {
    (Purpose.MEMBERSHIP, Giver.SELF): (
        "Quiero participar en el Consejo Consultivo y hablar por mi organización. Sé que participo"
        " porque quiero, que puedo quedarme en silencio y que puedo dejarlo cuando quiera, sin"
        " decir por qué.",
        "I want to take part in the Advisory Council and speak for my organization. I know that I"
        " take part because I want to, that I may stay silent, and that I may stop whenever I"
        " want, without saying why.",
    ),
    (Purpose.MEMBERSHIP, Giver.GUARDIAN): (
        "Estoy de acuerdo en que la niña, el niño o adolescente a mi cargo participe en el Consejo"
        " Consultivo. Me explicaron qué hace el Consejo, cuándo se reúne y quién acompaña. Puedo"
        " cambiar de opinión en cualquier momento.",
        "I agree that the child in my charge takes part in the Advisory Council. It was explained"
        " to me what the Council does, when it meets and who accompanies it. I may change my mind"
        " at any time.",
    ),
    (Purpose.ACCOUNT, Giver.SELF): (
        "Quiero tener una cuenta en esta página. Guardan mi nombre o apodo, el mes en que nací, mi"
        " región, mi idioma y lo que envío. Puedo ver en «Mis datos» quién los mira y puedo pedir"
        " que los borren.",
        "I want to have an account on this site. It keeps my name or alias, the month I was born,"
        " my region, my language and what I send. In “My data” I can see who looks at it, and I can"
        " ask to have it erased.",
    ),
    (Purpose.ACCOUNT, Giver.GUARDIAN): (
        "Estoy de acuerdo en que la niña, el niño o adolescente a mi cargo tenga una cuenta en esta"
        " página. Se guardan su nombre o apodo, el mes de nacimiento, la región, el idioma, lo que"
        " envía y cómo comunicarse conmigo. Puedo pedir una copia o que se borren esos datos.",
        "I agree that the child in my charge has an account on this site. It keeps their name or"
        " alias, month of birth, region, language, what they send, and how to reach me. I may ask"
        " for a copy or have these data erased.",
    ),
    (Purpose.RECORDING, Giver.SELF): (
        "Estoy de acuerdo en que graben mi voz en las sesiones, solo para escribir bien lo que"
        " dije. Después borran la grabación.",
        "I agree that my voice is recorded in sessions, only to write down well what I said. Then"
        " the recording is deleted.",
    ),
    (Purpose.RECORDING, Giver.GUARDIAN): (
        "Estoy de acuerdo en que se grabe la voz de la niña, el niño o adolescente a mi cargo en"
        " las sesiones, solo para redactar el acta. Después se borra la grabación.",
        "I agree that the voice of the child in my charge is recorded in sessions, only to write"
        " the minutes. Then the recording is deleted.",
    ),
    (Purpose.IMAGE, Giver.SELF): (
        "Estoy de acuerdo en que me tomen fotos en las actividades del Consejo y en salir en ellas."
        " Si cambio de opinión, dejan de mostrarlas.",
        "I agree that photos are taken of me in the Council’s activities and that I am seen in"
        " them. If I change my mind, they are no longer shown.",
    ),
    (Purpose.IMAGE, Giver.GUARDIAN): (
        "Estoy de acuerdo en que se tomen fotos de la niña, el niño o adolescente a mi cargo en las"
        " actividades del Consejo y en que aparezca en ellas. Si cambio de opinión, dejan de"
        " mostrarse.",
        "I agree that photos are taken of the child in my charge in the Council’s activities and"
        " that they are seen in them. If I change my mind, they are no longer shown.",
    ),
    (Purpose.PUBLICATION, Giver.SELF): (
        "Estoy de acuerdo en que mi nombre o apodo aparezca en lo que el Consejo publica. Si no"
        " quiero, aparece solo el nombre de mi organización.",
        "I agree that my name or alias appears in what the Council publishes. If I do not want it,"
        " only the name of my organization appears.",
    ),
    (Purpose.PUBLICATION, Giver.GUARDIAN): (
        "Estoy de acuerdo en que el nombre o apodo de la niña, el niño o adolescente a mi cargo"
        " aparezca en lo que el Consejo publica.",
        "I agree that the name or alias of the child in my charge appears in what the Council"
        " publishes.",
    ),
    (Purpose.SHARING, Giver.SELF): (
        "Estoy de acuerdo en que el equipo comparta mi nombre con una entidad pública cuando haga"
        " falta para responder lo que propuse. Antes me dicen con quién y para qué.",
        "I agree that the team shares my name with a public entity when that is needed to answer"
        " what I proposed. They tell me first with whom and what for.",
    ),
    (Purpose.SHARING, Giver.GUARDIAN): (
        "Estoy de acuerdo en que se comparta el nombre de la niña, el niño o adolescente a mi cargo"
        " con una entidad pública cuando haga falta para responder lo que propuso. Antes me avisan"
        " con quién y para qué.",
        "I agree that the name of the child in my charge is shared with a public entity when that"
        " is needed to answer what they proposed. I am told first with whom and what for.",
    ),
}
