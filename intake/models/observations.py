"""What a report says, value by value (FHIR Observation): the machine's reading, and beside it the human's word. `value_in_force` decides."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Q

from intake.models.documents import Page, Report
from intake.models.people import User
from intake.reading.words import Box
from intake.vocabulary import load_vocabulary


class ObservationStatus(models.TextChoices):
    """FHIR ObservationStatus."""

    PRELIMINARY = "preliminary", "Read by machine"
    FINAL = "final", "Confirmed by a person"
    CORRECTED = "corrected", "Corrected by a person"
    ENTERED_IN_ERROR = "entered-in-error", "Not a value of this paper"


@dataclass(frozen=True, slots=True)
class ValueInForce:
    """The value that counts now. `is_certain` is False while a person still has to look."""

    as_printed: str
    number: Decimal | None
    comparator: str | None
    unit: str | None
    canonical_number: Decimal | None
    canonical_unit: str | None
    value: str | None
    is_certain: bool


def _decimal(help_text: str = "") -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(max_digits=24, decimal_places=9, null=True, blank=True, help_text=help_text)


class Observation(models.Model):
    """One value. The plain columns are what the machine read and never change; the `corrected_` columns are what a person says instead."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="observations")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="observations")
    analyte = models.CharField(max_length=40, help_text="An id of intake/vocabulary/analytes.toml.")
    label = models.CharField(max_length=120, blank=True, help_text="What the paper calls it.")
    as_printed = models.CharField(max_length=200)
    number = _decimal("As the paper means it, in `unit`.")
    comparator = models.CharField(max_length=2, blank=True)
    unit = models.CharField(max_length=40, blank=True, help_text="As printed.")
    canonical_number = _decimal("In `canonical_unit`; empty when the unit is unknown.")
    canonical_unit = models.CharField(max_length=24, blank=True, help_text="UCUM.")
    value = models.CharField(max_length=200, blank=True, help_text="A coded answer.")
    reference_range = models.CharField(max_length=120, blank=True, help_text="As printed.")
    reference_range_low = _decimal("In the printed unit.")
    reference_range_high = _decimal("In the printed unit.")
    interpretation = models.CharField(max_length=8, blank=True, help_text="The flag printed beside the value.")
    collected_on = models.DateField(null=True, blank=True, help_text="Only where it differs from the report's.")
    box_left = models.FloatField(null=True, blank=True, help_text="Fraction of the upright page; empty for a value typed by a person.")
    box_top = models.FloatField(null=True, blank=True)
    box_right = models.FloatField(null=True, blank=True)
    box_bottom = models.FloatField(null=True, blank=True)
    confidence = models.FloatField(default=0, help_text="0 to 1, of the machine.")
    reasons = models.JSONField(default=list, blank=True, help_text="Codes why a person must look.")

    status = models.CharField(max_length=16, choices=ObservationStatus.choices, default=ObservationStatus.PRELIMINARY)
    verified_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    corrected_as_printed = models.CharField(max_length=200, blank=True)
    corrected_number = _decimal()
    corrected_comparator = models.CharField(max_length=2, blank=True)
    corrected_unit = models.CharField(max_length=40, blank=True)
    corrected_canonical_number = _decimal()
    corrected_canonical_unit = models.CharField(max_length=24, blank=True)
    corrected_value = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["report", "analyte"], name="observation_by_analyte")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="preliminary") ^ Q(verified_by__isnull=False, verified_at__isnull=False), name="a_persons_word_has_a_person"
            ),
            models.CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="confidence_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"observation {self.pk} ({self.analyte})"

    @property
    def needs_check(self) -> bool:
        """A person must look before the value may be used."""
        return self.status == ObservationStatus.PRELIMINARY and bool(self.reasons)

    @property
    def is_kept_for_a_nurse(self) -> bool:
        """The patient must not meet this result before a person has looked. An analyte that the vocabulary no longer knows is kept as well."""
        if self.status != ObservationStatus.PRELIMINARY:
            return False
        try:
            return load_vocabulary().get_analyte(self.analyte).is_sensitive
        except KeyError:
            return True

    @property
    def box(self) -> Box | None:
        sides = (self.box_left, self.box_top, self.box_right, self.box_bottom)
        if None in sides:
            return None
        return Box(*sides)  # type: ignore[arg-type]

    @property
    def value_in_force(self) -> ValueInForce | None:
        """The human's word where there is one, else the machine's; None when a person said that this is no value of this paper."""
        if self.status == ObservationStatus.ENTERED_IN_ERROR:
            return None
        if self.status == ObservationStatus.CORRECTED:
            return ValueInForce(
                self.corrected_as_printed,
                self.corrected_number,
                self.corrected_comparator or None,
                self.corrected_unit or None,
                self.corrected_canonical_number,
                self.corrected_canonical_unit or None,
                self.corrected_value or None,
                is_certain=True,
            )
        return ValueInForce(
            self.as_printed,
            self.number,
            self.comparator or None,
            self.unit or None,
            self.canonical_number,
            self.canonical_unit or None,
            self.value or None,
            is_certain=not self.needs_check,
        )
