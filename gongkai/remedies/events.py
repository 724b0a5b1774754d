"""The closed vocabulary of what happens to remedies and complaints."""

from __future__ import annotations

REGISTERED = "remedy:registered"
AMENDED = "remedy:amended"
CONCLUDED = "remedy:concluded"
EVIDENCE_LISTED = "remedy:evidence:listed"
DEFENCE_DRAFTED = "remedy:defence:drafted"
DEFENCE_SIGNED = "remedy:defence:signed"
DEFENCE_OPENED = "remedy:defence:opened"
DEFENCE_SENT = "remedy:defence:sent"
EXPORTED = "remedies:register:exported"
COMPLAINT_RECEIVED = "complaint:received"
COMPLAINT_DECIDED = "complaint:decided"
COMPLAINT_REPLIED = "complaint:replied"
COMPLAINANT_VIEWED = "complaint:complainant:viewed"
