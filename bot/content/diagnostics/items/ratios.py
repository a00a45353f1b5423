"""Sub-module 5.1: ratios."""

from math import gcd

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Ratio
from bot.content.texts import N_, say

ADDS = Misconception(
    "ratio-adds",
    N_("adds where a ratio multiplies"),
    N_("Maybe you added the same number on both sides. In a ratio, both sides are multiplied by the same number."),
    "5.1",
)
TAKES_AWAY = Misconception(
    "ratio-takes-away",
    N_("takes the same number away from both sides of a ratio"),
    N_("Maybe you took the same number away from both sides. A ratio stays the same when you divide both sides."),
    "5.1",
)
STOPS_EARLY = Misconception(
    "ratio-stops-early",
    N_("stops before a ratio is in its simplest form"),
    N_("Maybe you divided once and stopped. Look if one more number divides both sides."),
    "5.1",
)
TURNS_ROUND = Misconception(
    "ratio-turns-round",
    N_("turns the order of a ratio round"),
    N_("Maybe you swapped the two numbers. The order of a ratio says which number belongs to whom."),
    "5.1",
)
CHANGES_ONE_SIDE = Misconception(
    "ratio-changes-one-side",
    N_("changes only one side of a ratio"),
    N_("Maybe you changed one side only. A ratio stays the same when both sides change together."),
    "5.1",
)
ONE_PART = Misconception(
    "ratio-one-part",
    N_("stops at the amount for one part"),
    N_("Maybe you found the amount for one part. Next, see how many parts the question is about."),
    "5.1",
)
PARTS_AS_AMOUNT = Misconception(
    "ratio-parts-as-amount",
    N_("takes the number of parts for the amount"),
    N_("Maybe you counted the parts. Each part can stand for more than one, so find how much one part is."),
    "5.1",
)
AS_DIFFERENCE = Misconception(
    "ratio-as-difference",
    N_("takes a ratio for a difference"),
    N_("Maybe you gave one of them a few more. A ratio tells how many equal parts each one gets."),
    "5.1",
)
PART_TO_PART = Misconception(
    "ratio-part-to-part",
    N_("compares a part with the other part, not with the whole"),
    N_("Maybe you compared one part with the other part. A fraction compares a part with everything together."),
    "5.1",
)
WHOLE_TO_PART = Misconception(
    "ratio-whole-to-part",
    N_("puts the whole on top of the fraction"),
    N_("Maybe you put the whole on top. In a fraction, the whole is at the bottom."),
    "5.1",
)
ALL_FOR_EACH = Misconception(
    "ratio-all-for-each",
    N_("takes the amount for all as the amount for each"),
    N_("Maybe you used the whole amount for each one. First find how much is needed for one."),
    "5.1",
)
EXTRA_ONLY = Misconception(
    "ratio-extra-only",
    N_("works out only what comes on top"),
    N_("Maybe you found what the extra ones need. Put it together with what was there before."),
    "5.1",
)
WHOLE_TIMES = Misconception(
    "ratio-whole-times",
    N_("scales a ratio by whole numbers only"),
    N_("Maybe you looked for a whole number of times. Make the ratio simpler first, then make it bigger."),
    "5.1",
)
DIFFERENCE_AS_PART = Misconception(
    "ratio-difference-as-part",
    N_("takes the difference of two bars for one part"),
    N_("Maybe you took the difference for one part. Count how many parts one bar is longer than the other."),
    "5.1",
)
ONE_PERSON = Misconception(
    "ratio-one-person",
    N_("gives the amount of one person for both together"),
    N_("Maybe you found what one of the two has. The question asks for both together."),
    "5.1",
)

MIXES = (
    N_("A bag holds only red and blue marbles. The ratio of red to blue is {ratio}. What fraction of them is red?"),
    N_("A drink is only juice and water. The ratio of juice to water is {ratio}. What fraction of it is juice?"),
    N_("A farm has only sheep and goats. The ratio of sheep to goats is {ratio}. What fraction of them are sheep?"),
    N_("In a choir, the ratio of children to adults is {ratio}. What fraction of the choir are children?"),
)
RECIPES = (
    N_("A soup for {people} people needs {amount} carrots. How many carrots does it need for {more} people?"),
    N_("For {people} glasses of lemonade you need {amount} lemons. How many lemons do you need for {more} glasses?"),
    N_("{people} small cakes need {amount} strawberries. How many strawberries do {more} of these cakes need?"),
)


@item("5.1.simplify", difficulty=1, variety=250)
def simplify(pick: Pick) -> Question:
    """Write a ratio in its simplest form."""
    a, b = pick.some(range(1, 10), 2)
    first, second = pick.one_of((2, 3)), pick.one_of((2, 3, 5))
    times = first * second
    pick.need(gcd(a, b) == 1)
    return Question(
        stem=say(N_("What is the simplest form of the ratio {ratio}?"), ratio=Ratio((times * a, times * b))),
        key=Ratio((a, b)),
        wrong=[
            STOPS_EARLY(Ratio((second * a, second * b))),
            TAKES_AWAY(Ratio((times * a - times * min(a, b) + 1, times * b - times * min(a, b) + 1))),
            CHANGES_ONE_SIDE(Ratio((a, times * b))),
            TURNS_ROUND(Ratio((b, a))),
        ],
        because=say(
            N_("Both numbers can be divided by {times}. That gives {key}, and no number divides both of these."),
            times=times, key=Ratio((a, b)),
        ),
        about_form=True,
    )  # fmt: skip


@item("5.1.share", difficulty=2, variety=3000)
def share(pick: Pick) -> Question:
    """Share an amount in a ratio."""
    p, q = pick.some(range(2, 8), 2)
    one = pick.between(3, 15)
    total = (p + q) * one
    ann, ben = pick.names(2)
    pick.need(gcd(p, q) == 1 and (total + p - q) % 2 == 0)
    return Question(
        stem=say(
            N_("{ann} and {ben} share {total} marbles in the ratio {ratio}. How many marbles does {ann} get?"),
            ann=ann, ben=ben, total=total, ratio=Ratio((p, q)),
        ),
        key=p * one,
        wrong=[
            TURNS_ROUND(q * one),
            AS_DIFFERENCE((total + p - q) // 2),
            ONE_PART(one),
            PARTS_AS_AMOUNT(p),
        ],
        because=say(
            N_("There are {p} + {q} = {parts} parts, and {total} ÷ {parts} = {one}. {ann} gets {p} × {one} = {key}."),
            p=p, q=q, parts=p + q, total=total, one=one, ann=ann, key=p * one,
        ),
    )  # fmt: skip


@item("5.1.fraction-of-whole", difficulty=2, variety=200)
def fraction_of_whole(pick: Pick) -> Question:
    """Tell what fraction of the whole one side of a ratio is."""
    p, q = pick.some(range(1, 10), 2)
    pick.need(gcd(p, q) == 1)
    return Question(
        stem=say(pick.one_of(MIXES), ratio=Ratio((p, q))),
        key=Frac(p, p + q),
        wrong=[
            PART_TO_PART(Frac(p, q)),
            TURNS_ROUND(Frac(q, p + q)),
            ONE_PART(Frac(1, p + q)),
            WHOLE_TO_PART(Frac(p + q, p)),
        ],
        because=say(
            N_("Together there are {p} + {q} = {parts} equal parts. The question is about {p} of the {parts}: {key}."),
            p=p, q=q, parts=p + q, key=Frac(p, p + q),
        ),
    )  # fmt: skip


@item("5.1.recipe", difficulty=1, variety=600)
def recipe(pick: Pick) -> Question:
    """Scale a recipe to more people."""
    people, one = pick.between(2, 8), pick.between(2, 9)
    more = pick.between(people + 1, 12)
    amount = people * one
    pick.need(more % people != 0)
    return Question(
        stem=say(pick.one_of(RECIPES), people=people, amount=amount, more=more),
        key=one * more,
        wrong=[
            ADDS(amount + more - people),
            EXTRA_ONLY(one * (more - people)),
            ALL_FOR_EACH(amount * more),
            ONE_PART(one),
        ],
        because=say(
            N_("For one you need {amount} ÷ {people} = {one}. For {more} you need {more} × {one} = {key}."),
            amount=amount, people=people, one=one, more=more, key=one * more,
        ),
    )  # fmt: skip


@item("5.1.missing-number", difficulty=3, variety=300)
def missing_number(pick: Pick) -> Question:
    """Find the missing number of two equal ratios, where neither is a multiple of the other."""
    p, q = pick.some(range(1, 10), 2)
    small, large = pick.between(2, 5), pick.between(3, 9)
    a, b, c = small * p, small * q, large * p
    pick.need(gcd(p, q) == 1 and small < large and large % small != 0)
    return Question(
        stem=say(N_("Which number is missing? {ratio} = {c} : ?"), ratio=Ratio((a, b)), c=c),
        key=large * q,
        wrong=[
            ADDS(b + c - a),
            CHANGES_ONE_SIDE(b),
            WHOLE_TIMES(b * (large // small)),
        ],
        because=say(
            N_("{ratio} is the same as {simple}. From {p} to {c} it is {times} times, and {times} × {q} = {key}."),
            ratio=Ratio((a, b)), simple=Ratio((p, q)), p=p, q=q, c=c, times=large, key=large * q,
        ),
    )  # fmt: skip


@item("5.1.tape", difficulty=3, variety=5000)
def tape(pick: Pick) -> Question:
    """Find the total from bars of equal parts and the difference."""
    p, one = pick.between(3, 9), pick.between(2, 12)
    q = pick.between(1, p - 2)
    more, total = (p - q) * one, (p + q) * one
    ann, ben = pick.names(2)
    return Question(
        stem=say(
            N_("The bars show how many stickers two children have. {ann} has {more} more than {ben}. "
               "How many stickers do they have together?"),
            ann=ann, ben=ben, more=more,
        ),
        key=total,
        wrong=[
            DIFFERENCE_AS_PART((p + q) * more),
            ONE_PERSON(p * one),
            ONE_PART(one),
            PARTS_AS_AMOUNT(p + q),
        ],
        because=say(
            N_("{ann} has {parts} parts more, so one part is {more} ÷ {parts} = {one}. "
               "Together they have {all} × {one} = {total}."),
            ann=ann, parts=p - q, more=more, one=one, all=p + q, total=total,
        ),
        figure=Figure(
            "tape",
            {"rows": [{"label": ann, "parts": p}, {"label": ben, "parts": q}]},
            say(
                N_("Two bars made of equal parts. Parts for {ann}: {p}. Parts for {ben}: {q}."),
                ann=ann, ben=ben, p=p, q=q,
            ),
        ),
    )  # fmt: skip
