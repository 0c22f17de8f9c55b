"""The patient tells us about himself: his agreement, who he is, his history, his partner's age. One thing a page.

In: posted forms. Out: pages, or the next page after a verb of `casefile.py` has stored the answer. Everything is stored at once, so he may stop
anywhere.
"""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from intake import casefile
from intake.consents import texts_in
from intake.forms import AboutForm, AgreementForm, HistoryForm, PartnerForm, RetrievalForm
from intake.history import RETRIEVAL, SECTIONS, find_section
from intake.models import AnswerChoice, Case, Partner
from intake.views.guards import PatientRequest, his_turn_with_consents, own_case

AnyForm = AboutForm | AgreementForm | HistoryForm | PartnerForm | RetrievalForm
CHECK = "check"  # ?from=check: back to the page of checked answers
_ASKED_IN = next(section for section in SECTIONS if any(question.key == RETRIEVAL for question in section.questions))


@own_case
def consent(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Each text with its own box. Nothing about his health is asked before."""
    if not case.is_open:
        return redirect("case", case.pk)
    texts = texts_in(get_language() or "en")
    form = AgreementForm(request.POST or None, texts=texts)
    if form.is_valid():
        casefile.give_consents(case, by=request.user, purposes=form.agreed, language=texts[0].language)
        return redirect("case", case.pk)
    return render(request, "intake/consent.html", {"case": case, "form": form, "given": casefile.has_consents(case)}, status=_status(form))


@his_turn_with_consents
def about(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Who he is, as printed on his papers."""
    patient = case.patient
    known = {"full_name": patient.full_name, "birth_date": patient.birth_date, "country": patient.country}
    form = AboutForm(request.POST or None, initial=known)
    if _is_to_be_kept(request, form):
        casefile.describe_patient(case, by=request.user, **form.cleaned_data)
        return _onward(request, case)
    return render(request, "intake/about.html", {"case": case, "form": form}, status=_status(form))


@his_turn_with_consents
def history(_request: PatientRequest, case: Case) -> HttpResponseBase:
    """The first page of questions that is not answered yet; else the first."""
    answered = set(case.history.values_list("question", flat=True))
    unfinished = (section for section in SECTIONS if any(question.key not in answered for question in section.questions))
    return redirect("history_section", case.pk, next(unfinished, SECTIONS[0]).slug)


@his_turn_with_consents
def history_section(request: PatientRequest, case: Case, slug: str) -> HttpResponseBase:
    """One page of questions; then the next one."""
    section = find_section(slug)
    if section is None:
        raise Http404
    given = {answer.question: answer for answer in case.history.all()}
    form = HistoryForm(request.POST or None, section=section, given=given)
    number = SECTIONS.index(section) + 1
    if _is_to_be_kept(request, form):
        answers = form.answers()
        casefile.answer_history(case, by=request.user, answers=answers)
        if RETRIEVAL in answers and answers[RETRIEVAL].answer == AnswerChoice.YES:
            return redirect(_kept_from(request, reverse("retrievals", args=[case.pk])))
        if number == len(SECTIONS) or request.GET.get("from") == CHECK:
            return _onward(request, case)
        return redirect("history_section", case.pk, SECTIONS[number].slug)
    previous = SECTIONS[number - 2] if number > 1 else None
    shown = {"case": case, "form": form, "section": section, "number": number, "count": len(SECTIONS), "previous": previous}
    return render(request, "intake/history.html", shown, status=_status(form))


@his_turn_with_consents
def retrievals(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Each earlier search for sperm: those told so far, and a form for one more. Posting either takes one out or adds one."""
    if (mistaken := request.POST.get("forget", "")).isdecimal():
        casefile.forget_retrieval(case, by=request.user, retrieval_id=int(mistaken))
        return redirect(_kept_from(request, reverse("retrievals", args=[case.pk])))
    form = RetrievalForm(request.POST or None)
    onward = _after_retrievals(request, case)
    if _is_to_be_kept(request, form):
        try:
            casefile.tell_retrieval(case, by=request.user, told=form.told())
        except casefile.TooManyRetrievals as refused:
            form.add_error(None, gettext(refused.message))
        else:
            return redirect(_kept_from(request, reverse("retrievals", args=[case.pk])) if "another" in request.POST else onward)
    shown = {"case": case, "form": form, "told": case.retrievals.all(), "onward": onward, "back": _ASKED_IN.slug}
    return render(request, "intake/retrievals.html", shown, status=_status(form))


def _after_retrievals(request: PatientRequest, case: Case) -> str:
    """Where the answers go on: after the page of questions that led here, or back to the page of checked answers."""
    if request.GET.get("from") == CHECK:
        return reverse("check_answers", args=[case.pk])
    return reverse("history_section", args=[case.pk, SECTIONS[SECTIONS.index(_ASKED_IN) + 1].slug])


def _kept_from(request: PatientRequest, address: str) -> str:
    return f"{address}?from={CHECK}" if request.GET.get("from") == CHECK else address


@his_turn_with_consents
def partner(request: PatientRequest, case: Case) -> HttpResponseBase:
    """The partner's age, as of today."""
    today = timezone.localdate()
    known = Partner.objects.filter(patient=case.patient).first()
    form = PartnerForm(request.POST or None, initial={"age": known.age_on(today)} if known else None)
    if _is_to_be_kept(request, form):
        casefile.state_partner_age(case, by=request.user, age=form.cleaned_data["age"], on=today)
        return _onward(request, case)
    return render(request, "intake/partner.html", {"case": case, "form": form}, status=_status(form))


def _is_to_be_kept(request: PatientRequest, form: AnyForm) -> bool:
    """What was sent is right. Sent along with a change of the language it is only shown again, as it stands and without a word about it."""
    if "language" in request.POST:
        form.errors.clear()
        return False
    return form.is_valid()


def _onward(request: PatientRequest, case: Case) -> HttpResponse:
    return redirect("check_answers" if request.GET.get("from") == CHECK else "case", case.pk)


def _status(form: AnyForm) -> int:
    """A page that shows what does not fit says so to programs, too."""
    return 422 if form.errors else 200
