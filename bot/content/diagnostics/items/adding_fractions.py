"""Sub-module 2.2: add and subtract fractions."""

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac
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
