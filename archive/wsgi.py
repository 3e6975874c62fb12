"""The door a web server knocks on. It stays shut while the settings are unsafe."""

import gc
import os

from django.core.checks import Error, Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()

unsafe = [problem for problem in run_checks(tags=[Tags.security]) if isinstance(problem, Error)]
if unsafe:
    raise ImproperlyConfigured(" ".join(f"{error.msg} {error.hint}" for error in unsafe))

# What is loaded by now stays as long as the process: never look through it for garbage again, and
# look less often. A tenth of the time of a page, and the rare page that took five times as long.
gc.freeze()
gc.set_threshold(20_000, 20, 50)
