"""A whole village in one act (批量办理): what can be done is done, and everybody's case has its receipt."""
