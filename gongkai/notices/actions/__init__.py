"""What happens to notices."""

from gongkai.notices.actions.queueing import queue

__all__ = ["queue"]
