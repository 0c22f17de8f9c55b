"""Earlier searches for sperm, as the patient tells them. What papers say about them is read from the papers (`triage/evidence.py`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.models.cases import AnswerChoice, Case


class RetrievalKind(models.TextChoices):
    """How sperm was searched for; the codes are those of the contract. Empty where he does not know."""

    MICRO_TESE = "micro_tese", _("Micro-TESE (an operation with a microscope)")
    TESE = "tese", _("TESE or biopsy (an operation without a microscope)")
    TESA = "tesa", _("TESA (a needle into the testicle)")
    FNA = "fna", _("Mapping (a fine needle into many places of the testicle)")
    PESA = "pesa", _("PESA (a needle into the epididymis)")
    MESA = "mesa", _("MESA (an operation on the epididymis)")


class TissuePattern(models.TextChoices):
    """What the report of the tissue may say. Empty where he does not know."""

    HYPOSPERMATOGENESIS = "hypospermatogenesis", _("Hypospermatogenesis")
    MATURATION_ARREST = "maturation_arrest", _("Maturation arrest")
    SERTOLI_CELL_ONLY = "sertoli_cell_only", _("Sertoli cell only")


class EarlierRetrieval(models.Model):
    """One earlier search for sperm (FHIR Procedure). It counts as long as he answers that there was one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="retrievals")
    kind = models.CharField(max_length=12, blank=True, choices=RetrievalKind.choices)
    performed_on = models.DateField(null=True, blank=True)
    sperm_found = models.CharField(max_length=8, choices=AnswerChoice.choices)
    histology = models.CharField(max_length=24, blank=True, choices=TissuePattern.choices)
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["performed_on", "pk"]

    def __str__(self) -> str:
        return f"earlier retrieval {self.pk}"

    @property
    def is_sperm_found(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.sperm_found)
