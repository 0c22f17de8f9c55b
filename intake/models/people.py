"""Who: a log-in, the patient behind it, and the partner.

A couple may share one mailbox, so a log-in (`User`) is not the person (`Patient`). Names and birth dates are stored encrypted.
"""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from intake.crypto import EncryptedTextField


class AccountManager(BaseUserManager["User"]):
    """Makes users by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **extra: object) -> "User":
        """A log-in. Without a password it can only be opened by codes sent to the address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user: User = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)  # None makes it unusable
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: object) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True} | extra)


class User(AbstractUser):
    """One log-in, known by its e-mail address. Patients have no password; staff have a name that is shown under what they sign."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=120, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_address", violation_error_message="This address is in use.")]

    def __str__(self) -> str:
        return f"user {self.pk}"

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name


class Patient(models.Model):
    """The man whose papers they are (FHIR Patient)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="patients")
    full_name = EncryptedTextField(blank=True, help_text="As printed on his papers.")
    birth_date_text = EncryptedTextField(blank=True, help_text="ISO 8601; encrypted like the name.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    language = models.CharField(max_length=8, default="en", help_text="The language we write to him in (BCP 47).")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"patient {self.pk}"

    @property
    def birth_date(self) -> date | None:
        return date.fromisoformat(self.birth_date_text) if self.birth_date_text else None

    @birth_date.setter
    def birth_date(self, day: date | None) -> None:
        self.birth_date_text = day.isoformat() if day else ""


class Partner(models.Model):
    """The partner (FHIR RelatedPerson). Only her age is kept here: she has not consented to more through him."""

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="partner")
    age = models.PositiveSmallIntegerField(help_text="In full years, on the day it was stated.")
    age_stated_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(age__gte=16, age__lte=80), name="partner_age_is_plausible")]

    def __str__(self) -> str:
        return f"partner of patient {self.patient_id}"

    def age_on(self, on: date) -> int:
        """Full years on a day, at least: the stated age plus the full years that have passed since."""
        since = self.age_stated_on
        years = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
        return self.age + max(0, years)
