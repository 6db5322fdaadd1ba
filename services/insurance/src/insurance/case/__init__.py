"""What every case has, of whatever kind: a history, steps that can be taken, somebody for whom it waits."""
