"""What the house says of itself: reminders at a person's own time, and news of what the clock did."""
