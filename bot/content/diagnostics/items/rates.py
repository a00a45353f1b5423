"""Sub-module 5.2: rates."""

from decimal import Decimal
from math import gcd

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.texts import N_, say

TURNS_ROUND = Misconception(
    "rate-turns-round",
    N_("divides the other way round for a rate"),
    N_("Maybe you divided the other way round. For “in one minute”, share the amount over the minutes."),
    "5.2",
)
MULTIPLIES = Misconception(
    "rate-multiplies",
    N_("multiplies where the amount for one is asked"),
    N_("Maybe you multiplied. In one minute there is less than in many, so share the amount out."),
    "5.2",
)
SUBTRACTS = Misconception(
    "rate-subtracts",
    N_("subtracts where a rate divides"),
    N_("Maybe you took one number from the other. “In one” means that the amount is shared equally."),
    "5.2",
)
KEEPS_AMOUNT = Misconception(
    "rate-keeps-amount",
    N_("looks at the amount only, not at the time"),
    N_("Maybe you looked at the amount only. A rate also says how long it takes."),
    "5.2",
)
LOWEST_PRICE = Misconception(
    "rate-lowest-price",
    N_("takes the lowest price for the best buy"),
    N_("Maybe you chose the lowest price. Look also at how many you get for it."),
    "5.2",
)
LARGEST_PACK = Misconception(
    "rate-largest-pack",
    N_("takes the largest pack for the best buy"),
    N_("Maybe you chose the largest pack. Large packs are often cheap, but not always: divide to find out."),
    "5.2",
)
DEAREST = Misconception(
    "rate-highest-each",
    N_("takes the highest price for one as the best buy"),
    N_("Maybe you found the price of one and took the highest. The best buy has the lowest price for one."),
    "5.2",
)
MINUTES_AS_DECIMAL = Misconception(
    "rate-minutes-as-decimal",
    N_("writes 2 hours 30 minutes as 2.3 hours"),
    N_("Maybe you wrote the minutes behind the point. An hour has 60 minutes, so 30 minutes are half an hour."),
    "5.2",
)
FORGETS_MINUTES = Misconception(
    "rate-forgets-minutes",
    N_("counts the full hours only"),
    N_("Maybe you counted the full hours only. Something also happens in the minutes after them."),
    "5.2",
)
ROUNDS_UP_HOURS = Misconception(
    "rate-rounds-up-hours",
    N_("counts a part of an hour as a full hour"),
    N_("Maybe you counted the minutes as one more hour. They are only a part of an hour."),
    "5.2",
)
MINUTES_AS_DISTANCE = Misconception(
    "rate-minutes-as-distance",
    N_("adds the minutes to the distance"),
    N_("Maybe you added the minutes to the km. First find how many km belong to these minutes."),
    "5.2",
)
MORE_TAKES_LONGER = Misconception(
    "rate-more-takes-longer",
    N_("thinks that more helpers need more time"),
    N_("Maybe you let the time grow with the number of helpers. With more helpers, each has less to do."),
    "5.2",
)
ONE_LESS_EACH = Misconception(
    "rate-one-less-each",
    N_("takes one off the time for each helper more"),
    N_("Maybe you changed the time by one for each helper. Twice as many helpers need half the time."),
    "5.2",
)
SAME_TIME = Misconception(
    "rate-same-time",
    N_("thinks that the number of helpers changes nothing"),
    N_("Maybe you kept the time. The same work is now shared by another number of helpers."),
    "5.2",
)
ALONE = Misconception(
    "rate-time-alone",
    N_("gives the time that one helper needs alone"),
    N_("Maybe you found how long one needs alone. Now share that time among the helpers."),
    "5.2",
)
ADDS = Misconception(
    "rate-adds",
    N_("adds the same to both numbers of a rate"),
    N_("Maybe you added the same to both numbers. A rate stays the same when both are multiplied by the same number."),
    "5.2",
)
CHANGES_ONE = Misconception(
    "rate-changes-one",
    N_("multiplies only one number of a rate"),
    N_("Maybe you multiplied one number only. Twice the amount in the same time is twice as fast."),
    "5.2",
)
SWAPS = Misconception(
    "rate-swaps",
    N_("swaps the two numbers of a rate"),
    N_("Maybe you swapped the numbers. Look which one is the amount and which one is the time."),
    "5.2",
)

ONE_MINUTE = (
    N_("A tap gives {amount} litres of water in {time} minutes. How many litres is that in one minute?"),
    N_("A snail crawls {amount} cm in {time} minutes. How many cm is that in one minute?"),
    N_("A toy train goes {amount} metres in {time} minutes. How many metres is that in one minute?"),
)
JOURNEYS = (
    N_("A train goes {each} km in each hour. How many km does it go in {hours} hours {minutes} minutes?"),
    N_("A car goes {each} km in each hour. How many km does it go in {hours} hours {minutes} minutes?"),
    N_("A motorbike goes {each} km in each hour. How many km does it go in {hours} hours {minutes} minutes?"),
)
WORKS = (
    N_("{few} painters paint a school in {days} days. How many days do {many} painters need at the same speed?"),
    N_("{few} pumps empty a lake in {days} days. How many days do {many} pumps need at the same speed?"),
    N_("{few} robots build a bridge in {days} days. How many days do {many} robots need at the same speed?"),
)
JUST_AS_FAST = (
    (N_("A tap gives {a} litres in {b} minutes. Which tap is just as fast?"), N_("{x} litres in {y} minutes")),
    (N_("A robot goes {a} metres in {b} minutes. Which robot is just as fast?"), N_("{x} metres in {y} minutes")),
    (N_("A snail crawls {a} cm in {b} minutes. Which snail is just as fast?"), N_("{x} cm in {y} minutes")),
)  # fmt: skip
EASY_RATES = ((2, 1), (4, 1), (5, 1), (8, 1), (10, 1), (5, 2))
PACKS = ("A", "B", "C", "D")


@item("5.2.unit-rate", difficulty=1, variety=190)
def unit_rate(pick: Pick) -> Question:
    """Find the amount in one minute."""
    top, bottom = pick.one_of(EASY_RATES)
    times = pick.between(1, 12)
    amount, time = top * times, bottom * times
    pick.need(2 <= time <= 20)
    key = Decimal(amount) / time
    return Question(
        stem=say(pick.one_of(ONE_MINUTE), amount=amount, time=time),
        key=key,
        wrong=[
            TURNS_ROUND(Decimal(time) / amount),
            SUBTRACTS(abs(amount - time)),
            MULTIPLIES(amount * time),
            KEEPS_AMOUNT(amount),
        ],
        because=say(
            N_("Share the amount equally over the {time} minutes: {amount} ÷ {time} = {key}."),
            time=time, amount=amount, key=key,
        ),
    )  # fmt: skip


@item("5.2.best-buy", difficulty=2, variety=5000)
def best_buy(pick: Pick) -> Question:
    """Find the pack in which one costs the least."""
    counts, each = pick.some(range(2, 13), 4), pick.some(range(2, 10), 4)
    prices = [count * price for count, price in zip(counts, each, strict=True)]
    best, lowest = each.index(min(each)), prices.index(min(prices))
    largest, dearest = counts.index(max(counts)), each.index(max(each))
    pick.need(len({best, lowest, largest, dearest}) == 4 and prices.count(min(prices)) == 1)

    def pack(place: int) -> object:
        return say(N_("Pack {letter}"), letter=PACKS[place])

    return Question(
        stem=say(N_("In which of these packs does one pencil cost the least?")),
        key=pack(best),
        wrong=[LOWEST_PRICE(pack(lowest)), LARGEST_PACK(pack(largest)), DEAREST(pack(dearest))],
        because=say(
            N_("In pack {letter}, one pencil costs {price} ÷ {count} = {each} coins. In the others it costs more."),
            letter=PACKS[best], price=prices[best], count=counts[best], each=each[best],
        ),
        figure=Figure(
            "table",
            {
                "head": [say(N_("Pack")), say(N_("Pencils")), say(N_("Price in coins"))],
                "rows": [list(row) for row in zip(PACKS, counts, prices, strict=True)],
            },
            say(
                N_("Four packs of pencils. Pack A: {a} for {pa} coins. Pack B: {b} for {pb} coins. "
                   "Pack C: {c} for {pc} coins. Pack D: {d} for {pd} coins."),
                **dict(zip("abcd", counts, strict=True)),
                **dict(zip(("pa", "pb", "pc", "pd"), prices, strict=True)),
            ),
        ),
    )  # fmt: skip


@item("5.2.distance", difficulty=3, variety=150)
def distance(pick: Pick) -> Question:
    """Find a distance from a speed and a time in hours and minutes."""
    each, hours, minutes = pick.between(20, 120, 20), pick.between(2, 5), pick.one_of((15, 30, 45))
    rest = each * minutes // 60
    key = each * hours + rest
    return Question(
        stem=say(pick.one_of(JOURNEYS), each=each, hours=hours, minutes=minutes),
        key=key,
        wrong=[
            MINUTES_AS_DECIMAL(each * hours + each * minutes // 100),
            FORGETS_MINUTES(each * hours),
            ROUNDS_UP_HOURS(each * (hours + 1)),
            MINUTES_AS_DISTANCE(each * hours + minutes),
        ],
        because=say(
            N_("In {hours} hours it goes {hours} × {each} = {full} km. The {minutes} minutes add {rest} km: {key}."),
            hours=hours, each=each, full=each * hours, minutes=minutes, rest=rest, key=key,
        ),
    )  # fmt: skip


@item("5.2.sharing-work", difficulty=3, variety=200)
def sharing_work(pick: Pick) -> Question:
    """Find how long more or fewer helpers need for the same work."""
    p, q = pick.some(range(1, 5), 2)
    helpers, times = pick.between(1, 5), pick.between(1, 5)
    few, many, days, key = p * helpers, q * helpers, p * q * times, p * p * times
    pick.need(gcd(p, q) == 1 and few >= 2 and many >= 2 and key >= 2 and days <= 40 and days - many + few >= 2)
    return Question(
        stem=say(pick.one_of(WORKS), few=few, days=days, many=many),
        key=key,
        wrong=[
            MORE_TAKES_LONGER(q * q * times),
            ONE_LESS_EACH(days - (many - few)),
            SAME_TIME(days),
            ALONE(few * days),
        ],
        because=say(
            N_("One alone needs {few} × {days} = {alone} days. Shared by {many}, that is {alone} ÷ {many} = {key}."),
            few=few, days=days, alone=few * days, many=many, key=key,
        ),
    )  # fmt: skip


@item("5.2.same-rate", difficulty=2, variety=300)
def same_rate(pick: Pick) -> Question:
    """Find another amount and time that make the same rate."""
    stem, option = pick.one_of(JUST_AS_FAST)
    a, b = pick.some(range(2, 13), 2)
    times = pick.between(2, 4)
    return Question(
        stem=say(stem, a=a, b=b),
        key=say(option, x=times * a, y=times * b),
        wrong=[
            ADDS(say(option, x=a + times * b - b, y=times * b)),
            SWAPS(say(option, x=times * b, y=times * a)),
            CHANGES_ONE(say(option, x=times * a, y=b)),
            KEEPS_AMOUNT(say(option, x=a, y=times * b)),
        ],
        because=say(
            N_("Both numbers are multiplied by {times}: {times} × {a} = {x} and {times} × {b} = {y}."),
            times=times, a=a, x=times * a, b=b, y=times * b,
        ),
    )  # fmt: skip
