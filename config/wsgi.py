"""The web application for a WSGI server (waitress by default)."""

import os
import tempfile

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
tempfile.tempdir = settings.FILE_UPLOAD_TEMP_DIR  # waitress asks for it with every body it spools
