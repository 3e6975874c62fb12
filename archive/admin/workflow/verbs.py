"""What can be done with a record besides editing it: each verb, when it is offered, its form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.models.registry import State
from archive.services import publishing

from . import large_lists

AT_ONCE = 100
"""Records on a page of steps; their ids stand in its address."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A step of a record, for a single record or for many at once."""

    name: str  # stands in the address
    label: Any
    done: Any  # the log entry and the message
    permission: str  # which has_..._permission of the admin it needs
    states: frozenset[State]
    run: Callable[..., None]
    asks: Any  # label of the reason
    help: Any  # who will read it
    keeps_comment: bool = False

    def fits(self, instance: Any) -> bool:
        """Return whether the verb is offered for a record as it is now."""
        return instance.record.state in self.states


SEND_TO_REVIEW = Verb(
    "send-to-review",
    _("Send to review"),
    _("Sent to review."),
    "change",
    frozenset({State.DRAFT}),
    publishing.send_to_review,
    _("Note for the editor"),
    _("Stays with the record as a comment; never public."),
    keeps_comment=True,
)
BACK_TO_DRAFT = Verb(
    "back-to-draft",
    _("Hand back as draft"),
    _("Handed back as draft."),
    "change",
    frozenset({State.IN_REVIEW}),
    publishing.back_to_draft,
    _("What is missing"),
    _("Stays with the record as a comment; never public."),
    keeps_comment=True,
)
PUBLISH = Verb(
    "publish",
    _("Publish"),
    _("Published."),
    "publish",
    frozenset({State.DRAFT, State.IN_REVIEW, State.WITHDRAWN}),
    large_lists.publish,
    _("Reason"),
    _("Kept in the history."),
)
WITHDRAW = Verb(
    "withdraw",
    _("Withdraw"),
    _("Withdrawn."),
    "publish",
    frozenset({State.PUBLISHED}),
    publishing.withdraw,
    _("Reason, in words for readers"),
    _("It stands at the address of the record from now on."),
)

VERBS = {verb.name: verb for verb in (SEND_TO_REVIEW, BACK_TO_DRAFT, PUBLISH, WITHDRAW)}


class VerbForm(forms.Form):
    """Asks the reason of a step; the view adds the version of every record looked at."""

    reason = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, verb: Verb, must_say_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = verb.asks
        self.fields["reason"].help_text = verb.help
        self.fields["reason"].required = must_say_why
