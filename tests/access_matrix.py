"""Who gets what at every named address, as a table to read.

A line: method, address, what it is about, and what each of these gets:

    nobody signed in · the author · the alternate of the author's organization · a representative
    of another organization · a coordinator · a lead · an administrator · who has no role

``*``   in whatever state it was sent

The other words are those of ``tests.access_outcomes``.
"""

from typing import NamedTuple

from tests.access_accounts import ACCOUNTS, SECOND_STEP
from tests.access_reviews import REVIEWS

PEOPLE = [
    "anonymous",
    "author",
    "alternate",
    "other",
    "coordinator",
    "lead",
    "administrator",
    "no role",
]

# What a contribution can be; ``team`` is sent to the team alone, the others to the whole council.
SENT = [
    "sent",
    "read",
    "decided",
    "refused",
    "answered",
    "begun",
    "done",
    "reopened",
    "withdrawn",
]
SENT_TO_TEAM = ["team", "team-answered"]

PAGES = """
GET  home                                 -  200 200 200 200 200 200 200 200
POST home                                 -  405 405 405 405 405 405 405 405
GET  healthz                              -  200 200 200 200 200 200 200 200
POST healthz                              -  405 405 405 405 405 405 405 405
GET  accounts:language                    -  405 405 405 405 405 405 405 405
POST accounts:language                    -  302 302 302 302 302 302 302 302
GET  programs:area-list                   -  200 200 200 200 200 200 200 200
POST programs:area-list                   -  405 405 405 405 405 405 405 405
GET  programs:area-detail                 -  200 200 200 200 200 200 200 200
POST programs:area-detail                 -  405 405 405 405 405 405 405 405
GET  advisory:area-said                   -  200 200 200 200 200 200 200 200
POST advisory:area-said                   -  405 405 405 405 405 405 405 405
GET  advisory:project-said                -  200 200 200 200 200 200 200 200
POST advisory:project-said                -  405 405 405 405 405 405 405 405
GET  alliances:alliance-list              -  200 200 200 200 200 200 200 200
POST alliances:alliance-list              -  405 405 405 405 405 405 405 405
GET  alliances:alliance-detail            -  200 200 200 200 200 200 200 200
POST alliances:alliance-detail            -  405 405 405 405 405 405 405 405
GET  advisory:organization-list           -  200 200 200 200 200 200 200 200
POST advisory:organization-list           -  405 405 405 405 405 405 405 405
GET  advisory:organization-detail         -  200 200 200 200 200 200 200 200
POST advisory:organization-detail         -  405 405 405 405 405 405 405 405
GET  advisory:story-list                  -  200 200 200 200 200 200 200 200
POST advisory:story-list                  -  405 405 405 405 405 405 405 405
GET  advisory:contribution-list           -  in  200 200 200 200 200 403 403
POST advisory:contribution-list           -  in  405 405 405 405 405 405 405
GET  advisory:contribution-change         -  in  403 403 403 200 403 403 403
POST advisory:contribution-change         -  in  403 403 403 200 403 403 403
GET  advisory:contribution-export-csv     -  in  403 403 403 200 403 403 403
POST advisory:contribution-export-csv     -  in  405 405 405 405 405 405 405
GET  advisory:contribution-export-xlsx    -  in  403 403 403 200 403 403 403
POST advisory:contribution-export-xlsx    -  in  405 405 405 405 405 405 405
GET  advisory:export-list                 -  in  403 403 403 200 403 200 403
POST advisory:export-list                 -  in  405 405 405 405 405 405 405
GET  advisory:contribution-new            -  in  200 200 200 403 403 403 403
POST advisory:contribution-new            -  in  405 405 405 405 405 405 405
GET  advisory:contribution-log            -  in  403 403 403 200 403 403 403
POST advisory:contribution-log            -  in  403 403 403 did 403 403 403
"""

DRAFTS = """
GET  advisory:contribution-edit    draft                         in  200 404 404 404 404 404 404
POST advisory:contribution-edit    draft                         in  did 404 404 404 404 404 404
GET  advisory:contribution-edit    sent,read,decided,refused     in  302 302 302 302 302 404 404
GET  advisory:contribution-edit    answered,begun,done,reopened  in  302 302 302 302 302 404 404
GET  advisory:contribution-edit    withdrawn,team,team-answered  in  302 302 404 302 302 404 404
POST advisory:contribution-edit    sent,read,decided,refused     in  302 302 302 302 302 404 404
POST advisory:contribution-edit    answered,begun,done,reopened  in  302 302 302 302 302 404 404
POST advisory:contribution-edit    withdrawn,team,team-answered  in  302 302 404 302 302 404 404
GET  advisory:contribution-discard draft,*                       in  405 405 405 405 405 405 405
POST advisory:contribution-discard draft                         in  did 404 404 404 404 404 404
POST advisory:contribution-discard *                             in  404 404 404 404 404 404 404
"""

ENCLOSURES = """
GET  advisory:enclosure            draft                         in  200 404 404 404 404 404 404
GET  advisory:enclosure            sent,read,decided,refused     in  200 200 200 200 200 404 404
GET  advisory:enclosure            answered,begun,done,reopened  in  200 200 200 200 200 404 404
GET  advisory:enclosure            withdrawn,team,team-answered  in  200 200 404 200 200 404 404
POST advisory:enclosure            draft,*                       in  405 405 405 405 405 405 405
GET  advisory:enclosure-small      draft                         in  200 404 404 404 404 404 404
GET  advisory:enclosure-small      sent,read,decided,refused     in  200 200 200 200 200 404 404
GET  advisory:enclosure-small      answered,begun,done,reopened  in  200 200 200 200 200 404 404
GET  advisory:enclosure-small      withdrawn,team,team-answered  in  200 200 404 200 200 404 404
POST advisory:enclosure-small      draft,*                       in  405 405 405 405 405 405 405
"""

CONTRIBUTIONS = """
GET  advisory:contribution-detail  sent,read,decided,refused     in  200 200 200 200 200 404 404
GET  advisory:contribution-detail  answered,begun,done,reopened  in  200 200 200 200 200 404 404
GET  advisory:contribution-detail  withdrawn,team,team-answered  in  200 200 404 200 200 404 404
POST advisory:contribution-detail  *                             in  405 405 405 405 405 405 405
GET  advisory:contribution-history sent,read,decided,refused     in  403 403 403 200 200 404 404
GET  advisory:contribution-history answered,begun,done,reopened  in  403 403 403 200 200 404 404
GET  advisory:contribution-history withdrawn,team,team-answered  in  403 403 404 200 200 404 404
POST advisory:contribution-history *                             in  405 405 405 405 405 405 405
GET  advisory:contribution-withdraw sent,read                     in  200 403 403 403 403 404 404
GET  advisory:contribution-withdraw team                          in  200 403 404 403 403 404 404
GET  advisory:contribution-withdraw decided,refused               in  302 403 403 403 403 404 404
GET  advisory:contribution-withdraw answered,begun,done,reopened  in  302 403 403 403 403 404 404
GET  advisory:contribution-withdraw withdrawn,team-answered       in  302 403 404 403 403 404 404
POST advisory:contribution-withdraw sent,read                     in  did 403 403 403 403 404 404
POST advisory:contribution-withdraw team                          in  did 403 404 403 403 404 404
POST advisory:contribution-withdraw decided,refused               in  302 403 403 403 403 404 404
POST advisory:contribution-withdraw answered,begun,done,reopened  in  302 403 403 403 403 404 404
POST advisory:contribution-withdraw withdrawn,team-answered       in  302 403 404 403 403 404 404
GET  advisory:contribution-divert  sent,read,decided,refused     in  403 403 403 200 200 404 404
GET  advisory:contribution-divert  answered,begun,done,reopened  in  403 403 403 200 200 404 404
GET  advisory:contribution-divert  withdrawn,team,team-answered  in  403 403 404 200 200 404 404
POST advisory:contribution-divert  sent,read,decided,refused     in  403 403 403 did did 404 404
POST advisory:contribution-divert  answered,begun,done,reopened  in  403 403 403 did did 404 404
POST advisory:contribution-divert  withdrawn,team,team-answered  in  403 403 404 did did 404 404
GET  advisory:contribution-confirm sent,read,decided,refused     in  302 302 403 403 403 404 404
GET  advisory:contribution-confirm answered,begun,done,reopened  in  302 302 403 403 403 404 404
GET  advisory:contribution-confirm withdrawn,team,team-answered  in  302 302 404 403 403 404 404
POST advisory:contribution-confirm sent,read,decided,refused     in  302 302 403 403 403 404 404
POST advisory:contribution-confirm answered,begun,done,reopened  in  302 302 403 403 403 404 404
POST advisory:contribution-confirm withdrawn,team,team-answered  in  302 302 404 403 403 404 404
GET  advisory:contribution-take    *                             in  405 405 405 405 405 405 405
POST advisory:contribution-take    sent                          in  403 403 403 did 403 404 404
POST advisory:contribution-take    team                          in  403 403 404 did 403 404 404
POST advisory:contribution-take    read,decided,refused          in  403 403 403 302 403 404 404
POST advisory:contribution-take    answered,begun,done,reopened  in  403 403 403 302 403 404 404
POST advisory:contribution-take    withdrawn,team-answered       in  403 403 404 302 403 404 404
GET  advisory:contribution-review  sent                          in  403 403 403 302 403 404 404
GET  advisory:contribution-review  read,decided,refused          in  403 403 403 200 403 404 404
GET  advisory:contribution-review  answered,begun,done,reopened  in  403 403 403 200 403 404 404
GET  advisory:contribution-review  team,withdrawn                in  403 403 404 302 403 404 404
GET  advisory:contribution-review  team-answered                 in  403 403 404 200 403 404 404
POST advisory:contribution-review  sent                          in  403 403 403 302 403 404 404
POST advisory:contribution-review  read,decided,refused          in  403 403 403 did 403 404 404
POST advisory:contribution-review  answered,begun,done,reopened  in  403 403 403 did 403 404 404
POST advisory:contribution-review  team,withdrawn                in  403 403 404 302 403 404 404
POST advisory:contribution-review  team-answered                 in  403 403 404 did 403 404 404
GET  advisory:contribution-decide  sent,answered,begun,done      in  403 403 403 302 403 404 404
GET  advisory:contribution-decide  read,decided,refused,reopened in  403 403 403 200 403 404 404
GET  advisory:contribution-decide  withdrawn,team,team-answered  in  403 403 404 302 403 404 404
POST advisory:contribution-decide  sent,answered,begun,done      in  403 403 403 302 403 404 404
POST advisory:contribution-decide  read,decided,refused,reopened in  403 403 403 did 403 404 404
POST advisory:contribution-decide  withdrawn,team,team-answered  in  403 403 404 302 403 404 404
GET  advisory:contribution-answer  sent,read,answered,begun,done in  403 403 403 302 403 404 404
GET  advisory:contribution-answer  decided,refused               in  403 403 403 200 403 404 404
GET  advisory:contribution-answer  withdrawn,team,team-answered  in  403 403 404 302 403 404 404
GET  advisory:contribution-answer  reopened                      in  403 403 403 302 403 404 404
POST advisory:contribution-answer  sent,read,answered,begun,done in  403 403 403 302 403 404 404
POST advisory:contribution-answer  decided,refused               in  403 403 403 did 403 404 404
POST advisory:contribution-answer  withdrawn,team,team-answered  in  403 403 404 302 403 404 404
POST advisory:contribution-answer  reopened                      in  403 403 403 302 403 404 404
GET  advisory:rating-new           sent,read,decided,refused     in  302 302 403 403 403 404 404
GET  advisory:rating-new           answered,begun,done           in  200 200 403 403 403 404 404
GET  advisory:rating-new           withdrawn,team                in  302 302 404 403 403 404 404
GET  advisory:rating-new           team-answered                 in  200 200 404 403 403 404 404
GET  advisory:rating-new           reopened                      in  302 302 403 403 403 404 404
POST advisory:rating-new           sent,read,decided,refused     in  302 302 403 403 403 404 404
POST advisory:rating-new           answered,begun,done           in  did did 403 403 403 404 404
POST advisory:rating-new           withdrawn,team                in  302 302 404 403 403 404 404
POST advisory:rating-new           team-answered                 in  did did 404 403 403 404 404
POST advisory:rating-new           reopened                      in  302 302 403 403 403 404 404
GET  advisory:contribution-support *                             in  405 405 405 405 405 405 405
GET  advisory:support-withdraw     *                             in  405 405 405 405 405 405 405
POST advisory:contribution-support sent,read,decided,refused     in  403 403 did 403 403 404 404
POST advisory:contribution-support answered,begun,done,reopened  in  403 403 did 403 403 404 404
POST advisory:contribution-support withdrawn,team,team-answered  in  403 403 404 403 403 404 404
POST advisory:support-withdraw     sent,read,decided,refused     in  403 403 302 403 403 404 404
POST advisory:support-withdraw     answered,begun,done,reopened  in  403 403 302 403 403 404 404
POST advisory:support-withdraw     withdrawn,team,team-answered  in  403 403 404 403 403 404 404
GET  advisory:support-instead      sent,read,decided,refused     in  403 403 302 403 403 404 404
GET  advisory:support-instead      answered,begun,done,reopened  in  403 403 302 403 403 404 404
GET  advisory:support-instead      withdrawn,team,team-answered  in  403 403 404 403 403 404 404
POST advisory:support-instead      sent,read,decided,refused     in  403 403 302 403 403 404 404
POST advisory:support-instead      answered,begun,done,reopened  in  403 403 302 403 403 404 404
POST advisory:support-instead      withdrawn,team,team-answered  in  403 403 404 403 403 404 404
GET  advisory:contribution-receipt sent,read,decided,refused     in  200 200 403 200 200 404 404
GET  advisory:contribution-receipt answered,begun,done           in  302 302 403 302 302 404 404
GET  advisory:contribution-receipt team                          in  200 200 404 200 200 404 404
GET  advisory:contribution-receipt withdrawn,team-answered       in  302 302 404 302 302 404 404
GET  advisory:contribution-receipt reopened                      in  200 200 403 200 200 404 404
POST advisory:contribution-receipt *                             in  405 405 405 405 405 405 405
GET  advisory:contribution-postpone sent,read,decided,refused    in  403 403 403 200 403 404 404
GET  advisory:contribution-postpone answered,begun,done          in  403 403 403 302 403 404 404
GET  advisory:contribution-postpone team                         in  403 403 404 200 403 404 404
GET  advisory:contribution-postpone withdrawn,team-answered      in  403 403 404 302 403 404 404
GET  advisory:contribution-postpone reopened                     in  403 403 403 200 403 404 404
POST advisory:contribution-postpone sent,read,decided,refused    in  403 403 403 did 403 404 404
POST advisory:contribution-postpone answered,begun,done          in  403 403 403 302 403 404 404
POST advisory:contribution-postpone team                         in  403 403 404 did 403 404 404
POST advisory:contribution-postpone withdrawn,team-answered      in  403 403 404 302 403 404 404
POST advisory:contribution-postpone reopened                     in  403 403 403 did 403 404 404
GET  advisory:commitment-new       sent,read,refused,done        in  403 403 403 302 403 404 404
GET  advisory:commitment-new       decided,answered,begun        in  403 403 403 200 403 404 404
GET  advisory:commitment-new       withdrawn,team                in  403 403 404 302 403 404 404
GET  advisory:commitment-new       team-answered                 in  403 403 404 200 403 404 404
GET  advisory:commitment-new       reopened                      in  403 403 403 302 403 404 404
POST advisory:commitment-new       sent,read,refused,done        in  403 403 403 302 403 404 404
POST advisory:commitment-new       decided,answered,begun        in  403 403 403 did 403 404 404
POST advisory:commitment-new       withdrawn,team                in  403 403 404 302 403 404 404
POST advisory:commitment-new       team-answered                 in  403 403 404 did 403 404 404
POST advisory:commitment-new       reopened                      in  403 403 403 302 403 404 404
"""

COMMITMENTS = """
GET  advisory:commitment-list      -                             in  403 403 403 200 403 403 403
POST advisory:commitment-list      -                             in  405 405 405 405 405 405 405
GET  advisory:commitment-progress  decided,done                  in  404 404 404 302 404 404 404
GET  advisory:commitment-progress  answered,begun,team-answered  in  404 404 404 200 404 404 404
GET  advisory:commitment-progress  reopened                      in  404 404 404 200 404 404 404
POST advisory:commitment-progress  decided,done                  in  404 404 404 302 404 404 404
POST advisory:commitment-progress  answered,begun,team-answered  in  404 404 404 did 404 404 404
POST advisory:commitment-progress  reopened                      in  404 404 404 did 404 404 404
GET  advisory:commitment-edit      decided,done                  in  404 404 404 302 404 404 404
GET  advisory:commitment-edit      answered,begun,team-answered  in  404 404 404 200 404 404 404
GET  advisory:commitment-edit      reopened                      in  404 404 404 200 404 404 404
POST advisory:commitment-edit      decided,done                  in  404 404 404 302 404 404 404
POST advisory:commitment-edit      answered,begun,team-answered  in  404 404 404 did 404 404 404
POST advisory:commitment-edit      reopened                      in  404 404 404 did 404 404 404
GET  advisory:commitment-finish    decided,done                  in  404 404 404 302 404 404 404
GET  advisory:commitment-finish    answered,begun,team-answered  in  404 404 404 200 404 404 404
GET  advisory:commitment-finish    reopened                      in  404 404 404 200 404 404 404
POST advisory:commitment-finish    decided,done                  in  404 404 404 302 404 404 404
POST advisory:commitment-finish    answered,begun,team-answered  in  404 404 404 did 404 404 404
POST advisory:commitment-finish    reopened                      in  404 404 404 did 404 404 404
GET  advisory:commitment-evidence  decided,answered,begun,done   in  404 404 404 404 404 404 404
GET  advisory:commitment-evidence  team-answered,reopened        in  404 404 404 404 404 404 404
POST advisory:commitment-evidence  decided,answered,begun,done   in  405 405 405 405 405 405 405
POST advisory:commitment-evidence  team-answered,reopened        in  405 405 405 405 405 405 405
"""


class Row(NamedTuple):
    method: str
    name: str
    state: str
    outcomes: tuple[str, ...]


def rows() -> list[Row]:
    """The table, with one row for each state."""
    found = []
    tables = (PAGES, ACCOUNTS, SECOND_STEP, DRAFTS, ENCLOSURES, CONTRIBUTIONS, REVIEWS, COMMITMENTS)
    for line in "".join(tables).split("\n"):
        if line:
            method, name, states, *outcomes = line.split()
            every = states.replace("*", ",".join(SENT + SENT_TO_TEAM)).split(",")
            found += [Row(method, name, state, tuple(outcomes)) for state in every]
    return found
