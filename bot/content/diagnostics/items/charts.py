"""Sub-module 7.4: read charts and tables."""

from decimal import Decimal
from itertools import pairwise

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.data import listed
from bot.content.texts import N_, Text, say

CHOICES = (
    (N_("Apple"), N_("Pear"), N_("Plum"), N_("Kiwi")),
    (N_("Dog"), N_("Cat"), N_("Fish"), N_("Bird")),
    (N_("Judo"), N_("Dance"), N_("Chess"), N_("Choir")),
)
DAYS = [say(N_("Mon")), say(N_("Tue")), say(N_("Wed")), say(N_("Thu")), say(N_("Fri")), say(N_("Sat"))]

COUNTS_LINES = Misconception(
    "charts-count-lines",
    N_("counts lines and not what they stand for"),
    N_("Maybe you counted the lines of the chart. Look at the side: it says how much each line stands for."),
    "7.4",
)
ADDS_BOTH = Misconception(
    "charts-add-both",
    N_("adds where a difference is asked for"),
    N_("Maybe you put the two together. “How many more” asks for what lies between them."),
    "7.4",
)
GIVES_LARGER = Misconception(
    "charts-give-larger",
    N_("gives the larger number for the difference"),
    N_("Maybe you read the larger one and stopped. Take the smaller one away from it."),
    "7.4",
)
HALF_AS_WHOLE = Misconception(
    "pictogram-half-as-whole",
    N_("counts a half picture as a whole one"),
    N_("Maybe you counted the half picture like the others. It stands for half as many."),
    "7.4",
)
DROPS_HALF = Misconception(
    "pictogram-drop-half",
    N_("leaves out the half picture"),
    N_("Maybe the half picture stayed out. It counts too, for half as many."),
    "7.4",
)
HALF_AS_ONE = Misconception(
    "pictogram-half-as-one",
    N_("counts a half picture as one"),
    N_("Maybe you added one for the half picture. Half of what a whole picture stands for is more than one."),
    "7.4",
)
COUNTS_PICTURES = Misconception(
    "pictogram-count-pictures",
    N_("counts pictures and not what they stand for"),
    N_("Maybe you counted the pictures. Each of them stands for several votes."),
    "7.4",
)
HIGHEST_FOR_RISE = Misconception(
    "line-chart-highest-for-rise",
    N_("takes the highest point for the steepest rise"),
    N_("Maybe you looked for the highest point. The line rises most where it is steepest."),
    "7.4",
)
FALL_FOR_RISE = Misconception(
    "line-chart-fall-for-rise",
    N_("takes the steepest fall for a rise"),
    N_("Maybe you found the steepest part. Look which way it goes from left to right: up or down."),
    "7.4",
)
FROM_LOWEST = Misconception(
    "line-chart-from-lowest",
    N_("takes the rise from the lowest point"),
    N_("Maybe you began at the lowest point. A larger rise can start higher up."),
    "7.4",
)
ONE_ROW_ONLY = Misconception(
    "table-one-row-only",
    N_("uses one row of a table only"),
    N_("Maybe you used one class. The question is about both, so add the two rows first."),
    "7.4",
)


def things(pick: Pick) -> list[Text]:
    """Draw four things that children can vote for."""
    return [say(word) for word in pick.one_of(CHOICES)]


@item("7.4.bar-chart", difficulty=1, variety=9000)
def bar_chart(pick: Pick) -> Question:
    """Read two bars of a chart and compare them."""
    labels, step = things(pick), pick.one_of((2, 5, 10))
    values = [lines * step for lines in pick.some(range(1, 10), 4)]
    more, less = sorted(pick.some(range(4), 2), key=lambda place: -values[place])
    high, low = values[more], values[less]
    bars = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    return Question(
        stem=say(N_("How many more votes does “{more}” have than “{less}”?"), more=labels[more], less=labels[less]),
        figure=Figure("bar_chart", {"bars": bars, "step": step, "title": say(N_("Votes"))}, say(
            N_("A bar chart of votes, with a line for every {step}. {bars}."),
            step=step, bars=listed(labels, values),
        )),
        key=high - low,
        wrong=[COUNTS_LINES((high - low) // step), ADDS_BOTH(high + low), GIVES_LARGER(high)],
        because=say(
            N_("“{more}” has {high} votes and “{less}” has {low}. {high} − {low} = {key}."),
            more=labels[more], less=labels[less], high=high, low=low, key=high - low,
        ),
    )  # fmt: skip


@item("7.4.pictogram", difficulty=1, variety=9000)
def pictogram(pick: Pick) -> Question:
    """Read a row of a pictogram that ends with half a picture."""
    labels, each = things(pick), pick.one_of((4, 6, 8, 10, 20))
    halves = [pick.between(4, 13) for _ in labels]
    asked = pick.between(0, 3)
    pick.need(halves[asked] % 2 == 1)
    whole, key = halves[asked] // 2, halves[asked] * each // 2
    counts = [Decimal(half) / 2 for half in halves]
    rows = [{"label": label, "count": count} for label, count in zip(labels, counts, strict=True)]
    wrong = [
        HALF_AS_WHOLE((whole + 1) * each),
        DROPS_HALF(whole * each),
        HALF_AS_ONE(whole * each + 1),
        COUNTS_PICTURES(counts[asked]),
    ]
    return Question(
        stem=say(N_("One picture stands for {each} votes. How many votes does “{thing}” have?"),
                 each=each, thing=labels[asked]),
        figure=Figure("pictogram", {"rows": rows, "each": each}, say(
            N_("A pictogram. One picture stands for {each} votes. Pictures in each row: {rows}."),
            each=each, rows=listed(labels, counts),
        )),
        key=key,
        wrong=pick.some(wrong, 4),
        because=say(
            N_("The whole pictures make {whole} × {each} = {full}. The half one is {half} more: {key}."),
            whole=whole, each=each, full=whole * each, half=each // 2, key=key,
        ),
    )  # fmt: skip


@item("7.4.line-chart", difficulty=2, variety=8000)
def line_chart(pick: Pick) -> Question:
    """Find where a line rises most."""
    values = pick.some(range(2, 26, 2), 6)
    rises = [after - before for before, after in pairwise(values)]
    pick.need(rises.count(max(rises)) == 1 and rises.count(min(rises)) == 1 and values.index(max(values)) > 0)
    pick.need(values.index(min(values)) < len(rises))
    spans = [say(N_("{a} to {b}"), a=before, b=after) for before, after in pairwise(DAYS)]
    key, lowest = rises.index(max(rises)), values.index(min(values))
    points = [{"label": day, "value": value} for day, value in zip(DAYS, values, strict=True)]
    return Question(
        stem=say(N_("The line shows the temperature at noon. When did it rise most?")),
        figure=Figure("line_chart", {"points": points, "step": 2}, say(
            N_("A line chart with a line for every 2°. {points}."), points=listed(DAYS, values),
        )),
        key=spans[key],
        wrong=[
            HIGHEST_FOR_RISE(spans[values.index(max(values)) - 1]),
            FALL_FOR_RISE(spans[rises.index(min(rises))]),
            FROM_LOWEST(spans[lowest]),
        ],
        because=say(
            N_("From {span} it rose by {rise}°. On no other day did it rise so much."),
            span=spans[key], rise=rises[key],
        ),
    )  # fmt: skip


@item("7.4.table", difficulty=3, variety=9000)
def two_classes(pick: Pick) -> Question:
    """Compare two columns of a table over both of its rows."""
    labels = things(pick)[:3]
    one, two = ([pick.between(3, 15) for _ in labels] for _ in range(2))
    more, less = pick.some(range(3), 2)
    high, low = one[more] + two[more], one[less] + two[less]
    pick.need(high > low and one[more] > one[less] and two[more] != two[less])
    head = [say(N_("Class")), *labels]
    return Question(
        stem=say(
            N_("In both classes together, how many more children chose “{more}” than “{less}”?"),
            more=labels[more], less=labels[less],
        ),
        figure=Figure("table", {"head": head, "rows": [["5A", *one], ["5B", *two]]}, say(
            N_("A table. Class 5A: {one}. Class 5B: {two}."), one=listed(labels, one), two=listed(labels, two),
        )),
        key=high - low,
        wrong=[ONE_ROW_ONLY(one[more] - one[less]), ADDS_BOTH(high + low), GIVES_LARGER(high)],
        because=say(
            N_("“{more}” has {a} + {b} = {high} and “{less}” has {c} + {d} = {low}. {high} − {low} = {key}."),
            more=labels[more], a=one[more], b=two[more], high=high,
            less=labels[less], c=one[less], d=two[less], low=low, key=high - low,
        ),
    )  # fmt: skip
