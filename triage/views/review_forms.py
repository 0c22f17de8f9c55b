"""The opinion as a form. What makes an opinion complete is decided by the verb (`casework.sign_opinion`); this only holds the words."""

from django import forms

from triage.models import Conclusion

LONGEST = 8000  # characters: about three printed pages


class OpinionForm(forms.Form):
    """Nothing is stored before it is signed."""

    conclusion = forms.ChoiceField(choices=Conclusion.choices, widget=forms.RadioSelect, error_messages={"required": "Choose one conclusion."})
    assessment_text = forms.CharField(
        label="What the records show",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": "Write what the records show."},
    )
    recommendation = forms.CharField(
        label="What you suggest next",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write what you suggest next."},
    )
