"""Every kind of card that can wait for a coach, in the order of the inbox."""

from bot.services import newcomer_cards, newcomers
from bot.services.cards import Kind
from bot.services.checks import interruptions, near_misses, reports, unlocks
from bot.services.jar import nominating, nomination_cards
from bot.services.path import claims, viva, viva_cards
from bot.services.reading import cards, proposal_cards, proposing, showing

KINDS: dict[str, Kind] = {
    newcomers.NAME: newcomer_cards.KIND,
    unlocks.NAME: unlocks.KIND,
    near_misses.NAME: near_misses.KIND,
    viva.NAME: viva_cards.KIND,
    claims.NAME: claims.KIND,
    showing.NAME: cards.KIND,
    proposing.NAME: proposal_cards.KIND,
    interruptions.NAME: interruptions.KIND,
    reports.NAME: reports.KIND,
    nominating.NAME: nomination_cards.KIND,
}
