"""Every kind of card that can wait for a coach, in the order of the inbox."""

from bot.services import newcomers
from bot.services.cards import Kind

KINDS: dict[str, Kind] = {
    newcomers.NAME: newcomers.KIND,
}
