"""Who sees notices and settles what does not go out."""

from __future__ import annotations

from gongkai.organs.roles import Role

# They see whom a notice went to, covered, and whether it went; never its text.
KEEPERS = (Role.TECHNICIAN, Role.SUPERVISOR, Role.INTAKE)
# Who is told of what waits for a person: the gateway is the technician's.
MENDERS = (Role.TECHNICIAN,)
