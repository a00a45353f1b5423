"""Sub-module 2.1: the same number written as different fractions."""

from fractions import Fraction
from math import gcd

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Mixed
from bot.content.texts import N_, say

ADDS_THE_SAME = Misconception(
    "equivalent-adds-same",
    N_("adds the same to top and bottom"),
    N_("Maybe you added the same to top and bottom; many people do. Multiplying both keeps the fraction the same."),
    "2.1",
)
KEEPS_TOP = Misconception(
    "equivalent-keeps-top",
    N_("changes the bottom and keeps the top"),
    N_("Maybe you kept the top. Smaller pieces mean more pieces, so the top grows with the bottom."),
    "2.1",
)
GIVES_FACTOR = Misconception(
    "equivalent-gives-factor",
    N_("gives the number to multiply by as the new top"),
    N_("Maybe you found what to multiply by, and that's half of it. Multiply the top by it too."),
    "2.1",
)
ADDS_FACTOR = Misconception(
    "equivalent-adds-factor",
    N_("multiplies the bottom but adds to the top"),
    N_("Maybe you added to the top what you multiplied the bottom by. Do the same with both: multiply."),
    "2.1",
)
STOPS_EARLY = Misconception(
    "simplest-stops-early",
    N_("stops before a fraction is in its simplest form"),
    N_("Maybe you stopped a little early. Top and bottom still share a factor, so divide once more."),
    "2.1",
)
DIVIDES_TOP_ONLY = Misconception(
    "simplest-divides-top-only",
    N_("divides the top and leaves the bottom"),
    N_("Maybe you divided the top only. Divide the bottom by the same number, and it stays the same part."),
    "2.1",
)
SUBTRACTS_THE_SAME = Misconception(
    "simplest-subtracts-same",
    N_("takes the same away from top and bottom"),
    N_("Maybe you took the same away from top and bottom. Dividing both keeps the fraction the same."),
    "2.1",
)
DIVIDES_DIFFERENTLY = Misconception(
    "simplest-divides-differently",
    N_("divides top and bottom by different numbers"),
    N_("Maybe you divided top and bottom by different numbers. Take one number that goes into both."),
    "2.1",
)
LARGER_BOTTOM_LARGER = Misconception(
    "larger-bottom-larger",
    N_("takes a larger bottom for a larger fraction"),
    N_("Maybe you looked for the largest bottom. More pieces in a whole are smaller pieces."),
    "2.1",
)
LARGER_TOP_LARGER = Misconception(
    "larger-top-larger",
    N_("takes a larger top for a larger fraction"),
    N_("Maybe you looked for the largest top. How big each piece is counts too, and the bottom says it."),
    "2.1",
)
SMALLER_BOTTOM_LARGER = Misconception(
    "smaller-bottom-larger",
    N_("takes the fraction with the biggest pieces for the largest"),
    N_("Maybe you looked for the biggest pieces. How many of them there are counts too."),
    "2.1",
)
SMALLER_GAP_LARGER = Misconception(
    "smaller-gap-larger",
    N_("compares how far the top is from the bottom"),
    N_("Maybe you looked at how many pieces are missing. One big missing piece is more than a small one."),
    "2.1",
)
COUNTS_MARKS = Misconception(
    "line-counts-marks",
    N_("counts the marks of a number line, not the steps"),
    N_("Maybe you counted the marks. Count the steps between them; the mark at 0 is only the start."),
    "2.1",
)
WHOLE_LINE_AS_ONE = Misconception(
    "line-whole-line-as-one",
    N_("takes the whole number line for one whole"),
    N_("Maybe you took the whole line for one whole. The whole goes from 0 to 1."),
    "2.1",
)
LEAVES_OUT_WHOLES = Misconception(
    "line-leaves-out-wholes",
    N_("counts from the last whole number, not from 0"),
    N_("Maybe you counted from the last whole number. Count the steps from 0."),
    "2.1",
)
STEPS_AS_TENTHS = Misconception(
    "line-steps-as-tenths",
    N_("takes every step of a number line for a tenth"),
    N_("Maybe you took each step for a tenth. Count how many steps there are from 0 to 1."),
    "2.1",
)
ADDS_WHOLE_TO_TOP = Misconception(
    "mixed-adds-whole-to-top",
    N_("adds the whole number to the top"),
    N_("Maybe you added the whole number to the top. Each whole is as many pieces as the bottom says."),
    "2.1",
)
WRITES_SIDE_BY_SIDE = Misconception(
    "mixed-digits-side-by-side",
    N_("writes the whole number in front of the top"),
    N_("Maybe you put the whole number in front of the top. First find how many pieces the wholes make."),
    "2.1",
)
SWAPS_TOP_AND_BOTTOM = Misconception(
    "mixed-swaps-top-and-bottom",
    N_("multiplies by the top and adds the bottom"),
    N_("Maybe you multiplied by the top. The bottom says how many pieces a whole has, so multiply by that."),
    "2.1",
)
LEAVES_OUT_TOP = Misconception(
    "mixed-leaves-out-top",
    N_("counts the wholes and leaves out the part"),
    N_("Maybe you counted the pieces of the wholes. Add the pieces beside them."),
    "2.1",
)


@item("2.1.missing-top", difficulty=1, variety=230)
def missing_top(pick: Pick) -> Question:
    """Find the missing top of an equivalent fraction."""
    bottom, times = pick.between(3, 10), pick.between(2, 9)
    top = pick.between(1, bottom - 1)
    pick.need(gcd(top, bottom) == 1)
    new = bottom * times
    return Question(
        stem=say(N_("{fraction} = ?/{new}. Which number is the missing top?"), fraction=Frac(top, bottom), new=new),
        key=top * times,
        wrong=pick.some([
            ADDS_THE_SAME(top + new - bottom),
            KEEPS_TOP(top),
            GIVES_FACTOR(times),
            ADDS_FACTOR(top + times),
        ], 4),
        because=say(
            N_("{bottom} × {times} = {new}, so the top is multiplied by {times} too: {top} × {times} = {key}."),
            bottom=bottom, times=times, new=new, top=top, key=top * times,
        ),
    )  # fmt: skip


@item("2.1.simplest-form", difficulty=2, variety=150)
def simplest_form(pick: Pick) -> Question:
    """Write a fraction in its simplest form."""
    first, second = pick.one_of(((2, 2), (2, 3), (2, 4), (2, 5), (2, 6), (3, 3)))
    bottom, common = pick.between(3, 12), first * second
    top = pick.between(2, bottom - 1)
    pick.need(gcd(top, bottom) == 1 and bottom * common <= 96)
    large = Frac(top * common, bottom * common)
    return Question(
        stem=say(N_("Write {fraction} in its simplest form."), fraction=large),
        key=Frac(top, bottom),
        wrong=[
            STOPS_EARLY(Frac(top * second, bottom * second)),
            DIVIDES_TOP_ONLY(Frac(top, large.bottom)),
            DIVIDES_DIFFERENTLY(Frac(top * second, bottom * first)),
            SUBTRACTS_THE_SAME(Frac(large.top - common, large.bottom - common)),
        ],
        because=say(
            N_("{common} goes into {large_top} and into {large_bottom}. That gives {top} and {bottom}, "
               "which share no factor but 1."),
            common=common, large_top=large.top, large_bottom=large.bottom, top=top, bottom=bottom,
        ),
        about_form=True,
    )  # fmt: skip


@item("2.1.largest", difficulty=3, variety=8000)
def largest(pick: Pick) -> Question:
    """Find the largest of four fractions."""
    bottom = pick.between(5, 9)
    few = pick.one_of((Frac(1, 2), Frac(2, 3), Frac(1, 3), Frac(1, 4)))
    key = Frac(bottom - pick.one_of((1, 2, 2, 3)), bottom)
    many = Frac(key.top + pick.between(1, 3), pick.between(bottom + 1, 11))
    most = Frac(pick.between(1, many.top - 1), pick.between(many.bottom + 1, 12))
    pick.need(all(key.worth - one.worth >= Fraction(1, 20) for one in (few, many, most)))
    fewest_missing = all(_missing(few) < _missing(one) for one in (key, many, most))
    a, b, c, d = pick.some((few, key, many, most), 4)
    p, q, r, s = (round(one.worth * 100) for one in (a, b, c, d))
    return Question(
        stem=say(N_("Which is the largest: {a}, {b}, {c} or {d}?"), a=a, b=b, c=c, d=d),
        key=key,
        wrong=[
            LARGER_BOTTOM_LARGER(most),
            LARGER_TOP_LARGER(many),
            SMALLER_GAP_LARGER(few) if fewest_missing else SMALLER_BOTTOM_LARGER(few),
        ],
        because=say(
            N_("Cut a whole into 100 pieces. The four are about {p}, {q}, {r} and {s} pieces, and {key} is the most."),
            p=p, q=q, r=r, s=s, key=key,
        ),
    )  # fmt: skip


@item("2.1.on-a-line", difficulty=2, variety=170)
def on_a_line(pick: Pick) -> Question:
    """Read a fraction from a number line."""
    parts, last = pick.between(3, 9), pick.between(2, 3)
    whole, steps = pick.between(0, last - 1), pick.between(1, parts - 1)
    top = whole * parts + steps
    key = Frac(top, parts)
    return Question(
        stem=say(N_("Which number does A show?")),
        figure=Figure(
            "number_line",
            {"first": 0, "last": last, "step": 1, "parts": parts, "marks": [{"at": key, "label": "A"}]},
            say(
                N_("A number line from 0 to {last}. From each whole number to the next there are {parts} equal steps. "
                   "Counted from {whole}, A is at the end of step {steps}."),
                last=last, parts=parts, whole=whole, steps=steps,
            ),
        ),
        key=key,
        wrong=pick.some([
            WHOLE_LINE_AS_ONE(Frac(top, parts * last)),
            COUNTS_MARKS(Frac(top + 1, parts + 1)),
            LEAVES_OUT_WHOLES(Frac(steps, parts)),
            STEPS_AS_TENTHS(Frac(whole * 10 + steps, 10)),
        ], 4),
        because=say(
            N_("From 0 to 1 are {parts} steps, so {parts} is the bottom. From 0 to A are {top}, so {top} is the top."),
            parts=parts, top=top,
        ),
    )  # fmt: skip


@item("2.1.mixed-as-fraction", difficulty=1, variety=200)
def mixed_as_fraction(pick: Pick) -> Question:
    """Write a mixed number as one fraction."""
    whole, bottom = pick.between(2, 9), pick.between(3, 9)
    top = pick.between(1, bottom - 1)
    pick.need(gcd(top, bottom) == 1)
    key = Frac(whole * bottom + top, bottom)
    return Question(
        stem=say(N_("Write {mixed} as one fraction, without a whole number."), mixed=Mixed(whole, top, bottom)),
        key=key,
        wrong=pick.some([
            ADDS_WHOLE_TO_TOP(Frac(whole + top, bottom)),
            WRITES_SIDE_BY_SIDE(Frac(whole * 10 + top, bottom)),
            SWAPS_TOP_AND_BOTTOM(Frac(whole * top + bottom, bottom)),
            LEAVES_OUT_TOP(Frac(whole * bottom, bottom)),
        ], 4),
        because=say(
            N_("The wholes make {whole} × {bottom} = {pieces} pieces. With the {top} beside them it is {key}."),
            whole=whole, bottom=bottom, pieces=whole * bottom, top=top, key=key,
        ),
    )  # fmt: skip


def _missing(fraction: Frac) -> int:
    """Return how many pieces are missing to a whole."""
    return fraction.bottom - fraction.top
