"""What may be typed into the patient's pages, and what is said when it does not fit?

In: posted values. Out: clean values for the verbs of `casefile.py`. Nothing is stored here, but for one thing: whoever asks for a code with a new
address gets his account by it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from intake.accounts import find_or_open_account
from intake.casefile import PARTNER_AGES, AgeOutOfRange, DateInFuture, HistoryInput, RetrievalInput
from intake.consents import ConsentText
from intake.countries import countries_in
from intake.dates import DateField
from intake.history import Question, Section
from intake.models import AnswerChoice, HistoryAnswer, RetrievalKind, TissuePattern, User

ADULT = 18
OLDEST = 110
ANSWERS = [(AnswerChoice.YES.value, _("Yes")), (AnswerChoice.NO.value, _("No")), (AnswerChoice.UNKNOWN.value, _("I do not know"))]


class StartForm(RequestLoginCodeForm):
    """One field. A known and an unknown address take the same way and look the same; the unknown one gets its account here."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false", "dir": "ltr"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address in the form name@example.com."),
        },
    )

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self._user: User | None = find_or_open_account(email)
        return email


class CodeForm(ConfirmLoginCodeForm):
    """The code from the mail."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
        error_messages={"required": _("Enter the code from the e-mail.")},
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        self.cleaned_data["code"] = "".join(str(int(mark)) if mark.isdecimal() else mark for mark in typed)
        code: str = super().clean_code()
        return code


class StaffLoginForm(LoginForm):
    """Address and password, for staff who have one. Labels stand above the fields, not inside them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].label = _("Your e-mail address")


class AgreementForm(forms.Form):
    """One box to tick for each consent text, none ticked before. `shown` carries the digests of the words that were on the page."""

    def __init__(self, *args: Any, texts: tuple[ConsentText, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.texts = texts
        for text in texts:
            missing = {"required": _("Tick the box if you agree. Without it we cannot go on: “%(title)s”.") % {"title": text.title}}
            self.fields[text.purpose] = forms.BooleanField(label=text.agreement, required=text.is_required, error_messages=missing)
        self.fields["shown"] = forms.CharField(widget=forms.HiddenInput, initial=self.digests)

    @property
    def digests(self) -> str:
        return " ".join(text.sha256 for text in self.texts)

    def clean_shown(self) -> str:
        if self.cleaned_data["shown"] != self.digests:
            raise ValidationError(_("The text has changed since you opened the page. Please read it once more."), code="changed")
        return self.digests

    @property
    def agreed(self) -> list[str]:
        return [text.purpose for text in self.texts if self.cleaned_data.get(text.purpose)]

    def rows(self) -> Iterator[tuple[ConsentText, forms.BoundField]]:
        return ((text, self[text.purpose]) for text in self.texts)


class AboutForm(forms.Form):
    """Who the papers are about."""

    full_name = forms.CharField(
        label=_("Your full name"),
        help_text=_("As it is printed on your medical papers, so that we can see that they are yours."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Enter your full name.")},
    )
    birth_date = DateField(
        label=_("Your date of birth"),
        help_text=_("For example 27 3 1989."),
        autocomplete="bday",
        error_messages={"required": _("Enter your date of birth.")},
    )
    country = forms.ChoiceField(
        label=_("The country you live in"),
        widget=forms.Select(attrs={"autocomplete": "country"}),
        error_messages={"required": _("Choose the country you live in.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", _("Choose a country")), *countries_in(get_language() or "en")]  # type: ignore[attr-defined]

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        today = timezone.localdate()
        if born > today:
            raise ValidationError(_(DateInFuture.message), code=DateInFuture.code)
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if age < ADULT:
            raise ValidationError(_("This service is for adults. You must be 18 or older."), code="too_young")
        if age > OLDEST:
            raise ValidationError(_("Check the year of your date of birth."), code="too_old")
        return born


class HistoryForm(forms.Form):
    """One page of questions. Each answer is one of three; a date belongs to a yes only and may be left out."""

    def __init__(self, *args: Any, section: Section, given: dict[str, HistoryAnswer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.section = section
        for question in section.questions:
            self._add_question(question, given.get(question.key))

    def _add_question(self, question: Question, given: HistoryAnswer | None) -> None:
        missing = {"required": _("Choose an answer: “%(question)s”") % {"question": question.text}}
        self.fields[question.key] = forms.ChoiceField(
            label=str(question.text),
            help_text=str(question.hint),
            choices=ANSWERS,
            widget=forms.RadioSelect,
            initial=given.answer if given else None,
            error_messages=missing,
        )
        if question.asks_for:
            self.fields[f"{question.key}_on"] = DateField(
                label=question.date_text,
                help_text=_("Leave it empty if it is not over or you do not know. Without a day we count from the end of the month."),
                needs_day=False,
                required=False,
                initial=given.dates[question.asks_for] if given else None,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for question in self.section.questions:
            name = f"{question.key}_on"
            if data.get(question.key) != AnswerChoice.YES:
                self.errors.pop(name, None)  # what stands in a field that is not asked for is no mistake
            elif (day := data.get(name)) and day > timezone.localdate():
                self.add_error(name, ValidationError(_(DateInFuture.message), code=DateInFuture.code))
        return data

    def answers(self) -> dict[str, HistoryInput]:
        return {question.key: self._answer(question) for question in self.section.questions}

    def _answer(self, question: Question) -> HistoryInput:
        answer = self.cleaned_data[question.key]
        day = self.cleaned_data.get(f"{question.key}_on") if answer == AnswerChoice.YES else None
        return HistoryInput(answer, **{question.asks_for: day} if question.asks_for else {})

    def rows(self) -> Iterator[tuple[Question, forms.BoundField, forms.BoundField | None]]:
        return ((question, self[question.key], self[f"{question.key}_on"] if question.asks_for else None) for question in self.section.questions)


class RetrievalForm(forms.Form):
    """One earlier search for sperm. Only whether sperm was found must be answered, and that may be "I do not know"."""

    kind = forms.ChoiceField(label=_("How was it done?"), required=False, choices=[("", _("I do not know")), *RetrievalKind.choices])
    performed_on = DateField(label=_("When was it?"), help_text=_("Month and year are enough."), needs_day=False, required=False)
    sperm_found = forms.ChoiceField(
        label=_("Was sperm found?"), choices=ANSWERS, widget=forms.RadioSelect, error_messages={"required": _("Choose whether sperm was found.")}
    )
    histology = forms.ChoiceField(
        label=_("What did the report about the tissue say?"),
        required=False,
        choices=[("", _("I do not know, or no tissue was examined")), *TissuePattern.choices],
    )

    def clean_performed_on(self) -> date | None:
        day: date | None = self.cleaned_data["performed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_(DateInFuture.message), code=DateInFuture.code)
        return day

    def told(self) -> RetrievalInput:
        return RetrievalInput(**self.cleaned_data)


class PartnerForm(forms.Form):
    """How old the partner is; nothing else about her."""

    age = forms.IntegerField(
        label=_("How old is your partner?"),
        help_text=_("In full years. Her age can change how soon a specialist should look at your papers."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Enter your partner's age in full years."),
            "invalid": _("Enter your partner's age as a number, for example 33."),
        },
    )

    def clean_age(self) -> int:
        age: int = self.cleaned_data["age"]
        if age not in PARTNER_AGES:
            raise ValidationError(_(AgeOutOfRange.message), code=AgeOutOfRange.code)
        return age
