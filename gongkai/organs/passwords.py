"""首次口令: what a new account signs in with until its holder chooses another."""

from __future__ import annotations

import secrets

# Without letters and digits that are easily taken for one another when read from a slip of paper.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


def first_password() -> str:
    """Four groups of four, such as ``k3mf-x8pq-2wna-hr5t``: 80 bits, easy to read out."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
