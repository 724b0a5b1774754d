"""Tables of remedies."""

from gongkai.remedies.models.cases import Remedy
from gongkai.remedies.models.complaints import Complaint
from gongkai.remedies.models.materials import Defence, Evidence

__all__ = ["Complaint", "Defence", "Evidence", "Remedy"]
