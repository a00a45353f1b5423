"""What is counted while the program runs, for `/metrics`. Labels are words of ours, never anybody's id or text."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

# They would be a second line for each figure, saying since when it is counted.
disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()

RECEIVED = Counter(
    "marbles_updates_received", "Updates that Telegram brought: new ones, and those known already.", ("kind",),
    registry=REGISTRY,
)  # fmt: skip
SERVED = Counter(
    "marbles_inbox_rows_served", "Updates, time-outs and answers of work, by what became of them.", ("state",),
    registry=REGISTRY,
)  # fmt: skip
HANDLING = Histogram(
    "marbles_inbox_row_seconds", "Seconds from taking a row to its commit.", registry=REGISTRY,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15),
)  # fmt: skip
SENT = Counter("marbles_messages_sent", "Calls for messages, by how they ended.", ("outcome",), registry=REGISTRY)

HELPED = Counter("marbles_helper_questions", "Questions to the helper, by how they ended.", ("outcome",),
                 registry=REGISTRY)  # fmt: skip

JOB_RUNS = Counter("marbles_job_runs", "Runs of a job of the timetable.", ("job",), registry=REGISTRY)
JOB_FAILURES = Counter("marbles_job_failures", "Runs of a job that ended in an error.", ("job",), registry=REGISTRY)
JOB_LAST = Gauge("marbles_job_last_run_timestamp_seconds", "When a job ran last.", ("job",), registry=REGISTRY)

STORE_UP = Gauge("marbles_store_reachable", "1 if the database answered for this page.", registry=REGISTRY)
QUEUE_OPEN = Gauge("marbles_queue_open_rows", "Rows that are still to do.", ("queue",), registry=REGISTRY)
QUEUE_AGE = Gauge(
    "marbles_queue_oldest_open_seconds", "Age of the oldest row that is still to do, 0 if there is none.", ("queue",),
    registry=REGISTRY,
)  # fmt: skip
