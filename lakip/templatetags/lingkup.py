"""How much of a report who looks at it sees."""

from django import template
from django.template import RequestContext

from lakip.access import unit_scope
from lakip.http import now_at
from lakip.models import Laporan

register = template.Library()


@register.simple_tag(takes_context=True)
def is_lingkup_unit(context: RequestContext, laporan: Laporan) -> bool:
    """Whether the person sees only the rows of a unit, today: the whole texts and files are closed then."""
    user = context.request.user
    return user.is_authenticated and unit_scope(laporan, user, now_at(laporan)[1]) is not None
