"""From the name of a city to its time zone."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

# The zone database knows one city a zone; these are the ones that people of the others ask for most.
_ALSO = {
    "Asia/Kolkata": "delhi,new delhi,mumbai,bombay,bangalore,bengaluru,chennai,hyderabad,pune,jaipur,calcutta",
    "Europe/Berlin": "munich,münchen,hamburg,cologne,köln,frankfurt,stuttgart,leipzig",
    "Europe/London": "manchester,birmingham,edinburgh,glasgow,liverpool",
    "America/New_York": "boston,washington,philadelphia,miami,atlanta",
    "America/Los_Angeles": "san francisco,seattle,san diego,portland",
    "America/Chicago": "houston,dallas,austin",
    "Asia/Shanghai": "beijing,peking,shenzhen,guangzhou",
    "Europe/Zurich": "bern,geneva,basel,zürich",
    "Asia/Karachi": "lahore,islamabad",
    "America/Sao_Paulo": "rio,rio de janeiro,brasilia",
    "Australia/Sydney": "canberra",
    "Africa/Lagos": "abuja",
    "Europe/Madrid": "barcelona",
    "Europe/Rome": "milan",
}


def zone_of(city: str) -> str | None:
    """Return the IANA zone of a city as somebody types it, or None."""
    return _cities().get(_plain(city))


@cache
def _cities() -> dict[str, str]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    known = {_plain(zone.rsplit("/", 1)[1]): zone for zone in zones}
    known |= {_plain(zone): zone for zone in zones}
    known |= {_plain(city): zone for zone, cities in _ALSO.items() for city in cities.split(",")}
    return known


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]+", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))
