"""Log-ins of staff, for leads. Patients' log-ins are not listed: whoever is on the list of patients is health data."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from intake.admin.read_only import is_lead
from intake.models import User

# Lists of addresses and rights that leads do not need: the first holds every patient's address, the second nothing that this house uses.
admin.site.unregister([EmailAddress, Group])


class StaffForm(forms.ModelForm):  # type: ignore[type-arg] # typed by its Meta
    """A new colleague logs in with codes sent to this address; nobody invents a password for somebody else."""

    class Meta:
        model = User
        fields = ["email", "full_name", "groups", "is_staff", "is_active"]
        widgets = {"groups": forms.CheckboxSelectMultiple}
        help_texts = {
            "full_name": "Shown under what the person signs.",
            "is_staff": "May enter the staff area. Nurses and leads need it, specialists do not.",
            "is_active": "Take this away when somebody leaves; what he signed stays.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["full_name"].required = True  # patients have none, but nobody may sign as nobody

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


@admin.register(User)
class StaffAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # Django's generics are for type checkers only
    form = StaffForm
    list_display = ["email", "full_name", "roles", "is_active", "last_login"]
    search_fields = ["email", "full_name"]
    list_filter = ["groups", "is_active"]
    ordering = ["email"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        staff = Q(is_staff=True) | Q(groups__isnull=False)
        return super().get_queryset(request).filter(staff).distinct().prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(sorted({*names, "lead"} if user.is_superuser else names))

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_lead(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_lead(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_lead(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A lead who is no superuser cannot touch one."""
        return is_lead(request) and (obj is None or not obj.is_superuser or bool(request.user.is_superuser))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The address is the key to the log-in: whoever could change it could sign in a colleague's name. A new address is a new colleague."""
        return ["email"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
