"""Which role does an address of the programs' door serve? Whether a step is possible now is asked in `triage/casework.py`."""

from intake.models import User
from intake.permissions import OnlyForRole
from triage.roles import Role, roles_of


class ForStaff(OnlyForRole):
    def is_meant_for(self, user: User) -> bool:
        return bool(roles_of(user))


class ForNurses(OnlyForRole):
    """Nurses and leads."""

    def is_meant_for(self, user: User) -> bool:
        return bool(roles_of(user) & {Role.NURSE, Role.LEAD})


class ForSpecialists(OnlyForRole):
    """Specialists and leads."""

    def is_meant_for(self, user: User) -> bool:
        return bool(roles_of(user) & {Role.SPECIALIST, Role.LEAD})
