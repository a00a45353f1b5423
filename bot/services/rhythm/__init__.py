"""What a student plans and practises: sprints, goals, tasks, habits, and looking back."""
