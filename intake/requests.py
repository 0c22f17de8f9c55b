"""A request whose sender is known: for views behind a door that lets no visitor in."""

from django.http import HttpRequest

from intake.models import User


class SignedInRequest(HttpRequest):
    """`user` is somebody. The door (the staff site, `login_required`) has seen to it."""

    user: User
