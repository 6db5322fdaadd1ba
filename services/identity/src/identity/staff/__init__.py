"""Staff (人员): who works where, in which post, under whose authority, and whether they really do."""
