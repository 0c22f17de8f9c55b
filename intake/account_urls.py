"""Which pages of django-allauth are open: those of logging in and out.

Everything else it brings (new passwords, other addresses, resets by mail) is left out: a log-in is its mailbox, and whoever sits down at a browser
that somebody left open must not be able to make it his own.
"""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),  # closed by the adapter; its page leads to the start
]
