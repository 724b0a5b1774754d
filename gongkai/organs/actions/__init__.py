"""What happens to organs, posts and people."""

from gongkai.organs.actions.absences import end_stand_in, stand_in, stand_in_for_all
from gongkai.organs.actions.people import appoint, enrol, open_post, relieve
from gongkai.organs.actions.setup import FirstOrgan, set_up
from gongkai.organs.actions.tree import abolish, change, establish

__all__ = [
    "FirstOrgan",
    "abolish",
    "appoint",
    "change",
    "end_stand_in",
    "enrol",
    "establish",
    "open_post",
    "relieve",
    "set_up",
    "stand_in",
    "stand_in_for_all",
]
