"""Everything that speaks the Bot API: ingest, lanes, outbox."""

import os

# The library is about to return spans of time as timedelta; asking for it now spares us a warning and two types.
os.environ.setdefault("PTB_TIMEDELTA", "1")
