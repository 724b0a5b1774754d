"""The closed vocabulary of what happens to published items and tallies."""

from __future__ import annotations

PUBLISHED = "item:published"
WITHDRAWN = "item:withdrawn"
REPEALED = "normative:repealed"
TALLIED = "tally:filed"
