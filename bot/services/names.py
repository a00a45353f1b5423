"""Names of people and of classes: how they are kept, and when two are the same."""

import unicodedata

from bot.services.errors import BotError

NAME_LIMIT = 60
JOINERS = "\u200c\u200d"
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # to Unicode these are letters, and a sign; nothing of them is seen


def on_one_line(text: str) -> str:
    """Return words on one line, without what cannot be seen.

    The two joiners stay: Persian, Sinhala and others cannot be written without them, nor can some emoji.
    """
    seen = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text)
    seen = "".join(one for one in seen if one in JOINERS or unicodedata.category(one) not in ("Cf", "Cs", "Co", "Cn"))
    return " ".join(seen.split())


def is_seen(text: str) -> bool:
    """Whether anything of a text is to be seen; some send a message that looks like none."""
    hidden = ("Cc", "Cf", "Cs", "Mn", "Zl", "Zp", "Zs")
    return any(one not in BLANKS and unicodedata.category(one) not in hidden for one in text)


def clean_name(name: str) -> str:
    """Return a name on one line, without what cannot be seen; refuse one without letters, or too long for a screen."""
    clean = on_one_line(name)
    if not any(one.isalnum() and one not in BLANKS for one in clean) or len(clean) > NAME_LIMIT:
        raise BotError("bad_name", step="name", limit=NAME_LIMIT)
    return clean


def name_or_none(text: str) -> str | None:
    """Return a name as it will stand on the roster, or None where it has no letter."""
    try:
        return clean_name(text)
    except BotError:
        return None


def first_name(name: str) -> str:
    """Return the first of somebody's names on the roster."""
    return name.split()[0] if name.split() else name


def plain(name: str) -> str:
    """Return a name as it compares: without case, accents and surplus space."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in bare if not unicodedata.combining(one)).split())
