"""What happens to notices."""

from gongkai.notices.actions.delivering import LOST_AFTER, Delivered, deliver
from gongkai.notices.actions.queueing import queue
from gongkai.notices.actions.settling import cancel, confirm, retry

__all__ = ["LOST_AFTER", "Delivered", "cancel", "confirm", "deliver", "queue", "retry"]
