"""装订: many files become one PDF with running page numbers, outline and an index that leads on."""

from gongkai.documents.binding.leaves import Unbindable, Why, picture_pages, safe_pages
from gongkai.documents.binding.volume import Bookmark, Stack, bind, jump

__all__ = [
    "Bookmark",
    "Stack",
    "Unbindable",
    "Why",
    "bind",
    "jump",
    "picture_pages",
    "safe_pages",
]
