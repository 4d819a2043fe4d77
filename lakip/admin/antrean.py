"""The queue of the workers is the machine's own: nobody puts work into it by hand."""

import django_q.admin  # noqa: F401 - they are registered before they can be taken out
from django.contrib import admin
from django_q.models import Failure, OrmQ, Schedule, Success

for model in (Failure, OrmQ, Schedule, Success):
    admin.site.unregister(model)
