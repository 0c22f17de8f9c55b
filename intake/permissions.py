"""Who may knock at the programs' door at all. Whose case it is, is asked elsewhere: in `intake.access` and `triage.access`.

In: the log-in behind a request. Out: yes, "log in first", or "there is nothing here". Nothing is open unless a view says so.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING

from django.http import Http404
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from intake.models import User

if TYPE_CHECKING:  # DRF's views look up the default permission, which stands here, while they are being imported
    from rest_framework.views import APIView


class DenyAll(BasePermission):
    """The default: a view that does not say whom it serves, serves nobody."""

    def has_permission(self, _request: Request, _view: "APIView") -> bool:
        return False

    def has_object_permission(self, _request: Request, _view: "APIView", _thing: object) -> bool:
        return False


class OnlyForRole(BasePermission):
    """For people of one role. To everybody else who is logged in the address does not exist, exactly as an unknown id does not."""

    @abstractmethod
    def is_meant_for(self, user: User) -> bool:
        """Does this person have the role?"""

    def has_permission(self, request: Request, _view: "APIView") -> bool:
        user = request.user
        if not isinstance(user, User):
            return False
        if not self.is_meant_for(user):
            raise Http404
        return True
