"""How things went for each patient: clinical state, imaging, recurrence."""
