"""Sub-module 6.3: patterns."""

from bot.content.diagnostics.algebra import linear
from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.texts import N_, say

REPEATS_LAST_GAP = Misconception(
    "pattern-repeats-last-gap",
    N_("repeats the last gap where the gaps grow"),
    N_("Maybe you added the last gap once more. Compare all the gaps first: here they grow."),
    "6.3",
)
REPEATS_FIRST_GAP = Misconception(
    "pattern-repeats-first-gap",
    N_("looks at the first gap only"),
    N_("Maybe you added the first gap again. Compare it with the other gaps too."),
    "6.3",
)
ALWAYS_DOUBLES = Misconception(
    "pattern-always-doubles",
    N_("doubles whenever numbers grow fast"),
    N_("Maybe you doubled. Divide a number by the one before it to see how many times it grows."),
    "6.3",
)
ADDS_FACTOR = Misconception(
    "pattern-adds-factor",
    N_("adds the number by which a pattern multiplies"),
    N_("Maybe you found the right number, but added it. Try on the first two numbers if it adds or multiplies."),
    "6.3",
)
GIVES_GAP = Misconception(
    "pattern-gives-gap",
    N_("gives the gap, not the next number"),
    N_("Maybe you found the next gap. Add it to the last number to get the next one."),
    "6.3",
)
ADDS_LAST_TWO = Misconception(
    "pattern-adds-last-two",
    N_("adds the last two numbers"),
    N_("Maybe you added the last two numbers. Try this rule on the first three numbers: does it work there?"),
    "6.3",
)
STEP_TO_PLACE = Misconception(
    "pattern-step-to-place",
    N_("adds the step to the place, not to the number before"),
    N_("Maybe you wrote “plus the step”. That goes from one number to the next; a rule starts from n or x itself."),
    "6.3",
)
STARTS_AT_FIRST = Misconception(
    "pattern-starts-at-first",
    N_("takes the first number for the start of a rule"),
    N_("Maybe you added the first number to all the steps. Put 1 in for n and see if the first number comes out."),
    "6.3",
)
SWAPS_STEP = Misconception(
    "pattern-swaps-step",
    N_("swaps the step and the start of a rule"),
    N_("Maybe you swapped two numbers. The step is what repeats, so it multiplies."),
    "6.3",
)
TIMES_ONLY = Misconception(
    "pattern-times-only",
    N_("multiplies by the step and leaves the start out"),
    N_("Maybe you multiplied by the step only. Try it on the first number and see how much is missing."),
    "6.3",
)
ONE_STEP_MORE = Misconception(
    "pattern-one-step-more",
    N_("counts one step too many to a far place"),
    N_("Maybe you counted one step more. From place 1 to place 10 there are 9 steps."),
    "6.3",
)
IN_PROPORTION = Misconception(
    "pattern-in-proportion",
    N_("thinks that ten times the place has ten times the number"),
    N_("Maybe you multiplied a number of the pattern. Here only the steps repeat, not the start."),
    "6.3",
)
NEXT_ONLY = Misconception(
    "pattern-next-only",
    N_("gives the next one, not the one far away"),
    N_("Maybe you found the next one. The question asks for one further away, so count the steps to it."),
    "6.3",
)
FIRST_ROW_ONLY = Misconception(
    "pattern-first-row-only",
    N_("finds a rule for the first row only"),
    N_("Maybe you found a rule from the first row. Try it on the other rows too."),
    "6.3",
)
TURNS_SIGN = Misconception(
    "pattern-turns-sign",
    N_("adds in a rule where it subtracts, or the other way round"),
    N_("Maybe you swapped plus and minus. Put in the first x and see if y comes out."),
    "6.3",
)

GROWING = (
    N_("The numbers go on in the same way. Which number comes next? {a}, {b}, {c}, {d}, …"),
    N_("On four days a song is played {a}, {b}, {c} and {d} times. It goes on in the same way. How often on day 5?"),
)
ARMS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def with_arms(arms: list[tuple[int, int]], length: int) -> list[list[int]]:
    """Return the places of tiles: one in the middle, and arms of so many tiles."""
    tiles = [(0, 0), *((x * step, y * step) for x, y in arms for step in range(1, length + 1))]
    left, low = min(x for x, _ in tiles), min(y for _, y in tiles)
    return sorted([x - left, y - low] for x, y in tiles)


@item("6.3.multiplied", difficulty=1, variety=170)
def multiplied(pick: Pick) -> Question:
    """Find the next number where each is a multiple of the one before."""
    factor = pick.between(2, 5)
    first = pick.between(2, min(40, 3000 // factor**4))
    a, b, c, d = (first * factor**place for place in range(4))
    return Question(
        stem=say(pick.one_of(GROWING), a=a, b=b, c=c, d=d),
        key=d * factor,
        wrong=[
            REPEATS_LAST_GAP(d + d - c),
            ALWAYS_DOUBLES(2 * d),
            ADDS_FACTOR(d + factor),
            REPEATS_FIRST_GAP(d + b - a),
        ],
        because=say(
            N_("Each number is {factor} times the one before. {factor} × {d} = {key}."),
            factor=factor, d=d, key=d * factor,
        ),
    )  # fmt: skip


@item("6.3.growing-gaps", difficulty=2, variety=600)
def growing_gaps(pick: Pick) -> Question:
    """Find the next number where the gaps grow by the same number."""
    a, gap, grows = pick.between(1, 20), pick.between(1, 9), pick.between(1, 5)
    b = a + gap
    c = b + gap + grows
    d = c + gap + 2 * grows
    pick.need((c, d) != (a + b, b + c))
    return Question(
        stem=say(
            N_("The numbers go on in the same way. Which number comes next? {a}, {b}, {c}, {d}, …"),
            a=a, b=b, c=c, d=d,
        ),
        key=d + gap + 3 * grows,
        wrong=[
            REPEATS_LAST_GAP(d + d - c),
            REPEATS_FIRST_GAP(d + gap),
            GIVES_GAP(gap + 3 * grows),
            ADDS_LAST_TWO(c + d),
        ],
        because=say(
            N_("The gaps are {one}, {two}, {three}: each is {grows} more. The next gap is {four}, "
               "and {d} + {four} = {key}."),
            one=b - a, two=c - b, three=d - c, grows=grows, four=gap + 3 * grows, d=d, key=d + gap + 3 * grows,
        ),
    )  # fmt: skip


@item("6.3.nth-term", difficulty=3, variety=220)
def nth_term(pick: Pick) -> Question:
    """Find the rule for the number at place n."""
    first, step = pick.between(1, 30), pick.between(2, 9)
    a, b, c, d = range(first, first + 4 * step, step)
    return Question(
        stem=say(
            N_("Which rule gives {a}, {b}, {c}, {d}, …? The place of a number is n: 1, 2, 3, 4, …"),
            a=a, b=b, c=c, d=d,
        ),
        key=linear(step, "n", first - step),
        wrong=[
            STEP_TO_PLACE(linear(1, "n", step)),
            STARTS_AT_FIRST(linear(step, "n", first)),
            SWAPS_STEP(linear(first, "n", step)),
            TIMES_ONLY(linear(step, "n", 0)),
        ],
        because=say(
            N_("The step is {step}, so the rule has {steps} in it. For n = 1 it gives {a}, for n = 2 it gives {b}."),
            step=step, steps=linear(step, "n", 0), a=a, b=b,
        ),
    )  # fmt: skip


@item("6.3.far-term", difficulty=2, variety=800)
def far_term(pick: Pick) -> Question:
    """Find a number far along a pattern with equal steps."""
    first, step, place = pick.between(1, 20), pick.between(2, 9), pick.one_of((10, 15, 20, 30, 50, 100))
    a, b, c, d, e = range(first, first + 5 * step, step)
    key = first + (place - 1) * step
    return Question(
        stem=say(
            N_("The numbers go on in the same way: {a}, {b}, {c}, {d}, {e}, … Which number is at place {place}?"),
            a=a, b=b, c=c, d=d, e=e, place=place,
        ),
        key=key,
        wrong=[
            ONE_STEP_MORE(first + place * step),
            IN_PROPORTION(e * place // 5),
            TIMES_ONLY(place * step),
            NEXT_ONLY(e + step),
        ],
        because=say(
            N_("From place 1 to place {place} there are {steps} steps of {step}. {a} + {steps} × {step} = {key}."),
            place=place, steps=place - 1, step=step, a=a, key=key,
        ),
    )  # fmt: skip


@item("6.3.table-rule", difficulty=2, variety=500)
def table_rule(pick: Pick) -> Question:
    """Find the rule of a table."""
    times, more, start = pick.between(2, 9), pick.between(-9, 9), pick.between(1, 5)
    rows = [[x, times * x + more] for x in range(start, start + 4)]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = rows
    pick.need(more != 0 and y1 > 0)
    return Question(
        stem=say(N_("Which rule fits all rows of the table?")),
        key=f"y = {linear(times, 'x', more)}",
        wrong=[
            STEP_TO_PLACE(f"y = {linear(1, 'x', times)}"),
            FIRST_ROW_ONLY(f"y = {linear(1, 'x', y1 - x1)}"),
            TURNS_SIGN(f"y = {linear(times, 'x', -more)}"),
            TIMES_ONLY(f"y = {linear(times, 'x', 0)}"),
        ],
        because=say(
            N_("When x grows by 1, y grows by {times}, so y has {steps} in it. For x = {x} that is {product}, "
               "and y is {y}: {key}."),
            times=times, steps=linear(times, "x", 0), x=x1, product=times * x1, y=y1,
            key=f"y = {linear(times, 'x', more)}",
        ),
        figure=Figure(
            "table",
            {"head": ["x", "y"], "rows": rows},
            say(
                N_("A table. For x = {x1}, y = {y1}. For x = {x2}, y = {y2}. For x = {x3}, y = {y3}. "
                   "For x = {x4}, y = {y4}."),
                x1=x1, y1=y1, x2=x2, y2=y2, x3=x3, y3=y3, x4=x4, y4=y4,
            ),
        ),
    )  # fmt: skip


@item("6.3.tiles", difficulty=3, variety=390)
def tiles(pick: Pick) -> Question:
    """Find how many tiles a far figure of a growing pattern has."""
    arms = pick.some(ARMS, pick.between(2, 4))
    start, grows, place = pick.between(1, 3), pick.between(1, 2), pick.one_of((8, 10, 12, 15, 20, 50))
    figures = [with_arms(arms, start + number * grows) for number in range(3)]
    first, second, third = map(len, figures)
    step = second - first
    key = first + (place - 1) * step
    return Question(
        stem=say(N_("The figures grow in the same way. How many tiles does figure {place} have?"), place=place),
        key=key,
        wrong=[
            ONE_STEP_MORE(first + place * step),
            IN_PROPORTION(first * place),
            TIMES_ONLY(place * step),
            NEXT_ONLY(third + step),
        ],
        because=say(
            N_("Each figure has {step} tiles more. From figure 1 to {place} these are {steps} steps: "
               "{first} + {steps} × {step} = {key}."),
            step=step, place=place, steps=place - 1, first=first, key=key,
        ),
        figure=Figure(
            "dots",
            {"figures": figures, "labels": ["1", "2", "3"]},
            say(
                N_("Three figures of square tiles. Figure 1 has {first} tiles, figure 2 has {second}, "
                   "figure 3 has {third}."),
                first=first, second=second, third=third,
            ),
        ),
    )  # fmt: skip
