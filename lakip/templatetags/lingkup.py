"""How much who looks at a page sees."""

from django import template
from django.template import RequestContext

from lakip.access import is_pereviu, unit_scope
from lakip.http import now_at
from lakip.models import Laporan

register = template.Library()


@register.simple_tag(takes_context=True)
def is_lingkup_unit(context: RequestContext, laporan: Laporan) -> bool:
    """Whether the person sees only the rows of a unit, today: the whole texts and files are closed then."""
    user = context.request.user
    return user.is_authenticated and unit_scope(laporan, user, now_at(laporan)[1]) is not None


@register.simple_tag(takes_context=True)
def is_hanya_reviu(context: RequestContext) -> bool:
    """Whether the person is a reviewer of the APIP, to whom only the rooms of the reviu are open."""
    return context.request.user.is_authenticated and is_pereviu(context.request.user)
