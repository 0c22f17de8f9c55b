"""The pages for everybody: start, privacy, the choice of language, and whether the house is up.

In: a visitor. Out: pages without anything personal. Log-in itself is django-allauth's (`account/`); only the page that asks for the address is ours.
"""

from allauth.account.stages import LoginStage
from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language as set_language_cookie

from intake.accounts import remember_language
from intake.forms import StartForm


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponseBase:
    """What this is, and one field."""
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "intake/start.html", {"form": StartForm()})


class AskForCode(RequestLoginCodeView):
    """The page that asks for the address. Whoever mistyped it may simply ask again; allauth would send him on to the code that he cannot get."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:  # noqa: ARG002  allauth's signature
        return None


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/privacy.html", {"clinic": settings.CLINIC_NAME, "contact": settings.CONTACT_EMAIL})


@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Remember the language in the browser, and for whoever is logged in also as the language we write to him in.

    A form that is not yet saved is sent along (`templates/intake/form.html`): 307 has the browser send the same to the form's own page, which shows
    it again in the new language. So nothing that was ticked is lost, and nothing of it is kept here.
    """
    if not isinstance(request.user, AnonymousUser):
        remember_language(request.user, request.POST.get("language", ""))
    answer = set_language_cookie(request)
    if "is_form" in request.POST:
        answer.status_code = 307
    return answer


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """For whatever watches the house: the web process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
