"""The cards of a vision board: a new one, looking at one, moving, changing and placing it, taking it off."""

import re

from bot.content.vision_board import COLORS, SIZES
from bot.conversations import vision_card as flows
from bot.conversations import vision_photo
from bot.conversations.given import Given
from bot.handlers.register import ID, NUMBER, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.vision import areas, cards, choosing, fields, taking_out, ticking
from bot.views import vision_board as board_views
from bot.views import vision_card as views
from bot.views import vision_changing as changing
from bot.views import vision_form as form_views

MOVE = re.compile(r"=[0-9]{1,6}|[+-]([0-9]{1,2}\.)?[0-9]{8}")
FIELD = re.compile("|".join(fields.FIELDS))
TYPE = re.compile("|".join(SIZES))
COLOR = re.compile("|".join(COLORS))
SIZE = re.compile("|".join(dict.fromkeys(size for sizes in SIZES.values() for size in sizes)))


async def new(request: Request) -> None:
    """A new card: for which area?"""
    await cards.has_room(request.unit, request.who)
    request.show(board_views.which_area(await areas.of(request.unit, request.who)))


async def new_in(request: Request, area_id: str) -> None:
    """Which card? There are ideas."""
    await cards.has_room(request.unit, request.who)
    request.show(form_views.ideas(await areas.owned(request.unit, request.who, area_id)))


async def kinds(request: Request, area_id: str) -> None:
    """What kind of card, where it is one's own?"""
    request.show(form_views.kinds(await areas.owned(request.unit, request.who, area_id)))


async def idea(request: Request, area_id: str, number: str) -> None:
    """Begin with an idea: it is ready, and can be changed."""
    held = form_views.idea(await areas.owned(request.unit, request.who, area_id), int(number))
    if held is None:
        await new_in(request, area_id)
        return
    held = dict(held)
    if held["type"] == "image_hero":
        held["photo"] = None
    await _begin(request, area_id, held.pop("type"), held)


async def kind(request: Request, area_id: str, word: str) -> None:
    """Begin a card of one's own."""
    await areas.owned(request.unit, request.who, area_id)
    await _begin(request, area_id, word, {})


async def _begin(request: Request, area_id: str, word: str, held: dict[str, str | None]) -> None:
    await cards.has_room(request.unit, request.who)
    number = await cards.count(request.unit, request.who)
    await request.start_afresh(flows.NAME, flows.draft_for(area_id, word, number, **held))


async def photo_came(request: Request, given: Given) -> bool:
    """Ask whether a photo that came by itself belongs on the board; False where it is none."""
    draft = vision_photo.draft_for(given)
    if draft is None or not request.who.is_student:
        return False
    await request.start_afresh(vision_photo.NAME, draft)
    return True


async def card(request: Request, card_id: str) -> None:
    """One card."""
    request.show(views.card(await cards.one(request.unit, request.who, card_id)))


async def do(request: Request, card_id: str, wish: str) -> None:
    """Move it."""
    found = await ticking.move(request.unit, request.who, card_id, wish)
    request.show(views.moved(found.seen, found.became))


async def change(request: Request, card_id: str) -> None:
    """What shall be different?"""
    seen = await cards.one(request.unit, request.who, card_id)
    request.show(changing.change(seen, fields.of(seen.card.card_type)))


async def field(request: Request, card_id: str, name: str) -> None:
    """Say one thing about it anew."""
    found = await cards.owned(request.unit, request.who, card_id)
    if name not in fields.of(found.card_type):
        raise BotError("over")
    await request.start_afresh(flows.CHANGE, flows.change_of(found, name))


async def photo_off(request: Request, card_id: str) -> None:
    """Let its photo go."""
    seen = await cards.change(request.unit, request.who, card_id, "photo", None)
    request.show(views.card(seen, changing.changed()))


async def colors(request: Request, card_id: str) -> None:
    """Which colour?"""
    request.show(changing.colors(await cards.owned(request.unit, request.who, card_id)))


async def color(request: Request, card_id: str, word: str) -> None:
    """This one."""
    request.show(views.card(await cards.paint(request.unit, request.who, card_id, word), changing.changed()))


async def sizes(request: Request, card_id: str) -> None:
    """How large?"""
    request.show(changing.sizes(await cards.owned(request.unit, request.who, card_id)))


async def size(request: Request, card_id: str, word: str) -> None:
    """So large."""
    request.show(views.card(await cards.resize(request.unit, request.who, card_id, word), changing.changed()))


async def order(request: Request, card_id: str) -> None:
    """Where does it stand?"""
    found = await cards.owned(request.unit, request.who, card_id)
    request.show(changing.order(found, *await cards.where(request.unit, request.who, card_id)))


async def to(request: Request, card_id: str, position: str) -> None:
    """Let it stand there."""
    await cards.place(request.unit, request.who, card_id, int(position))
    await order(request, card_id)


async def which(request: Request, card_id: str) -> None:
    """Into which area?"""
    found = await cards.owned(request.unit, request.who, card_id)
    request.show(changing.which_area(found, await areas.of(request.unit, request.who)))


async def into(request: Request, card_id: str, area_id: str) -> None:
    """Into that one."""
    request.show(views.card(await cards.move(request.unit, request.who, card_id, area_id), changing.changed()))


async def follow(request: Request, card_id: str) -> None:
    """What may it follow?"""
    request.show(changing.follow(*await choosing.choices(request.unit, request.who, card_id)))


async def follow_yes(request: Request, card_id: str, thing_id: str) -> None:
    """Let it follow that."""
    seen = await choosing.follow(request.unit, request.who, card_id, thing_id)
    await _followed(request, card_id, several=seen.card.card_type == "habits")


async def follow_no(request: Request, card_id: str, thing_id: str) -> None:
    """Let it follow that no longer."""
    seen = await choosing.follow(request.unit, request.who, card_id, thing_id, yes=False)
    await _followed(request, card_id, several=seen.card.card_type == "habits")


async def _followed(request: Request, card_id: str, *, several: bool) -> None:
    """Show the card; of habits, there may be more to choose."""
    await (follow if several else card)(request, card_id)


async def unfollow(request: Request, card_id: str) -> None:
    """Let it move by hand."""
    request.show(views.card(await choosing.unfollow(request.unit, request.who, card_id), changing.changed()))


async def out(request: Request, card_id: str) -> None:
    """Take it off the board."""
    taken, seen = await taking_out.take_out(request.unit, request.who, card_id)
    request.show(changing.taken_off(taken.id, seen.card if seen else None))


async def back(request: Request, decision_id: str) -> None:
    """Put it back."""
    request.show(views.card(await taking_out.put_back(request.unit, request.who, decision_id), changing.is_back()))


ACTIONS = {
    "board_new": Action(new, STUDENTS),
    "board_new_in": Action(new_in, STUDENTS, (ID,)),
    "board_kinds": Action(kinds, STUDENTS, (ID,)),
    "board_idea": Action(idea, STUDENTS, (ID, NUMBER)),
    "board_kind": Action(kind, STUDENTS, (ID, TYPE)),
    "board_card": Action(card, STUDENTS, (ID,)),
    "board_do": Action(do, STUDENTS, (ID, MOVE)),
    "board_change": Action(change, STUDENTS, (ID,)),
    "board_field": Action(field, STUDENTS, (ID, FIELD)),
    "board_photo_off": Action(photo_off, STUDENTS, (ID,)),
    "board_colors": Action(colors, STUDENTS, (ID,)),
    "board_color": Action(color, STUDENTS, (ID, COLOR)),
    "board_sizes": Action(sizes, STUDENTS, (ID,)),
    "board_size": Action(size, STUDENTS, (ID, SIZE)),
    "board_order": Action(order, STUDENTS, (ID,)),
    "board_to": Action(to, STUDENTS, (ID, NUMBER)),
    "board_which": Action(which, STUDENTS, (ID,)),
    "board_into": Action(into, STUDENTS, (ID, ID)),
    "board_follow": Action(follow, STUDENTS, (ID,)),
    "board_follow_yes": Action(follow_yes, STUDENTS, (ID, ID)),
    "board_follow_no": Action(follow_no, STUDENTS, (ID, ID)),
    "board_unfollow": Action(unfollow, STUDENTS, (ID,)),
    "board_out": Action(out, STUDENTS, (ID,)),
    "board_back": Action(back, STUDENTS, (ID,)),
}
