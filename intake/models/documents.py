"""The papers: an uploaded file (FHIR DocumentReference), its pages, and the reports printed in it (FHIR DiagnosticReport).

The document row is the truth about its reading: a worker owns it while `lease_until` lies ahead and only under the `token` of its claim.
"""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from intake.crypto import EncryptedTextField
from intake.models.cases import Case
from intake.models.people import User
from intake.reading.filetypes import FileType

LONGEST_LEASE = timedelta(minutes=10)  # a lease further ahead than this was written under a clock that has since gone back
OF_ONE_PAGE = (FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.HEIF)
FEW_PAGES = 512 * 1024  # bytes: a dozen pages of a fax, and of text what is read in seconds


class DocumentState(models.TextChoices):
    RECEIVED = "received", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    UNREADABLE = "unreadable", "Could not be read"
    QUARANTINED = "quarantined", "Put aside for a person"


class DocumentQuerySet(models.QuerySet["Document"]):
    def eligible(self, at: datetime) -> "DocumentQuerySet":
        """Documents that a worker may claim at this moment: waiting and not resting after a failure, or owned by a worker that has fallen silent."""
        is_over = Q(lease_until__lt=at) | Q(lease_until__gt=at + LONGEST_LEASE)
        return self.filter(Q(state=DocumentState.RECEIVED, lease_until=None) | Q(state__in=[DocumentState.RECEIVED, DocumentState.READING]) & is_over)

    def by_turn(self) -> "DocumentQuerySet":
        """Fewest attempts first, so that a document that breaks workers waits behind those that do not; then the cases one after the other, each with
        its next document, so that nobody's photo waits for another's forty; then in order of arrival."""
        before = Q(received_at__lt=OuterRef("received_at")) | Q(received_at=OuterRef("received_at"), pk__lt=OuterRef("pk"))
        of_its_case = Document.objects.filter(before, case=OuterRef("case"), state__in=[DocumentState.RECEIVED, DocumentState.READING])
        ahead = of_its_case.order_by().values("case").annotate(count=Count("pk")).values("count")
        return self.order_by("attempts", Coalesce(Subquery(ahead), 0), "received_at", "pk")

    def short(self) -> "DocumentQuerySet":
        """Those that are read in a moment. See `Document.is_short`."""
        return self.filter(Q(content_type__in=OF_ONE_PAGE) | Q(size__lte=FEW_PAGES))

    def settled(self) -> "DocumentQuerySet":
        return self.filter(state__in=[DocumentState.READ, DocumentState.UNREADABLE, DocumentState.QUARANTINED])


class Document(models.Model):
    """One uploaded file. The original lies encrypted under its id before anything parses it; the same file twice in one case is one document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = EncryptedTextField(help_text="The file's name as the patient knows it, cleaned. Names carry names.")
    content_type = models.CharField(max_length=80, help_text="Decided by content, never by the name.")
    size = models.PositiveBigIntegerField(help_text="Bytes of the original.")
    digest = models.CharField(max_length=64, help_text="Keyed hash of the original: finds the same file in this case, tells nothing outside it.")
    state = models.CharField(max_length=12, choices=DocumentState.choices, default=DocumentState.RECEIVED)
    problem = models.CharField(max_length=32, blank=True, help_text="Code of intake/errors.py, or 'quarantined'.")
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)  # while it waits: until when it rests after a failure
    token = models.UUIDField(null=True, blank=True, help_text="Fencing token of the claim in force; whoever writes must still hold it.")
    received_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "attempts", "received_at"], name="document_by_turn")]
        constraints = [
            models.UniqueConstraint(fields=["case", "digest"], name="same_file_once_per_case"),
            models.CheckConstraint(condition=~Q(state="reading") | Q(token__isnull=False, lease_until__isnull=False), name="reading_means_leased"),
            models.CheckConstraint(condition=~Q(state__in=["unreadable", "quarantined"]) | ~Q(problem=""), name="a_failure_says_why"),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def is_short(self) -> bool:
        """It is a picture, or so small that it has but a few pages. How many a file has is known only when it has been opened."""
        return self.content_type in OF_ONE_PAGE or self.size <= FEW_PAGES

    @property
    def is_settled(self) -> bool:
        """Nothing more will happen to it by itself."""
        return self.state not in (DocumentState.RECEIVED, DocumentState.READING)


class Page(models.Model):
    """One upright page of a document. Its picture lies encrypted in storage under the page's id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="From 1.")
    source = models.CharField(max_length=8, help_text="text or ocr.")
    engine = models.CharField(max_length=40)
    language = models.CharField(max_length=8, blank=True)
    width = models.PositiveIntegerField(help_text="Of the picture, in pixels.")
    height = models.PositiveIntegerField()
    seconds = models.FloatField(default=0)
    problem = models.CharField(max_length=32, blank=True)
    has_picture = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_row_per_page")]

    def __str__(self) -> str:
        return f"page {self.pk}"


class Report(models.Model):
    """One printed report inside a document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="reports")
    number = models.PositiveIntegerField(help_text="Order inside the document, from 1.")
    kind = models.CharField(max_length=32, help_text="An id of intake/vocabulary/kinds.toml.")
    language = models.CharField(max_length=8, blank=True)
    page_numbers = models.JSONField(default=list)
    laboratory = models.CharField(max_length=200, blank=True)
    accession = models.CharField(max_length=80, blank=True)
    patient_name = EncryptedTextField(blank=True, help_text="As printed.")
    patient_birth_date_text = EncryptedTextField(blank=True, help_text="ISO 8601.")
    collected_on = models.DateField(null=True, blank=True)
    collected_at = models.TimeField(null=True, blank=True, help_text="The hour printed beside the day of collection, where the sample was taken.")
    received_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True, help_text="FHIR DiagnosticReport.issued: the day the laboratory reported.")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_row_per_report")]

    def __str__(self) -> str:
        return f"report {self.pk} ({self.kind})"
