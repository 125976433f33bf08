from alliances.models.activity import Activity, ActivityPaper, Turnout
from alliances.models.agreement import Agreement, Amendment, Terms
from alliances.models.alliance import Alliance
from alliances.models.commitment import Commitment
from alliances.models.focal_point import FocalPoint
from alliances.models.line_of_work import LineOfWork, OtherArea
from alliances.models.partner import Partner
from alliances.models.project_partner import ProjectPartner
from alliances.models.removal import Removal

__all__ = [
    "Activity",
    "ActivityPaper",
    "Agreement",
    "Alliance",
    "Amendment",
    "Commitment",
    "FocalPoint",
    "LineOfWork",
    "OtherArea",
    "Partner",
    "ProjectPartner",
    "Removal",
    "Terms",
    "Turnout",
]
