"""The Celery application: doorbells for the worker. See `intake/tasks.py` and `triage/tasks.py` for the doors."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("anteroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
