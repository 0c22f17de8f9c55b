"""What a nurse may say about a value, as forms. Meaning is judged by the verbs (`intake/observations.py`), not here."""

from django import forms

from intake import wording
from intake.models import Document, Page, Report
from intake.vocabulary import load_vocabulary

MARKERS = "sts"  # one entry for all markers of the Y chromosome; a paper names each of them


class CorrectionForm(forms.Form):
    """The value as the paper has it. Of the three fields a measured value uses the first two, a coded answer the last."""

    as_printed = forms.CharField(max_length=200, required=False, strip=True)
    unit = forms.CharField(max_length=40, required=False, strip=True)
    value = forms.CharField(max_length=200, required=False, strip=True)

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if not said.get("as_printed") and not said.get("value"):
            raise forms.ValidationError("Type the value as it stands on the paper.")
        said["as_printed"] = said.get("as_printed") or said.get("value")
        return said


class MissedValueForm(CorrectionForm):
    """A value that the machine did not see."""

    report = forms.ModelChoiceField(Report.objects.none(), empty_label=None)
    page = forms.ModelChoiceField(Page.objects.none(), empty_label=None, to_field_name="number")
    analyte = forms.ChoiceField()

    def __init__(self, *args: object, document: Document, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["report"].queryset = document.reports.all()  # type: ignore[attr-defined]  # a choice field; the stubs know only Field
        self.fields["page"].queryset = document.pages.all()  # type: ignore[attr-defined]  # the same
        self.fields["analyte"].choices = analyte_choices()  # type: ignore[attr-defined]  # the same


def analyte_choices() -> list[tuple[str, str]]:
    """All analytes, by name."""
    named = [(each, wording.analyte_name(each)) for each in load_vocabulary().analytes if each != MARKERS]
    return sorted(named, key=lambda choice: choice[1].casefold())
