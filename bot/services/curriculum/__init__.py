"""The curriculum: domains, majors, objectives and activities; looked at, changed, taken in from a file."""
