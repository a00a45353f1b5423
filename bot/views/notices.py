"""Words for everything that services tell people on their own account, by kind."""

from collections.abc import Callable

from bot.notices import Notice
from bot.views import assigning, broadcasts, errors, inbox, invites, newcomers, nudging, privacy, years
from bot.views.view import View

KINDS: dict[str, Callable[..., View]] = {
    "bug": errors.bug,
    "joined": invites.joined,
    "invite": invites.invite,
    "hello": nudging.hello,
    "leaver": privacy.leaver,
    "my_data": privacy.my_data,
    "broadcast": broadcasts.broadcast,
    "inbox": inbox.waiting,
    "card_changed": inbox.changed,
    "class_ended": years.class_ended,
    "class_goes_on": years.class_goes_on,
    "path_grew": assigning.path_grew,
    "newcomer_accepted": newcomers.accepted,
    "newcomer_refused": newcomers.refused,
    "newcomer_waits_again": newcomers.waits_again,
}


def render(notice: Notice) -> View:
    """Return a notice in the language being spoken; an unknown kind is a bug and raises."""
    return KINDS[notice.kind](**notice.values)
