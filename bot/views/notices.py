"""Words for everything that services tell people on their own account, by kind."""

from collections.abc import Callable

from bot.notices import Notice
from bot.views import (
    assigning,
    book_cards,
    book_proposals,
    book_shelf,
    broadcasts,
    check_news,
    claims,
    errors,
    inbox,
    invites,
    my_project,
    newcomers,
    nudging,
    path_of,
    privacy,
    reminders,
    viva,
    years,
)
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
    "reminder": reminders.post,
    "class_goes_on": years.class_goes_on,
    "check_opened": check_news.opened,
    "check_longer": check_news.longer,
    "check_ended": check_news.ended,
    "check_not_yet": check_news.not_yet,
    "check_waits_again": check_news.waits_again,
    "check_passed": check_news.passed,
    "mastered_by_coach": check_news.mastered_by_coach,
    "question_voided": check_news.question_voided,
    "question_explained": check_news.question_explained,
    "score_rose": check_news.score_rose,
    "activity_suggested": check_news.activity_suggested,
    "path_grew": assigning.path_grew,
    "newcomer_accepted": newcomers.accepted,
    "newcomer_refused": newcomers.refused,
    "newcomer_waits_again": newcomers.waits_again,
    "viva_mastered": viva.mastered,
    "viva_not_yet": viva.not_yet,
    "viva_meet": viva.meet,
    "viva_waits_again": viva.waits_again,
    "passed_by_hand": path_of.passed,
    "mastery_taken_back": path_of.taken_back,
    "claim_confirmed": claims.confirmed,
    "claim_returned": claims.returned,
    "claim_waits_again": claims.waits_again,
    "reading_presented": book_cards.presented,
    "reading_not_yet": book_cards.not_yet,
    "reading_meet": book_cards.meet,
    "reading_waits_again": book_cards.waits_again,
    "book_added": book_proposals.added,
    "book_declined": book_proposals.declined,
    "book_waits_again": book_proposals.waits_again,
    "book_off_shelf": book_shelf.off_shelf,
    "project_entered": my_project.entered,
}


def render(notice: Notice) -> View:
    """Return a notice in the language being spoken; an unknown kind is a bug and raises."""
    return KINDS[notice.kind](**notice.values)
