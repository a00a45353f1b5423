"""From the name of a city to its time zone."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

# The zone database knows one city a zone; these are the ones that people of the others ask for most.
_ALSO = {
    "Asia/Kolkata": "india,delhi,new delhi,mumbai,bombay,bangalore,bengaluru,chennai,hyderabad,pune,jaipur,calcutta",
    "Europe/Berlin": "germany,munich,münchen,hamburg,cologne,köln,frankfurt,stuttgart,leipzig,dresden",
    "Europe/London": "england,uk,scotland,wales,manchester,birmingham,edinburgh,glasgow,liverpool",
    "Europe/Paris": "france,lyon,marseille,toulouse,nice",
    "Europe/Amsterdam": "netherlands,holland,rotterdam,the hague,utrecht",
    "America/New_York": "nyc,new york city,boston,washington,philadelphia,miami,atlanta",
    "America/Los_Angeles": "la,san francisco,seattle,san diego,portland",
    "America/Chicago": "houston,dallas,austin",
    "America/Toronto": "ottawa,montreal",
    "Asia/Shanghai": "china,beijing,peking,shenzhen,guangzhou",
    "Asia/Tokyo": "japan,osaka,kyoto",
    "Asia/Ho_Chi_Minh": "vietnam,hanoi,saigon",
    "Europe/Istanbul": "turkey,ankara,izmir",
    "Europe/Zurich": "switzerland,bern,geneva,basel,zürich",
    "Europe/Vienna": "austria,graz,salzburg",
    "Asia/Karachi": "pakistan,lahore,islamabad",
    "America/Sao_Paulo": "rio,rio de janeiro,brasilia",
    "Australia/Sydney": "canberra",
    "Africa/Lagos": "nigeria,abuja",
    "Africa/Nairobi": "kenya,mombasa",
    "Europe/Madrid": "spain,barcelona,valencia",
    "Europe/Rome": "italy,milan,naples",
}
REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
# Old names of whole regions: somebody who writes "south" did not mean a corner of Australia.
_NO_CITIES = frozenset(
    {"north", "south", "west", "east", "central", "act", "nsw", "queensland", "tasmania", "victoria"}
)


def zone_of(city: str) -> str | None:
    """Return the IANA zone of a city as somebody types it, or None."""
    return _cities().get(_plain(city))


@cache
def _cities() -> dict[str, str]:
    zones = sorted(zone for zone in available_timezones() if zone.startswith(REGIONS))
    known = {_plain(zone.rsplit("/", 1)[1]): zone for zone in zones}
    known = {city: zone for city, zone in known.items() if city not in _NO_CITIES}
    known |= {_plain(zone): zone for zone in zones}
    known |= {_plain(city): zone for zone, cities in _ALSO.items() for city in cities.split(",")}
    return known


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]+", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))
