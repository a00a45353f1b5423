"""Sub-module 2.2: add and subtract fractions."""

from math import gcd, lcm

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Mixed
from bot.content.texts import N_, say

ADDS_BOTTOMS = Misconception(
    "adds-bottoms",
    N_("adds the bottoms too"),
    N_("Maybe you added the bottoms too; many people do. The bottom says how big the pieces are, and that stays."),
    "2.2",
)
KEEPS_LARGER_TOP = Misconception(
    "keeps-larger-top",
    N_("takes the larger fraction as the sum"),
    N_("Maybe you kept one of the two. Adding means that both are there together."),
    "2.2",
)
MULTIPLIES_TOPS = Misconception(
    "multiplies-tops",
    N_("multiplies the tops where they are added"),
    N_("Maybe you multiplied the tops. Adding counts the pieces of both."),
    "2.2",
)
SUBTRACTS_INSTEAD = Misconception(
    "subtracts-fractions-instead",
    N_("subtracts where fractions are added"),
    N_("Maybe you took one away from the other. The plus puts them together."),
    "2.2",
)
ADDS_AS_TIMES = Misconception(
    "adds-as-times",
    N_("multiplies tops and bottoms where fractions are added"),
    N_("Maybe you multiplied tops and bottoms, which is for times. For plus, cut to one size and count the pieces."),
    "2.2",
)
CHANGES_BOTTOMS_ONLY = Misconception(
    "changes-bottoms-only",
    N_("makes the bottoms the same and leaves the tops"),
    N_("Maybe you changed the bottoms and left the tops. Smaller pieces mean more pieces, so the tops grow too."),
    "2.2",
)
TAKES_LARGER_BOTTOM = Misconception(
    "takes-larger-bottom",
    N_("takes the larger of two bottoms for both"),
    N_("Maybe you took the larger bottom for both. First cut all pieces to the same size."),
    "2.2",
)
SUBTRACTS_BOTTOMS = Misconception(
    "subtracts-bottoms",
    N_("subtracts the bottoms too"),
    N_("Maybe you subtracted the bottoms too. Find pieces of the same size first; that size stays."),
    "2.2",
)
ADDS_INSTEAD = Misconception(
    "adds-fractions-instead",
    N_("adds where fractions are subtracted"),
    N_("Maybe you added the two. The minus takes one away, so less is left."),
    "2.2",
)
KEEPS_ALL_WHOLES = Misconception(
    "keeps-all-wholes",
    N_("cuts up a whole and still counts it as a whole"),
    N_("Maybe you counted a whole that you had cut up. Then there is one whole less."),
    "2.2",
)
WHOLE_AS_TOP = Misconception(
    "whole-as-top",
    N_("takes the top from the whole number"),
    N_("Maybe you took the top from the whole number. Wholes and pieces differ in size; cut up one whole first."),
    "2.2",
)
KEEPS_TAKEN_PART = Misconception(
    "keeps-taken-part",
    N_("gives the part that goes, not the part that stays"),
    N_("Maybe you kept the part that goes. The rest of that whole is what stays."),
    "2.2",
)
READS_AS_MIXED = Misconception(
    "minus-as-mixed-number",
    N_("puts whole number and fraction side by side"),
    N_("Maybe you put the two side by side, which means plus. Here something is taken away."),
    "2.2",
)
SMALLER_PART_FROM_LARGER = Misconception(
    "smaller-part-from-larger",
    N_("takes the smaller top from the larger, whichever comes first"),
    N_("Maybe you took the smaller top from the larger. The second one is taken away, so cut up a whole first."),
    "2.2",
)
BORROWS_TEN = Misconception(
    "borrows-ten-pieces",
    N_("cuts a whole into 10 pieces, whatever the bottom"),
    N_("Maybe you made 10 pieces of a whole, as with tens and ones. The bottom says how many pieces there are."),
    "2.2",
)
NOTHING_WHERE_TOO_SMALL = Misconception(
    "nothing-where-top-too-small",
    N_("leaves no part where the top is too small to take away from"),
    N_("Maybe you left no part, as the top was too small. Cut up a whole, and there are pieces enough."),
    "2.2",
)
STOPS_AFTER_ADDING = Misconception(
    "stops-after-adding-parts",
    N_("gives what is gone, not what is left"),
    N_("Maybe you found what is gone, which you need. Then see what is missing from the whole."),
    "2.2",
)
TAKES_ONE_PART_ONLY = Misconception(
    "takes-one-part-only",
    N_("takes one of two parts away"),
    N_("Maybe you took one part away. The story has two; both are gone."),
    "2.2",
)

TWO_PARTS_GONE = (
    N_("{one} eats {a} of a pizza, and {two} eats {b} of it. Which part of the pizza is left?"),
    N_("{one} paints {a} of a wall, and {two} paints {b} of it. Which part of the wall is not painted yet?"),
    N_("On a farm, {a} of the animals are hens and {b} are ducks. Which part of the animals is something else?"),
)


@item("2.2.same-bottoms", difficulty=1, variety=60)
def same_bottoms(pick: Pick) -> Question:
    """Add two fractions that have the same bottom."""
    bottom = pick.between(5, 15)
    a, b = pick.between(1, bottom - 2), pick.between(1, bottom - 2)
    pick.need(a + b < bottom and a != b)
    return Question(
        stem=say(N_("{a} + {b} = ?"), a=Frac(a, bottom), b=Frac(b, bottom)),
        key=Frac(a + b, bottom),
        wrong=[
            ADDS_BOTTOMS(Frac(a + b, 2 * bottom)),
            SUBTRACTS_INSTEAD(Frac(abs(a - b), bottom)),
            MULTIPLIES_TOPS(Frac(a * b, bottom)),
            KEEPS_LARGER_TOP(Frac(max(a, b), bottom)),
        ],
        because=say(
            N_("All pieces are the same size. {a} and {b} of them make {sum}, so it is {key}."),
            a=a, b=b, sum=a + b, key=Frac(a + b, bottom),
        ),
    )  # fmt: skip


@item("2.2.unlike-bottoms", difficulty=2, variety=220)
def unlike_bottoms(pick: Pick) -> Question:
    """Add two fractions that have different bottoms."""
    a, b = _two_unlike(pick)
    bottom, (p, q) = _common(a, b)
    pick.need(p + q < bottom and gcd(p + q, bottom) == 1)
    key = Frac(p + q, bottom)
    return Question(
        stem=say(N_("{a} + {b} = ?"), a=a, b=b),
        key=key,
        wrong=[
            ADDS_BOTTOMS(Frac(a.top + b.top, a.bottom + b.bottom)),
            CHANGES_BOTTOMS_ONLY(Frac(a.top + b.top, bottom)),
            TAKES_LARGER_BOTTOM(Frac(a.top + b.top, max(a.bottom, b.bottom))),
            ADDS_AS_TIMES(Frac(a.top * b.top, a.bottom * b.bottom)),
        ],
        because=say(
            N_("In pieces of the same size it is {p} + {q}. Now the pieces can be counted: {key}."),
            p=Frac(p, bottom), q=Frac(q, bottom), key=key,
        ),
    )  # fmt: skip


@item("2.2.taking-away", difficulty=2, variety=160)
def taking_away(pick: Pick) -> Question:
    """Subtract a fraction from one that has another bottom."""
    a, b = _two_unlike(pick)
    bottom, (p, q) = _common(a, b)
    pick.need(a.top != b.top and abs(a.bottom - b.bottom) > 1 and p > q and gcd(p - q, bottom) == 1)
    key, tops = Frac(p - q, bottom), abs(a.top - b.top)
    return Question(
        stem=say(N_("{a} − {b} = ?"), a=a, b=b),
        key=key,
        wrong=[
            SUBTRACTS_BOTTOMS(Frac(tops, abs(a.bottom - b.bottom))),
            CHANGES_BOTTOMS_ONLY(Frac(tops, bottom)),
            TAKES_LARGER_BOTTOM(Frac(tops, max(a.bottom, b.bottom))),
            ADDS_INSTEAD(Frac(p + q, bottom)),
        ],
        because=say(
            N_("In pieces of the same size it is {p} − {q}. Now the pieces can be counted: {key}."),
            p=Frac(p, bottom), q=Frac(q, bottom), key=key,
        ),
    )  # fmt: skip


@item("2.2.from-a-whole", difficulty=1, variety=200)
def from_a_whole(pick: Pick) -> Question:
    """Take a fraction away from a whole number."""
    whole, bottom = pick.between(3, 9), pick.between(3, 12)
    top = pick.between(1, bottom - 1)
    pick.need(top < whole and gcd(top, bottom) == 1)
    rest, key = bottom - top, Mixed(whole - 1, bottom - top, bottom)
    return Question(
        stem=say(N_("{whole} − {part} = ?"), whole=whole, part=Frac(top, bottom)),
        key=key,
        wrong=pick.some([
            KEEPS_ALL_WHOLES(Mixed(whole, rest, bottom)),
            WHOLE_AS_TOP(Frac(whole - top, bottom)),
            KEEPS_TAKEN_PART(Mixed(whole - 1, top, bottom)),
            READS_AS_MIXED(Mixed(whole, top, bottom)),
        ], 4),
        because=say(
            N_("Cut one of the wholes into {one}. {one} − {part} = {rest}, and {left} wholes stay: {key}."),
            one=Frac(bottom, bottom), part=Frac(top, bottom), rest=Frac(rest, bottom), left=whole - 1, key=key,
        ),
    )  # fmt: skip


@item("2.2.mixed-numbers", difficulty=3, variety=700)
def mixed_numbers(pick: Pick) -> Question:
    """Subtract mixed numbers where a whole has to be cut up."""
    bottom, more, less = pick.one_of((4, 5, 6, 7, 8, 9, 12)), pick.between(5, 9), pick.between(1, 3)
    p, q = sorted(pick.some([n for n in range(1, bottom) if gcd(n, bottom) == 1], 2))
    top = bottom + p - q
    key = Mixed(more - 1 - less, top, bottom)
    return Question(
        stem=say(N_("{a} − {b} = ?"), a=Mixed(more, p, bottom), b=Mixed(less, q, bottom)),
        key=key,
        wrong=[
            SMALLER_PART_FROM_LARGER(Mixed(more - less, q - p, bottom)),
            KEEPS_ALL_WHOLES(Mixed(more - less, top, bottom)),
            BORROWS_TEN(Mixed(more - 1 - less, 10 + p - q, bottom)),
            NOTHING_WHERE_TOO_SMALL(more - less),
        ],
        because=say(
            N_("Cut a whole up: {a} = {opened}. Now the tops give {opened_top} − {q} = {top}, "
               "and the wholes {opened_whole} − {less} = {left}."),
            a=Mixed(more, p, bottom), opened=Mixed(more - 1, bottom + p, bottom), opened_top=bottom + p, q=q, top=top,
            opened_whole=more - 1, less=less, left=key.whole,
        ),
    )  # fmt: skip


@item("2.2.what-is-left", difficulty=3, variety=600)
def what_is_left(pick: Pick) -> Question:
    """Find which part is left when two parts are gone."""
    a, b = _two_unlike(pick)
    bottom, (p, q) = _common(a, b)
    gone, key = Frac(p + q, bottom), Frac(bottom - p - q, bottom)
    one, two = pick.names(2)
    pick.need(key.top > 0 and gcd(key.top, bottom) == 1)
    return Question(
        stem=say(pick.one_of(TWO_PARTS_GONE), one=one, two=two, a=a, b=b),
        key=key,
        wrong=[
            STOPS_AFTER_ADDING(gone),
            ADDS_BOTTOMS(Frac(a.bottom + b.bottom - a.top - b.top, a.bottom + b.bottom)),
            TAKES_ONE_PART_ONLY(Frac(a.bottom - a.top, a.bottom)),
        ],
        because=say(
            N_("{a} + {b} = {gone}. The whole is {whole}, so {key} is left."),
            a=a, b=b, gone=gone, whole=Frac(bottom, bottom), key=key,
        ),
    )  # fmt: skip


def _two_unlike(pick: Pick) -> tuple[Frac, Frac]:
    """Return two fractions in their simplest form, whose bottoms differ and have a handy number in common."""
    first, second = pick.some((2, 3, 4, 5, 6, 8, 9, 10, 12), 2)
    a, b = Frac(pick.between(1, first - 1), first), Frac(pick.between(1, second - 1), second)
    pick.need(gcd(a.top, a.bottom) == gcd(b.top, b.bottom) == 1 and lcm(first, second) <= 40)
    return a, b


def _common(a: Frac, b: Frac) -> tuple[int, tuple[int, int]]:
    """Return the lowest common bottom of two fractions, and what their tops are over it."""
    bottom = lcm(a.bottom, b.bottom)
    return bottom, (a.top * bottom // a.bottom, b.top * bottom // b.bottom)
