"""A board of forty dreams, to look at; `photo` names one where there is one."""

from typing import Any

HABITS = ["Drink water", "Read 10 minutes", "Tidy my desk", "Say thank you"]


def card(type_: str, size: str = "md", color: str = "green", title: str = "A dream", **more: Any) -> dict[str, Any]:
    """Return a card as a recipe has it."""
    return {"type": type_, "size": size, "color": color, "title": title, **more}


def rows(done: int, count: int = 3) -> list[dict[str, Any]]:
    """Return habits of which the first ones are done."""
    return [{"label": one, "done": n < done} for n, one in enumerate(HABITS[:count])]


EIGHT = [
    card("image_hero", "hero", "blue", "Sail to an island with Grandma", subtitle="next summer", emoji="⛵", photo="0",
         big="60 %", part=0.6),
    card("counter", "sm", "green", "Books", emoji="📚", big="12 of 20", label="read", part=0.6),
    card("habits", "tall", "pink", "Every day", emoji="🌱", rows=rows(2), foot="day 12"),
    card("mini_tile", "sm", "yellow", "Be kind", emoji="💛"),
    card("motivation", "md", "purple", "", body="Small steps every day.", foot="day 40"),
    card("streak", "wide", "orange", "Piano", emoji="🎹", big="5", label="days in a row"),
    card("journal", "md", "green", "A good day", emoji="🌻", foot="Nov 29",
         body="I helped Omar with his bike and we rode to the river. We saw two herons."),
    card("progress", "lg", "orange", "Build a bridge out of spaghetti", emoji="🌉", big="3 of 5", label="steps",
         part=0.6),
]  # fmt: skip

MORE = [
    card("image_hero", "lg", "pink", "Dance at the festival", subtitle="with Mia", emoji="💃🏽", big="30 %", part=0.3),
    card("image_hero", "lg", "green", "Camp in the hills", emoji="🏕️", photo="1"),
    card("counter", "md", "purple", "Swim", emoji="🏊🏽‍♀️", big="18 of 25", label="lengths", part=0.72),
    card("mini_tile", "sm", "blue", "Chess club", emoji="♟️"),
    card("mini_tile", "sm", "pink", "My team", emoji="⚽", photo="3"),
    card("journal", "wide", "blue", "The night of the stars", emoji="🔭", foot="Aug 12",
         body="We lay on the roof and counted eleven shooting stars. I wished for something, and I don't say what."),
    card("streak", "md", "pink", "Hindi words", big="23", label="days in a row", emoji="📖"),
    card("motivation", "wide", "green", "Coach Lena said",
         body="You don't have to be great to start. You start to be great."),
    card("habits", "lg", "yellow", "My morning", emoji="☀️", rows=rows(3, 4), foot="day 31"),
    card("progress", "md", "blue", "Learn the times tables", emoji="🧮", big="7 of 10", label="tables", part=0.7),
    card("image_hero", "wide", "purple", "See the northern lights", emoji="🌌", photo="2"),
    card("mini_tile", "sm", "orange", "Cook for Dad", emoji="🍲"),
    card("progress", "wide", "green", "Save for a bicycle", emoji="🚲", big="45 %", part=0.45),
    card("counter", "sm", "orange", "Friends helped", emoji="🤝", big="9", part=None),
    card("journal", "lg", "pink", "मेरा सपना", emoji="🦚", foot="Oct 3",
         body="एक दिन मैं पहाड़ों पर जाऊँगी और वहाँ से सूरज को उगते देखूँगी। मेरी बहन भी मेरे साथ आएगी।"),
    card("mini_tile", "sm", "green", "A puppy", emoji="🐶"),
]  # fmt: skip

AGAIN = zip([*MORE[2:], EIGHT[1], EIGHT[3]], ("yellow", "green", "purple", "orange", "blue", "pink") * 3, strict=False)
FORTY = [*EIGHT, *MORE, *({**one, "color": color, "photo": None} for one, color in AGAIN)]
