"""Sub-module 2.3: multiply and divide fractions."""

from math import gcd, lcm

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Mixed
from bot.content.texts import N_, say

MULTIPLIES_BOTH = Misconception(
    "times-whole-top-and-bottom",
    N_("multiplies top and bottom by the whole number"),
    N_("Maybe you multiplied top and bottom. That keeps the fraction the same; here there are more pieces."),
    "2.3",
)
MULTIPLIES_BOTTOM = Misconception(
    "times-whole-bottom-only",
    N_("multiplies the bottom by the whole number"),
    N_("Maybe you multiplied the bottom. That makes the pieces smaller; here there are more of them."),
    "2.3",
)
ADDS_WHOLE = Misconception(
    "times-whole-adds-to-top",
    N_("adds the whole number to the top"),
    N_("Maybe you added to the top. Times means that the fraction is there again and again."),
    "2.3",
)
TIMES_AS_MIXED = Misconception(
    "times-as-mixed-number",
    N_("reads a whole number times a fraction as a mixed number"),
    N_("Maybe you put the two side by side, which means plus. Here there is a times between them."),
    "2.3",
)
KEEPS_A_BOTTOM = Misconception(
    "times-keeps-a-bottom",
    N_("multiplies the tops and keeps a bottom"),
    N_("Maybe you kept a bottom, as in adding. A part of a part is a smaller piece, so multiply the bottoms too."),
    "2.3",
)
CROSSES = Misconception(
    "times-crosses-over",
    N_("multiplies crosswise where fractions are multiplied"),
    N_("Maybe you multiplied crosswise. For times, go straight: top by top, bottom by bottom."),
    "2.3",
)
ADDS_ACROSS = Misconception(
    "times-adds-across",
    N_("adds tops and bottoms where fractions are multiplied"),
    N_("Maybe you added tops and bottoms. The sign between the two is a times."),
    "2.3",
)
ONE_PART_ONLY = Misconception(
    "fraction-of-one-part-only",
    N_("finds one part of an amount where several are asked for"),
    N_("Maybe you found one part, which is the first step. The top says how many parts to take."),
    "2.3",
)
ANSWERS_THE_REST = Misconception(
    "fraction-of-answers-the-rest",
    N_("gives the rest of an amount, not the part asked for"),
    N_("Maybe you gave what is left. The question asks for the part itself."),
    "2.3",
)
DIVIDES_BY_TOP = Misconception(
    "fraction-of-divides-by-top",
    N_("divides an amount by the top"),
    N_("Maybe you divided by the top. The bottom says into how many parts to share."),
    "2.3",
)
SUBTRACTS_BOTTOM = Misconception(
    "fraction-of-subtracts-bottom",
    N_("takes the bottom away from an amount"),
    N_("Maybe you took the bottom away. It says into how many equal parts to share."),
    "2.3",
)
TAKES_PART_OF_WHOLE = Misconception(
    "part-of-part-as-part-of-whole",
    N_("takes a part of a part for a part of the whole"),
    N_("Maybe you took the second fraction as it is. It is a part of the first part, so of the whole it is less."),
    "2.3",
)
SUBTRACTS_FOR_OF = Misconception(
    "part-of-part-subtracts",
    N_("subtracts where a part of a part is asked for"),
    N_("Maybe you took one from the other. A part of a part is found with times."),
    "2.3",
)
OTHER_PART_OF_PART = Misconception(
    "part-of-part-other-part",
    N_("finds the other part of a part"),
    N_("Maybe you found the part that the question leaves out. Look once more which part it asks for."),
    "2.3",
)
FORGETS_TO_FLIP = Misconception(
    "divides-without-flip",
    N_("multiplies where fractions are divided"),
    N_("Maybe you multiplied the two as they are. Before that, turn the second one upside down."),
    "2.3",
)
FLIPS_FIRST = Misconception(
    "divides-flips-first",
    N_("turns the first fraction upside down, not the second"),
    N_("Maybe you turned the first one upside down. It stays; the one after ÷ is turned."),
    "2.3",
)
FLIPS_BOTH = Misconception(
    "divides-flips-both",
    N_("turns both fractions upside down"),
    N_("Maybe you turned both upside down. Only the one after ÷ is turned."),
    "2.3",
)
FORGETS_TOP = Misconception(
    "divides-counts-single-pieces",
    N_("divides by one piece, such as a quarter for three quarters"),
    N_("Maybe you counted the single small pieces. Several of them belong together; the top says how many."),
    "2.3",
)
DIVIDING_MAKES_SMALLER = Misconception(
    "dividing-makes-smaller",
    N_("multiplies so that the result of a division gets smaller"),
    N_("Maybe you multiplied, so that it gets smaller. Less than one whole fits in more often than a whole does."),
    "2.3",
)
DIVIDES_BY_BOTTOM = Misconception(
    "divides-by-bottom",
    N_("divides a whole number by the bottom of a fraction"),
    N_("Maybe you divided by the bottom. A whole holds as many pieces as the bottom says, so there are more."),
    "2.3",
)

PART_OF_AMOUNT = (
    N_("{name} has {amount} stickers and gives {part} of them to a friend. How many stickers does the friend get?"),
    N_("There are {amount} children in the hall, and {part} of them sing. How many children sing?"),
    N_("{name} has read {part} of a book that has {amount} pages. How many pages has {name} read?"),
)
PART_OF_PART = (
    N_("{first} of a garden is for vegetables, and {second} of that part is for beans. "
       "Which part of the garden is for beans?"),
    N_("{name} has {first} of a cake and eats {second} of that. Which part of a whole cake does {name} eat?"),
    N_("{first} of the children in a club play music, and {second} of those play the piano. "
       "Which part of all the children plays the piano?"),
)  # fmt: skip
HOW_OFTEN = (
    N_("{name} cuts {amount} m of ribbon into pieces of {part} m. How many pieces are there?"),
    N_("A barrel holds {amount} litres of water. A bottle holds {part} of a litre. How many bottles can be filled?"),
    N_("A round in the park is {part} of a km. How many rounds make {amount} km?"),
)


@item("2.3.times-a-whole", difficulty=1, variety=230)
def times_a_whole(pick: Pick) -> Question:
    """Multiply a fraction by a whole number."""
    whole, bottom = pick.between(2, 9), pick.between(3, 12)
    top = pick.between(1, bottom - 1)
    pick.need(gcd(whole * top, bottom) == 1)
    key = Frac(whole * top, bottom)
    return Question(
        stem=say(N_("{whole} × {part} = ?"), whole=whole, part=Frac(top, bottom)),
        key=key,
        wrong=pick.some([
            MULTIPLIES_BOTH(Frac(whole * top, whole * bottom)),
            TIMES_AS_MIXED(Mixed(whole, top, bottom)),
            ADDS_WHOLE(Frac(whole + top, bottom)),
            MULTIPLIES_BOTTOM(Frac(top, whole * bottom)),
        ], 4),
        because=say(
            N_("There are {whole} × {top} = {pieces} pieces now. They are as big as before, so it is {key}."),
            whole=whole, top=top, pieces=whole * top, key=key,
        ),
    )  # fmt: skip


@item("2.3.times-a-fraction", difficulty=2, variety=420)
def times_a_fraction(pick: Pick) -> Question:
    """Multiply two fractions."""
    a, b = _proper(pick, 9), _proper(pick, 9)
    key = Frac(a.top * b.top, a.bottom * b.bottom)
    pick.need(gcd(key.top, key.bottom) == 1 and a != b)
    return Question(
        stem=say(N_("{a} × {b} = ?"), a=a, b=b),
        key=key,
        wrong=[
            KEEPS_A_BOTTOM(Frac(key.top, max(a.bottom, b.bottom))),
            CROSSES(Frac(a.top * b.bottom, a.bottom * b.top)),
            ADDS_ACROSS(Frac(a.top + b.top, a.bottom + b.bottom)),
        ],
        because=say(
            N_("Top by top: {p} × {q} = {top}. Bottom by bottom: {r} × {s} = {bottom}. So it is {key}."),
            p=a.top, q=b.top, top=key.top, r=a.bottom, s=b.bottom, bottom=key.bottom, key=key,
        ),
    )  # fmt: skip


@item("2.3.part-of-an-amount", difficulty=1, variety=260)
def part_of_an_amount(pick: Pick) -> Question:
    """Find a fraction of an amount."""
    part = _proper(pick, 9)
    pick.need(part.top > 1)
    amount = lcm(part.top, part.bottom) * pick.between(1, 9)
    one = amount // part.bottom
    pick.need(12 <= amount <= 120)
    return Question(
        stem=say(pick.one_of(PART_OF_AMOUNT), name=pick.name(), amount=amount, part=part),
        key=one * part.top,
        wrong=pick.some([
            ONE_PART_ONLY(one),
            DIVIDES_BY_TOP(amount // part.top),
            ANSWERS_THE_REST(amount - one * part.top),
            SUBTRACTS_BOTTOM(amount - part.bottom),
        ], 4),
        because=say(
            N_("{amount} ÷ {bottom} = {one} is one part. The top says {top} parts: {top} × {one} = {key}."),
            amount=amount, bottom=part.bottom, one=one, top=part.top, key=one * part.top,
        ),
    )  # fmt: skip


@item("2.3.part-of-a-part", difficulty=3, variety=80)
def part_of_a_part(pick: Pick) -> Question:
    """Find in a story which part of the whole a part of a part is."""
    a, b = _proper(pick, 6), _proper(pick, 6)
    bottom = a.bottom * b.bottom
    key = Frac(a.top * b.top, bottom)
    pick.need(a.worth > b.worth and gcd(key.top, bottom) == 1)
    return Question(
        stem=say(pick.one_of(PART_OF_PART), name=pick.name(), first=a, second=b),
        key=key,
        wrong=[
            TAKES_PART_OF_WHOLE(b),
            SUBTRACTS_FOR_OF(Frac(a.top * b.bottom - b.top * a.bottom, bottom)),
            OTHER_PART_OF_PART(Frac(a.top * (b.bottom - b.top), bottom)),
            ADDS_ACROSS(Frac(a.top + b.top, a.bottom + b.bottom)),
        ],
        because=say(
            N_("A part of a part is found with times: {second} × {first} = {key}."), first=a, second=b, key=key,
        ),
    )  # fmt: skip


@item("2.3.dividing", difficulty=2, variety=270)
def dividing(pick: Pick) -> Question:
    """Divide a fraction by a fraction."""
    a, b = _proper(pick, 9), _proper(pick, 9)
    key, turned = Frac(a.top * b.bottom, a.bottom * b.top), Frac(b.bottom, b.top)
    pick.need(gcd(key.top, key.bottom) == 1 and min(key.top, key.bottom, b.top) > 1)
    return Question(
        stem=say(N_("{a} ÷ {b} = ?"), a=a, b=b),
        key=key,
        wrong=[
            FORGETS_TO_FLIP(Frac(a.top * b.top, a.bottom * b.bottom)),
            FLIPS_FIRST(Frac(a.bottom * b.top, a.top * b.bottom)),
            FLIPS_BOTH(Frac(a.bottom * b.bottom, a.top * b.top)),
        ],
        because=say(
            N_("Turn the second one upside down, then multiply: {a} × {turned} = {key}."), a=a, turned=turned, key=key,
        ),
    )  # fmt: skip


@item("2.3.how-often", difficulty=3, variety=85)
def how_often(pick: Pick) -> Question:
    """Find in a story how often a fraction fits into a whole number."""
    part = _proper(pick, 8)
    pick.need(part.top > 1)
    amount = lcm(part.top, part.bottom) * pick.between(1, 10)
    pieces = amount * part.bottom
    key = pieces // part.top
    pick.need(amount <= 42)
    return Question(
        stem=say(pick.one_of(HOW_OFTEN), name=pick.name(), amount=amount, part=part),
        key=key,
        wrong=[
            DIVIDING_MAKES_SMALLER(amount * part.top // part.bottom),
            FORGETS_TOP(pieces),
            DIVIDES_BY_BOTTOM(amount // part.bottom),
        ],
        because=say(
            N_("{amount} wholes are {amount} × {bottom} = {pieces} small pieces. "
               "{top} of them go together each time: {pieces} ÷ {top} = {key}."),
            amount=amount, bottom=part.bottom, pieces=pieces, top=part.top, key=key,
        ),
    )  # fmt: skip


def _proper(pick: Pick, most: int) -> Frac:
    """Return a fraction in its simplest form, smaller than one, whose bottom is no more than that."""
    bottom = pick.between(2, most)
    top = pick.between(1, bottom - 1)
    pick.need(gcd(top, bottom) == 1)
    return Frac(top, bottom)
