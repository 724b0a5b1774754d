"""What happens to organs, posts and people."""

from gongkai.organs.actions.people import appoint, enrol, open_post, relieve
from gongkai.organs.actions.tree import abolish, change, establish

__all__ = ["abolish", "appoint", "change", "enrol", "establish", "open_post", "relieve"]
