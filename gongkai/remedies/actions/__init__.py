"""What happens to remedies and complaints."""

from gongkai.remedies.actions.cases import Filing, conclude, record_defence, register, update

__all__ = ["Filing", "conclude", "record_defence", "register", "update"]
