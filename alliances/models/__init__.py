from alliances.models.alliance import Alliance
from alliances.models.line_of_work import LineOfWork, OtherArea
from alliances.models.partner import Partner

__all__ = ["Alliance", "LineOfWork", "OtherArea", "Partner"]
