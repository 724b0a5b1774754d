"""The closed vocabulary of what happens to annual reports."""

from __future__ import annotations

BUILT = "report:figures:counted"
"""The figures of a report were counted from the records and frozen."""

PUBLISHED = "report:publication:published"
"""The report was made public and can no longer be counted anew."""
