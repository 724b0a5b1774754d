"""What happens to the column tree as a whole. Single edits are in Wagtail's own page log."""

from __future__ import annotations

LAID_OUT = "columns:catalogue:laid-out"
