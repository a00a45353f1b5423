"""Sub-module 1.3: factors, multiples and primes."""

from collections.abc import Sequence
from math import gcd, lcm, prod

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

ODD_IS_PRIME = Misconception(
    "odd-is-prime",
    N_("takes odd numbers for primes"),
    N_("Maybe you looked for an odd number. Many odd numbers can be divided too, such as 9 = 3 × 3."),
    "1.3",
)
STOPS_TESTING = Misconception(
    "prime-stops-at-five",
    N_("tries only 2, 3 and 5 before calling a number prime"),
    N_("Maybe you tried 2, 3 and 5. Larger numbers can hide a 7, an 11 or a 13, so try those too."),
    "1.3",
)
ONE_IS_PRIME = Misconception(
    "one-is-prime",
    N_("takes 1 for a prime"),
    N_("Maybe you took 1 for a prime. A prime has two different factors, and 1 has only itself."),
    "1.3",
)
LAST_DIGIT_PRIME = Misconception(
    "prime-last-digit",
    N_("calls a number prime when its last digit is"),
    N_("Maybe you looked at the last digit only. 2 and 5 are primes, but larger numbers with that ending are not."),
    "1.3",
)
FORGETS_ENDS = Misconception(
    "factors-without-ends",
    N_("leaves out 1 and the number itself among its factors"),
    N_("Maybe you left out 1 and the number itself. Both divide it, so both count."),
    "1.3",
)
FORGETS_ITSELF = Misconception(
    "factors-without-itself",
    N_("leaves out the number itself among its factors"),
    N_("Maybe you left out the number itself. It goes into itself once, so it counts."),
    "1.3",
)
COUNTS_PAIRS = Misconception(
    "factors-counts-pairs",
    N_("counts pairs of factors as one"),
    N_("Maybe you counted the pairs. In a pair such as 3 × 4 there are two factors."),
    "1.3",
)
COUNTS_PRIMES = Misconception(
    "factors-counts-primes",
    N_("counts the prime factors only"),
    N_("Maybe you counted the prime factors. Products of them, such as 2 × 3, are factors too."),
    "1.3",
)
GCF_LCM_SWAPPED = Misconception(
    "gcf-lcm-swapped",
    N_("mixes up the greatest common factor and the lowest common multiple"),
    N_("Maybe you found the other of the two. A factor goes into a number; a multiple is what the number goes into."),
    "1.3",
)
FIRST_COMMON_FACTOR = Misconception(
    "gcf-stops-at-first",
    N_("stops at the first common factor"),
    N_("Maybe you stopped at the first common factor. See whether what is left shares another one."),
    "1.3",
)
FACTOR_OF_ONE = Misconception(
    "gcf-factor-of-one",
    N_("takes a large factor of one number that the other does not have"),
    N_("Maybe you found a large factor of one number. See if it goes into the other one too."),
    "1.3",
)
SMALLER_NUMBER = Misconception(
    "gcf-smaller-number",
    N_("takes the smaller number for the greatest common factor"),
    N_("Maybe you took the smaller number. It goes into itself, but it has to go into the larger one too."),
    "1.3",
)
SMALLER_PART_ENOUGH = Misconception(
    "divisible-by-smaller-part",
    N_("tests only the smaller part of a divisor, such as 2 for 6"),
    N_("Maybe you tried a part of it only, such as 2 for 6. For 6 it takes both, 2 and 3."),
    "1.3",
)
LARGER_PART_ENOUGH = Misconception(
    "divisible-by-larger-part",
    N_("tests only the larger part of a divisor, such as 3 for 6"),
    N_("Maybe you tried a part of it only, such as 3 for 6. For 6 it takes both, 2 and 3."),
    "1.3",
)
ENDS_ALIKE = Misconception(
    "divisible-when-ending-alike",
    N_("takes a number that ends in 6 for a multiple of 6"),
    N_("Maybe you looked at the end of the number. That works for 2, 5 and 10, but not for all."),
    "1.3",
)
PRODUCT = Misconception(
    "lcm-as-product",
    N_("multiplies the two for the lowest common multiple"),
    N_("Maybe you multiplied the two. They do meet there; list their multiples and see if they meet before."),
    "1.3",
)
SUM = Misconception(
    "lcm-as-sum",
    N_("adds the two for the lowest common multiple"),
    N_("Maybe you added the two. List the times of each, and look for the first number in both lists."),
    "1.3",
)
LARGER_NUMBER = Misconception(
    "lcm-larger-number",
    N_("takes the larger number for the lowest common multiple"),
    N_("Maybe you waited for the slower one. The other one has to come at that moment too."),
    "1.3",
)
STOPS_BEFORE_PRIMES = Misconception(
    "primes-stops-early",
    N_("leaves a factor that can still be split"),
    N_("Maybe you stopped a little early. One of the factors can still be split."),
    "1.3",
)
EACH_PRIME_ONCE = Misconception(
    "primes-each-once",
    N_("writes each prime factor once only"),
    N_("Maybe you wrote each prime once. Multiply again: the product has to give the number."),
    "1.3",
)
WRITES_A_ONE = Misconception(
    "primes-with-one",
    N_("writes a 1 among the prime factors"),
    N_("Maybe you wrote a 1 too. It changes nothing, but it's not a prime."),
    "1.3",
)

HOW_MANY_FACTORS = (
    N_("How many factors does {number} have?"),
    N_("How many different whole numbers go into {number} with nothing left over?"),
)
PRIMES = tuple(n for n in range(2, 128) if all(n % d for d in range(2, n)))
TOGETHER_AGAIN = (
    N_("A red lamp blinks every {a} seconds, a blue one every {b}. Now they blink together. "
       "In how many seconds do they blink together next?"),
    N_("The bus to the lake goes every {a} minutes, the bus to the park every {b}. Now both go. "
       "In how many minutes do both go together next?"),
    N_("{one} runs a round in {a} minutes, {two} in {b}. They start together. "
       "After how many minutes are they both at the start next?"),
)  # fmt: skip
LIST = N_("{one}, {more}")
TIMES = N_("{one} × {more}")


@item("1.3.prime-or-not", difficulty=1, variety=6000)
def prime_or_not(pick: Pick) -> Question:
    """Find the prime among four numbers."""
    key, (p, q) = pick.one_of(PRIMES[5:]), pick.one_of(((7, 7), (7, 11), (7, 13), (7, 17), (11, 13)))
    odd, other = 3 * pick.between(3, 33, 2), pick.one_of((1, 10 * pick.between(1, 9) + pick.one_of((2, 5))))
    a, b, c, d = sorted([key, odd, p * q, other])
    return Question(
        stem=say(N_("Which of these is a prime number: {a}, {b}, {c} or {d}?"), a=a, b=b, c=c, d=d),
        key=key,
        wrong=[
            ODD_IS_PRIME(odd),
            STOPS_TESTING(p * q),
            ONE_IS_PRIME(1) if other == 1 else LAST_DIGIT_PRIME(other),
        ],
        because=say(
            N_("Only 1 and {key} go into {key}. {odd} can be divided by 3, and {hidden} = {p} × {q}."),
            key=key, odd=odd, hidden=p * q, p=p, q=q,
        ),
    )  # fmt: skip


@item("1.3.number-of-factors", difficulty=2, variety=110)
def number_of_factors(pick: Pick) -> Question:
    """Count the factors of a number."""
    number = pick.between(12, 150)
    factors = [n for n in range(1, number + 1) if number % n == 0]
    pick.need(6 <= len(factors) <= 12)
    return Question(
        stem=say(pick.one_of(HOW_MANY_FACTORS), number=number),
        key=len(factors),
        wrong=pick.some([
            FORGETS_ENDS(len(factors) - 2),
            COUNTS_PAIRS((len(factors) + 1) // 2),
            COUNTS_PRIMES(len(_primes_of(number))),
            FORGETS_ITSELF(len(factors) - 1),
        ], 4),
        because=say(
            N_("Look for pairs that make {number}. Its factors are {factors}: {key} of them."),
            number=number, factors=_joined(LIST, factors), key=len(factors),
        ),
    )  # fmt: skip


@item("1.3.greatest-common-factor", difficulty=2, variety=250)
def greatest_common_factor(pick: Pick) -> Question:
    """Find the greatest common factor of two numbers."""
    key = pick.one_of((4, 6, 8, 9, 10, 12, 14, 15))
    p, q = pick.some(range(2, 10), 2)
    a, b = key * p, key * q
    pick.need(gcd(p, q) == 1 and max(a, b) <= 100)
    return Question(
        stem=say(N_("What is the greatest common factor of {a} and {b}?"), a=a, b=b),
        key=key,
        wrong=[
            FIRST_COMMON_FACTOR(_primes_of(key)[0]),
            GCF_LCM_SWAPPED(lcm(a, b)),
            FACTOR_OF_ONE(min(a, b) // _primes_of(min(a, b))[0]),
            SMALLER_NUMBER(min(a, b)),
        ],
        because=say(
            N_("{a} = {key} × {p} and {b} = {key} × {q}. Only 1 goes into both {p} and {q}, so {key} is the greatest."),
            a=a, b=b, key=key, p=p, q=q,
        ),
    )  # fmt: skip


@item("1.3.divisible-by", difficulty=2, variety=9000)
def divisible_by(pick: Pick) -> Question:
    """Find the multiple of a number such as 6, which takes a test for 2 and one for 3."""
    p, q = pick.one_of(((2, 3), (3, 4), (3, 5), (2, 9)))
    by = p * q
    key, of_p, of_q = (n * pick.between(100 // n + 1, 800 // n) for n in (by, p, q))
    alike = pick.between(1, 7) * 100 + by
    pick.need(of_p % by > 0 and of_q % by > 0 and alike % by > 0)
    a, b, c, d = sorted([key, of_p, of_q, alike])
    return Question(
        stem=say(N_("Which number can be divided by {by} with nothing left over: {a}, {b}, {c} or {d}?"),
                 by=by, a=a, b=b, c=c, d=d),
        key=key,
        wrong=[SMALLER_PART_ENOUGH(of_p), LARGER_PART_ENOUGH(of_q), ENDS_ALIKE(alike)],
        because=say(
            N_("{by} is {p} × {q}, so both go into {key}. In fact {key} ÷ {by} = {times}."),
            by=by, p=p, q=q, key=key, times=key // by,
        ),
    )  # fmt: skip


@item("1.3.together-again", difficulty=3, variety=140)
def together_again(pick: Pick) -> Question:
    """Find when two things that repeat meet again."""
    a, b = sorted(pick.some(range(4, 25), 2))
    pick.need(gcd(a, b) > 1 and b % a != 0 and lcm(a, b) <= 120)
    one, two = pick.names(2)
    key = lcm(a, b)
    return Question(
        stem=say(pick.one_of(TOGETHER_AGAIN), a=a, b=b, one=one, two=two),
        key=key,
        wrong=pick.some([
            PRODUCT(a * b),
            SUM(a + b),
            GCF_LCM_SWAPPED(gcd(a, b)),
            LARGER_NUMBER(b),
        ], 4),
        because=say(
            N_("{a} × {m} = {key}, and {b} × {n} = {key}. They do not meet before that."),
            a=a, b=b, m=key // a, n=key // b, key=key,
        ),
    )  # fmt: skip


@item("1.3.product-of-primes", difficulty=3, variety=105)
def product_of_primes(pick: Pick) -> Question:
    """Write a number as a product of primes."""
    primes = sorted(pick.one_of((2, 2, 2, 3, 3, 5, 7, 11, 13)) for _ in range(pick.between(3, 5)))
    number, once = prod(primes), sorted(set(primes))
    pick.need(number <= 700 and 1 < len(once) < len(primes))
    return Question(
        stem=say(N_("Which of these is {number} as a product of prime numbers?"), number=number),
        key=_joined(TIMES, primes),
        wrong=[
            STOPS_BEFORE_PRIMES(_joined(TIMES, sorted([primes[0] * primes[1], *primes[2:]]))),
            EACH_PRIME_ONCE(_joined(TIMES, once)),
            WRITES_A_ONE(_joined(TIMES, [1, *primes])),
        ],
        because=say(
            N_("{product} = {number}, and each of these numbers is a prime."),
            product=_joined(TIMES, primes), number=number,
        ),
    )  # fmt: skip


def _primes_of(number: int) -> list[int]:
    """Return the different primes that divide a number, the smallest first."""
    return [prime for prime in PRIMES if number % prime == 0]


def _joined(template: str, numbers: Sequence[int]) -> object:
    """Return the numbers in one text, as the template joins one and those after it."""
    first, *rest = numbers
    return say(template, one=first, more=_joined(template, rest)) if rest else first
