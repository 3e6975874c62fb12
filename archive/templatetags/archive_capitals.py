"""The filter `capfirst` of every template: the capital of the Azerbaijani i keeps its dot."""

from django.template import Library

from archive.formatting import capfirst

register = Library()
register.filter("capfirst", capfirst, is_safe=True)
